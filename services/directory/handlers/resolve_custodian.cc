#include "services/directory/handlers/resolve_custodian.h"

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/resolve_question.h"

namespace custodia::directory {

using Response = custodia::wire::EncodedMessage<v1::ResolveCustodianResponse>;

absl::StatusOr<Response> ResolveCustodian(
    const CallContext& /*call*/, const v1::ResolveCustodianRequest& request,
    const Environment& env) {
  CUSTODIA_ASSIGN_OR_RETURN(const ParsedQuestion parsed,
                            ParseResolveRequest(request, env.Today()));
  return ReadOne<Response>(env.store, parsed.known_at,
                           [&](DirectorySnapshot& snapshot) {
                             return ResolveQuestion(parsed, snapshot);
                           });
}

}  // namespace custodia::directory
