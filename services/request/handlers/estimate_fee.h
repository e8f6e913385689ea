#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_ESTIMATE_FEE_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_ESTIMATE_FEE_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Serves PolicyService.EstimateFee; the proto states the contract.
absl::StatusOr<v1::EstimateFeeResponse> EstimateFee(
    const CallContext& call, const v1::EstimateFeeRequest& message,
    const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_ESTIMATE_FEE_H_
