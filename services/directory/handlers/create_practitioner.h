#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_CREATE_PRACTITIONER_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_CREATE_PRACTITIONER_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/handlers/environment.h"

namespace custodia::directory {

// Serves DirectoryService.CreatePractitioner; the proto states the contract.
absl::StatusOr<v1::Practitioner> CreatePractitioner(
    const CallContext& call, const v1::CreatePractitionerRequest& request,
    const Environment& env);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_CREATE_PRACTITIONER_H_
