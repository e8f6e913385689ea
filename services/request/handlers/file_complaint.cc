#include "services/request/handlers/file_complaint.h"

#include <utility>

#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/names.h"
#include "services/request/wire/parse_grievance.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::Retrieval> FileComplaint(
    const CallContext& call, const v1::FileComplaintRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const wire::AttemptId id =
      wire::ParseAttemptName(message.name(), "name", violations);
  request::FileComplaint command = wire::ParseComplaint(message, violations);
  command.attempt = id.attempt;
  const auto write = ParseNamedWrite("FileComplaint", message, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ChangeAttempt(call, message.name(),
                       {.retrieval = id.retrieval,
                        .command = std::move(command),
                        .write = write},
                       env);
}

}  // namespace custodia::request::handlers
