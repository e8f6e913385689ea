#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_RETRACT_FACT_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_RETRACT_FACT_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/handlers/environment.h"

namespace custodia::directory {

// Serves DirectoryService.RetractFact; the proto states the contract.
absl::StatusOr<v1::RetractFactResponse> RetractFact(
    const CallContext& call, const v1::RetractFactRequest& request,
    const Environment& env);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_RETRACT_FACT_H_
