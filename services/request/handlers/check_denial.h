#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_CHECK_DENIAL_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_CHECK_DENIAL_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Serves PolicyService.CheckDenial; the proto states the contract.
absl::StatusOr<v1::CheckDenialResponse> CheckDenial(
    const CallContext& call, const v1::CheckDenialRequest& message,
    const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_CHECK_DENIAL_H_
