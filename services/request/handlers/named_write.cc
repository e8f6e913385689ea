#include "services/request/handlers/named_write.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <memory>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/crypto/digest.h"
#include "common/resource_names.h"

namespace custodia::request::handlers {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

const FieldDescriptor* RequestIdField(const Message& message) {
  return message.GetDescriptor()->FindFieldByName("request_id");
}

std::string SerializeWithoutId(const Message& message) {
  const std::unique_ptr<Message> content(message.New());
  content->CopyFrom(message);
  content->GetReflection()->ClearField(content.get(), RequestIdField(message));
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    content->SerializeToCodedStream(&coded);
  }
  return bytes;
}

}  // namespace

std::optional<NamedWrite> ParseNamedWrite(absl::string_view method,
                                          const Message& message,
                                          error::FieldViolations& violations) {
  // In lower case, for a UUID is the same in both (RFC 4122, section 3).
  const std::string id = absl::AsciiStrToLower(
      message.GetReflection()->GetString(message, RequestIdField(message)));
  if (id.empty()) return std::nullopt;
  if (!IsUuid(id)) violations.Add("request_id", "a UUID of 36 characters");
  // With the id, for no two writes' fingerprints to tell that their contents
  // are equal.
  return NamedWrite{.request_id = id,
                    .method = std::string(method),
                    .fingerprint = Sha256(
                        absl::StrCat(id, "\n", SerializeWithoutId(message)))};
}

std::optional<int64_t> SequenceOf(const std::string& etag) {
  if (etag.empty()) return std::nullopt;
  int64_t sequence = 0;
  return absl::SimpleAtoi(etag, &sequence) ? sequence : -1;
}

void KeepLast4(const Patient& patient, v1::Retrieval& message) {
  message.mutable_patient()->clear_ssn();
  message.mutable_patient()->set_ssn_last4(patient.ssn_last4);
}

}  // namespace custodia::request::handlers
