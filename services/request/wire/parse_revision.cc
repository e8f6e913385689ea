#include "services/request/wire/parse_revision.h"

#include <google/protobuf/util/field_mask_util.h>

#include <algorithm>
#include <string>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/order.h"
#include "services/request/wire/parse_order.h"

namespace custodia::request::wire {
namespace {

using google::protobuf::util::FieldMaskUtil;

constexpr absl::string_view kRevisable[] = {
    "patient",  "requester", "provider",         "record_kind", "records",
    "delivery", "signature", "client_reference", "time_zone",
};
constexpr char kKeptDigits[] = "patient.ssn_last4";

bool IsRevisable(const std::string& path) {
  const absl::string_view first = *absl::StrSplit(path, '.').begin();
  return path != kKeptDigits &&
         std::find(std::begin(kRevisable), std::end(kRevisable), first) !=
             std::end(kRevisable) &&
         FieldMaskUtil::IsValidPath<v1::Retrieval>(path);
}

bool NamesSsn(const google::protobuf::FieldMask& mask) {
  return std::any_of(mask.paths().begin(), mask.paths().end(),
                     [](const std::string& path) {
                       return path == "patient" || path == "patient.ssn";
                     });
}

}  // namespace

void CheckMask(const v1::ReviseRetrievalRequest& proto,
               error::FieldViolations& violations) {
  const FieldReader reader("", violations);
  const auto& paths = proto.update_mask().paths();
  if (paths.empty()) reader.Add("update_mask", "given");
  if (!reader.Count(paths.size(), "update_mask")) return;
  for (const std::string& path : paths) {
    if (!IsRevisable(path)) {
      reader.Add("update_mask", "of fields that a caller may set");
      return;
    }
  }
}

Order ParseRevision(const v1::ReviseRetrievalRequest& proto,
                    const Order& current, absl::CivilDay today,
                    error::FieldViolations& violations) {
  v1::Retrieval merged = ToProto(current);
  FieldMaskUtil::MergeOptions options;
  options.set_replace_message_fields(true);
  options.set_replace_repeated_fields(true);
  FieldMaskUtil::MergeMessageTo(proto.retrieval(), proto.update_mask(), options,
                                &merged);
  Order order = ParseOrder(merged, today, violations);
  if (!NamesSsn(proto.update_mask())) {
    order.patient.ssn_last4 = current.patient.ssn_last4;
  }
  return order;
}

}  // namespace custodia::request::wire
