#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_LIST_WORK_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_LIST_WORK_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Serves RequestService.ListWork; the proto states the contract. What is to be
// done is that of the moment of the call.
absl::StatusOr<v1::ListWorkResponse> ListWork(
    const CallContext& call, const v1::ListWorkRequest& message,
    const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_LIST_WORK_H_
