#include "services/directory/handlers/write_once.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <memory>
#include <optional>

#include "absl/strings/ascii.h"
#include "common/crypto/digest.h"
#include "common/resource_names.h"
#include "common/status_macros.h"

namespace custodia::directory {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

const FieldDescriptor* RequestIdField(const Message& request) {
  return request.GetDescriptor()->FindFieldByName("request_id");
}

std::string Fingerprint(const Message& request) {
  const std::unique_ptr<Message> content(request.New());
  content->CopyFrom(request);
  content->GetReflection()->ClearField(content.get(), RequestIdField(request));
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    content->SerializeToCodedStream(&coded);
  }
  return Sha256(bytes);
}

// Returns the id of what the write made at first, if it was done before.
absl::StatusOr<std::optional<std::string>> FindEarlier(
    const WriteKey& key, DirectorySnapshot& snapshot) {
  if (key.request_id.empty()) return std::nullopt;
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<RecordedRequest> earlier,
                            snapshot.FindRequest(key.request_id));
  if (!earlier.has_value()) return std::nullopt;
  if (earlier->method != key.method ||
      earlier->fingerprint != key.fingerprint) {
    return error::RequestIdReused();
  }
  return earlier->resource;
}

}  // namespace

WriteKey ParseWriteKey(absl::string_view method, const Message& request,
                       error::FieldViolations& violations) {
  // In lower case, for a UUID is the same in both (RFC 4122, section 3).
  const std::string request_id = absl::AsciiStrToLower(
      request.GetReflection()->GetString(request, RequestIdField(request)));
  if (!request_id.empty() && !IsUuid(request_id)) {
    violations.Add("request_id", "a UUID of 36 characters");
  }
  return {.request_id = request_id,
          .method = std::string(method),
          .fingerprint = Fingerprint(request)};
}

absl::Status WriteOnce(const Environment& env, const WriteKey& key,
                       MakeOnce make, LoadMade load) {
  return env.store.Write(
      env.clock.Now(), [&](DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(std::optional<std::string> id,
                                  FindEarlier(key, txn));
        if (!id.has_value()) {
          CUSTODIA_ASSIGN_OR_RETURN(id, make(txn));
          if (!key.request_id.empty()) {
            CUSTODIA_RETURN_IF_ERROR(txn.RecordRequest(
                key.request_id, {.method = key.method,
                                 .fingerprint = key.fingerprint,
                                 .resource = *id}));
          }
        }
        return load(*id, txn);
      });
}

}  // namespace custodia::directory
