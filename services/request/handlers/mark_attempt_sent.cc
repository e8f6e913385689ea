#include "services/request/handlers/mark_attempt_sent.h"

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/names.h"

namespace custodia::request::handlers {
namespace {

request::MarkAttemptSent ParseCommand(const v1::MarkAttemptSentRequest& message,
                                      error::FieldViolations& violations) {
  const wire::FieldReader reader("", violations);
  reader.Choice<Channel>(message.channel(), "channel");
  if (message.channel() == v1::Attempt::CHANNEL_UNSPECIFIED) {
    reader.Add("channel", "given");
  }
  if (!message.has_sent_date()) reader.Add("sent_date", "given");
  return {.channel = wire::FromProto<Channel>(message.channel()),
          .sent_date = reader.WholeDate(message.sent_date(), "sent_date"),
          .received_date =
              reader.WholeDate(message.received_date(), "received_date")};
}

}  // namespace

absl::StatusOr<v1::Retrieval> MarkAttemptSent(
    const CallContext& call, const v1::MarkAttemptSentRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const wire::AttemptId id =
      wire::ParseAttemptName(message.name(), "name", violations);
  request::MarkAttemptSent command = ParseCommand(message, violations);
  command.attempt = id.attempt;
  const auto write = ParseNamedWrite("MarkAttemptSent", message, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ChangeAttempt(
      call, message.name(),
      {.retrieval = id.retrieval, .command = command, .write = write}, env);
}

}  // namespace custodia::request::handlers
