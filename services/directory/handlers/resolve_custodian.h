#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_RESOLVE_CUSTODIAN_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_RESOLVE_CUSTODIAN_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "common/wire/message_writer.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/handlers/environment.h"

namespace custodia::directory {

// Serves DirectoryService.ResolveCustodian; the proto states the contract.
absl::StatusOr<custodia::wire::EncodedMessage<v1::ResolveCustodianResponse>>
ResolveCustodian(const CallContext& call,
                 const v1::ResolveCustodianRequest& request,
                 const Environment& env);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_RESOLVE_CUSTODIAN_H_
