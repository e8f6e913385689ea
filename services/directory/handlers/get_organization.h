#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_GET_ORGANIZATION_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_GET_ORGANIZATION_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/handlers/environment.h"

namespace custodia::directory {

// Serves DirectoryService.GetOrganization; the proto states the contract.
absl::StatusOr<v1::Organization> GetOrganization(
    const CallContext& call, const v1::GetOrganizationRequest& request,
    const Environment& env);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_GET_ORGANIZATION_H_
