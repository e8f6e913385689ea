#include "services/request/handlers/record_amendment_reply.h"

#include <utility>

#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/names.h"
#include "services/request/wire/parse_amendment.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::Amendment> RecordAmendmentReply(
    const CallContext& call, const v1::RecordAmendmentReplyRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const wire::AmendmentId id =
      wire::ParseAmendmentName(message.name(), "name", violations);
  request::RecordAmendmentReply command =
      wire::ParseAmendmentReply(message, violations);
  command.amendment = id.amendment;
  const auto write =
      ParseNamedWrite("RecordAmendmentReply", message, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ChangeAmendment(call, id,
                         {.command = std::move(command), .write = write}, env);
}

}  // namespace custodia::request::handlers
