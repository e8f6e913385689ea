#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_ASSESS_RETENTION_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_ASSESS_RETENTION_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Serves PolicyService.AssessRetention; the proto states the contract.
absl::StatusOr<v1::AssessRetentionResponse> AssessRetention(
    const CallContext& call, const v1::AssessRetentionRequest& message,
    const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_ASSESS_RETENTION_H_
