#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_LIST_RETRIEVALS_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_LIST_RETRIEVALS_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Serves RequestService.ListRetrievals; the proto states the contract.
//
// A page ends early where its answer would outgrow what gRPC clients take.
absl::StatusOr<v1::ListRetrievalsResponse> ListRetrievals(
    const CallContext& call, const v1::ListRetrievalsRequest& message,
    const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_LIST_RETRIEVALS_H_
