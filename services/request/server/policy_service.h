#ifndef CUSTODIA_SERVICES_REQUEST_SERVER_POLICY_SERVICE_H_
#define CUSTODIA_SERVICES_REQUEST_SERVER_POLICY_SERVICE_H_

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/grpc_call.h"
#include "custodia/request/v1/policy_service.grpc.pb.h"
#include "services/request/handlers/assess_retention.h"
#include "services/request/handlers/check_authority.h"
#include "services/request/handlers/check_denial.h"
#include "services/request/handlers/compute_due_dates.h"
#include "services/request/handlers/environment.h"
#include "services/request/handlers/estimate_fee.h"

namespace custodia::request {

// Binds each RPC to its handler. One line each; logic belongs in handlers/.
// Thread-safe.
class PolicyService final : public v1::PolicyService::Service {
 public:
  explicit PolicyService(handlers::Environment env) : env_(std::move(env)) {}

  grpc::Status ComputeDueDates(grpc::ServerContext* context,
                               const v1::ComputeDueDatesRequest* request,
                               v1::ComputeDueDatesResponse* response) override {
    return Answer("ComputeDueDates", *context, *request, response,
                  handlers::ComputeDueDates);
  }

  grpc::Status EstimateFee(grpc::ServerContext* context,
                           const v1::EstimateFeeRequest* request,
                           v1::EstimateFeeResponse* response) override {
    return Answer("EstimateFee", *context, *request, response,
                  handlers::EstimateFee);
  }

  grpc::Status AssessRetention(grpc::ServerContext* context,
                               const v1::AssessRetentionRequest* request,
                               v1::AssessRetentionResponse* response) override {
    return Answer("AssessRetention", *context, *request, response,
                  handlers::AssessRetention);
  }

  grpc::Status CheckAuthority(grpc::ServerContext* context,
                              const v1::CheckAuthorityRequest* request,
                              v1::CheckAuthorityResponse* response) override {
    return Answer("CheckAuthority", *context, *request, response,
                  handlers::CheckAuthority);
  }

  grpc::Status CheckDenial(grpc::ServerContext* context,
                           const v1::CheckDenialRequest* request,
                           v1::CheckDenialResponse* response) override {
    return Answer("CheckDenial", *context, *request, response,
                  handlers::CheckDenial);
  }

 private:
  template <typename Request, typename Response>
  grpc::Status Answer(
      absl::string_view rpc, const grpc::ServerContext& context,
      const Request& request, Response* response,
      absl::StatusOr<Response> (*handler)(const CallContext&, const Request&,
                                          const handlers::Environment&)) {
    return AnswerUnary(
        MethodName(rpc), context, request, response,
        [&](const CallContext& call) { return handler(call, request, env_); });
  }

  static std::string MethodName(absl::string_view rpc) {
    return absl::StrCat("/", v1::PolicyService::service_full_name(), "/", rpc);
  }

  const handlers::Environment env_;  // Refers to what main() owns.
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_SERVER_POLICY_SERVICE_H_
