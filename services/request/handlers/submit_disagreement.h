#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_SUBMIT_DISAGREEMENT_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_SUBMIT_DISAGREEMENT_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Serves RequestService.SubmitDisagreement; the proto states the contract.
absl::StatusOr<v1::Amendment> SubmitDisagreement(
    const CallContext& call, const v1::SubmitDisagreementRequest& message,
    const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_SUBMIT_DISAGREEMENT_H_
