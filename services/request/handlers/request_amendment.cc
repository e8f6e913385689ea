#include "services/request/handlers/request_amendment.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/names.h"
#include "services/request/wire/parse_amendment.h"

namespace custodia::request::handlers {
namespace {

// Returns whom a letter to `organization` goes to: as it was written to last
// for these records, or else as the directory knows it.
absl::StatusOr<Lead> WhomToAsk(const Retrieval& retrieval,
                               const std::string& organization,
                               const CallContext& call,
                               const Environment& env) {
  for (auto it = retrieval.attempts.rbegin(); it != retrieval.attempts.rend();
       ++it) {
    if (it->lead.organization == organization &&
        it->lead.role == Role::kHolder) {
      return it->lead;
    }
  }
  return env.locator.Find(
      organization,
      std::min(call.deadline, env.clock.Now() + env.locate_timeout));
}

}  // namespace

absl::StatusOr<v1::Amendment> RequestAmendment(
    const CallContext& call, const v1::RequestAmendmentRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string id =
      wire::ParseRetrievalName(message.parent(), "parent", violations);
  request::RequestAmendment command = wire::ParseAmendment(message, violations);
  const auto write = ParseNamedWrite("RequestAmendment", message, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  CUSTODIA_ASSIGN_OR_RETURN(const Retrieval retrieval, ReadRetrieval(id, env));
  // After the write that makes it, so that a repeat finds what that made; and
  // then nobody need be asked who is meant.
  command.amendment = write ? write->request_id : env.ids.Next();
  if (FindAmendment(retrieval, command.amendment) == nullptr) {
    CUSTODIA_ASSIGN_OR_RETURN(
        command.lead,
        WhomToAsk(retrieval, command.lead.organization, call, env));
  }
  const wire::AmendmentId name{.retrieval = id, .amendment = command.amendment};
  return ChangeAmendment(call, name,
                         {.command = std::move(command), .write = write}, env);
}

}  // namespace custodia::request::handlers
