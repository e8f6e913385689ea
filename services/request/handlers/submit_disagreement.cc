#include "services/request/handlers/submit_disagreement.h"

#include <utility>

#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/names.h"
#include "services/request/wire/parse_amendment.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::Amendment> SubmitDisagreement(
    const CallContext& call, const v1::SubmitDisagreementRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const wire::AmendmentId id =
      wire::ParseAmendmentName(message.name(), "name", violations);
  request::SubmitDisagreement command =
      wire::ParseDisagreement(message, violations);
  command.amendment = id.amendment;
  const auto write = ParseNamedWrite("SubmitDisagreement", message, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ChangeAmendment(call, id,
                         {.command = std::move(command), .write = write}, env);
}

}  // namespace custodia::request::handlers
