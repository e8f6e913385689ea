#include "common/wire/status.h"

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "google/rpc/error_details.pb.h"

namespace custodia::wire {
namespace {

constexpr char kDomain[] = "custodia.dev";
constexpr absl::string_view kTypeUrl = "type.googleapis.com/";

}  // namespace

google::rpc::Status ToProto(const absl::Status& status) {
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(status.code()));
  proto.set_message(std::string(status.message()));

  google::rpc::ErrorInfo info;
  info.set_reason(error::Reason(status));
  info.set_domain(kDomain);
  proto.add_details()->PackFrom(info);

  const auto violations = error::Violations(status);
  if (!violations.empty()) {
    google::rpc::BadRequest bad;
    for (const error::FieldViolation& violation : violations) {
      auto* field = bad.add_field_violations();
      field->set_field(violation.field);
      field->set_description(violation.description);
    }
    proto.add_details()->PackFrom(bad);
  }
  for (const error::Detail& detail : error::Details(status)) {
    google::protobuf::Any* any = proto.add_details();
    any->set_type_url(absl::StrCat(kTypeUrl, detail.type_name));
    any->set_value(detail.serialized);
  }
  return proto;
}

}  // namespace custodia::wire
