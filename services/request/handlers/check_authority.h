#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_CHECK_AUTHORITY_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_CHECK_AUTHORITY_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Serves PolicyService.CheckAuthority; the proto states the contract.
absl::StatusOr<v1::CheckAuthorityResponse> CheckAuthority(
    const CallContext& call, const v1::CheckAuthorityRequest& message,
    const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_CHECK_AUTHORITY_H_
