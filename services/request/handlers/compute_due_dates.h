#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_COMPUTE_DUE_DATES_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_COMPUTE_DUE_DATES_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Serves PolicyService.ComputeDueDates; the proto states the contract.
absl::StatusOr<v1::ComputeDueDatesResponse> ComputeDueDates(
    const CallContext& call, const v1::ComputeDueDatesRequest& message,
    const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_COMPUTE_DUE_DATES_H_
