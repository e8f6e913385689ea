#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_END_AFFILIATION_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_END_AFFILIATION_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/handlers/environment.h"

namespace custodia::directory {

// Serves DirectoryService.EndAffiliation; the proto states the contract.
absl::StatusOr<v1::Affiliation> EndAffiliation(
    const CallContext& call, const v1::EndAffiliationRequest& request,
    const Environment& env);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_END_AFFILIATION_H_
