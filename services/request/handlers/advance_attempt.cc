#include "services/request/handlers/advance_attempt.h"

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/names.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::Retrieval> AdvanceAttempt(
    const CallContext& call, const v1::AdvanceAttemptRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const wire::AttemptId id =
      wire::ParseAttemptName(message.name(), "name", violations);
  wire::FieldReader("", violations)
      .Text(message.reason(), "reason", wire::kMaxText);
  const auto write = ParseNamedWrite("AdvanceAttempt", message, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ChangeAttempt(
      call, message.name(),
      {.retrieval = id.retrieval,
       .command = request::AdvanceAttempt{.attempt = id.attempt,
                                          .explanation = message.reason()},
       .write = write},
      env);
}

}  // namespace custodia::request::handlers
