#include "common/grpc_call.h"

#include <memory>
#include <vector>

#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/errors.h"
#include "common/telemetry/log.h"
#include "common/wire/status.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace custodia {
namespace {

constexpr absl::string_view kTypeUrl = "type.googleapis.com/";

}  // namespace

CallContext MakeCallContext(const grpc::ServerContextBase& context) {
  const std::vector<grpc::string_ref> identity =
      context.auth_context()->GetPeerIdentity();
  return CallContext{
      .caller = identity.empty()
                    ? "anonymous"
                    : std::string(identity[0].data(), identity[0].size()),
      .deadline = absl::FromChrono(context.deadline())};
}

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  return {static_cast<grpc::StatusCode>(status.code()),
          std::string(status.message()),
          wire::ToProto(status).SerializeAsString()};
}

grpc::ByteBuffer ToByteBuffer(std::string bytes) {
  auto kept = std::make_unique<std::string>(std::move(bytes));
  char* const data = kept->data();
  const size_t size = kept->size();
  const grpc::Slice slice(
      data, size,
      [](void* owner) {
        const std::unique_ptr<std::string> ends(
            static_cast<std::string*>(owner));
      },
      kept.release());
  return grpc::ByteBuffer(&slice, 1);
}

absl::Status FromGrpcStatus(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  const auto code = static_cast<absl::StatusCode>(status.error_code());
  absl::Status made(code, status.error_message());
  google::rpc::Status details;
  if (!details.ParseFromString(status.error_details())) return made;
  for (const google::protobuf::Any& any : details.details()) {
    google::rpc::ErrorInfo info;
    if (any.UnpackTo(&info)) {
      made = error::Make(code, info.reason(), status.error_message());
    }
  }
  for (const google::protobuf::Any& any : details.details()) {
    absl::string_view type = any.type_url();
    if (any.Is<google::rpc::ErrorInfo>() || any.Is<google::rpc::BadRequest>() ||
        !absl::ConsumePrefix(&type, kTypeUrl)) {
      continue;
    }
    error::AttachDetail(made, type, any.value());
  }
  return made;
}

// Durations are not decisions, so they are read from the machine's own clock.
CallLog::CallLog(std::string method)
    : method_(std::move(method)), start_(absl::Now()) {}

void CallLog::Finish(const absl::Status& status, absl::string_view resource) {
  const double millis = absl::ToDoubleMilliseconds(absl::Now() - start_);
  log::Info("call", {{"method", method_},
                     {"code", absl::StatusCodeToString(status.code())},
                     {"reason", error::Reason(status)},
                     {"resource", resource},
                     {"duration_ms", millis}});
}

}  // namespace custodia
