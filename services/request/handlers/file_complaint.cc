#include "services/request/handlers/file_complaint.h"

#include <utility>

#include "common/status_macros.h"
#include "services/request/domain/errors.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/names.h"
#include "services/request/wire/parse_grievance.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::Retrieval> FileComplaint(
    const CallContext& call, const v1::FileComplaintRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  Change change;
  request::FileComplaint command = wire::ParseComplaint(message, violations);
  const bool of_amendment = wire::NamesAmendment(message.name());
  if (of_amendment) {
    const wire::AmendmentId id =
        wire::ParseAmendmentName(message.name(), "name", violations);
    change.retrieval = id.retrieval;
    command.amendment = id.amendment;
  } else {
    const wire::AttemptId id =
        wire::ParseAttemptName(message.name(), "name", violations);
    change.retrieval = id.retrieval;
    command.attempt = id.attempt;
  }
  change.command = std::move(command);
  change.write = ParseNamedWrite("FileComplaint", message, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  if (!of_amendment) {
    return ChangeAttempt(call, message.name(), std::move(change), env);
  }
  absl::StatusOr<v1::Retrieval> changed =
      ChangeRetrieval(call, std::move(change), env);
  if (error::Reason(changed.status()) == "RETRIEVAL_NOT_FOUND") {
    return error::AmendmentNotFound(message.name());
  }
  return changed;
}

}  // namespace custodia::request::handlers
