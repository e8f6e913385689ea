#ifndef CUSTODIA_SERVICES_REQUEST_SERVER_POLICY_SERVICE_H_
#define CUSTODIA_SERVICES_REQUEST_SERVER_POLICY_SERVICE_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "custodia/request/v1/policy_service.grpc.pb.h"
#include "services/request/server/not_yet.h"

namespace custodia::request {

// The law. This release has no rule data, and a guess is no answer.
// Thread-safe.
class PolicyService final : public v1::PolicyService::Service {
 public:
  grpc::Status ComputeDueDates(grpc::ServerContext* context,
                               const v1::ComputeDueDatesRequest* /*request*/,
                               v1::ComputeDueDatesResponse* response) override {
    return NotYet(MethodName("ComputeDueDates"), *context, response);
  }

  grpc::Status EstimateFee(grpc::ServerContext* context,
                           const v1::EstimateFeeRequest* /*request*/,
                           v1::EstimateFeeResponse* response) override {
    return NotYet(MethodName("EstimateFee"), *context, response);
  }

  grpc::Status AssessRetention(grpc::ServerContext* context,
                               const v1::AssessRetentionRequest* /*request*/,
                               v1::AssessRetentionResponse* response) override {
    return NotYet(MethodName("AssessRetention"), *context, response);
  }

  grpc::Status CheckAuthority(grpc::ServerContext* context,
                              const v1::CheckAuthorityRequest* /*request*/,
                              v1::CheckAuthorityResponse* response) override {
    return NotYet(MethodName("CheckAuthority"), *context, response);
  }

  grpc::Status CheckDenial(grpc::ServerContext* context,
                           const v1::CheckDenialRequest* /*request*/,
                           v1::CheckDenialResponse* response) override {
    return NotYet(MethodName("CheckDenial"), *context, response);
  }

 private:
  static std::string MethodName(absl::string_view rpc) {
    return absl::StrCat("/", v1::PolicyService::service_full_name(), "/", rpc);
  }
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_SERVER_POLICY_SERVICE_H_
