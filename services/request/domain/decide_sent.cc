#include <utility>

#include "common/status_macros.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/sending.h"

namespace custodia::request {
namespace {

Sending SendingOf(const MarkAttemptSent& command) {
  return {.channel = command.channel,
          .sent_date = command.sent_date,
          .received_date = command.received_date};
}

absl::Status CheckFields(const MarkAttemptSent& command, Role role,
                         const PartialDate& today) {
  error::FieldViolations violations;
  if (command.channel == Channel::kUnspecified) {
    violations.Add("channel", "given");
  } else if (command.channel == Channel::kPhone && role != Role::kReferrer) {
    violations.Add("channel",
                   "one that carries a letter: the lead is a HOLDER");
  }
  if (!command.sent_date.known()) {
    violations.Add("sent_date", "a complete date");
  }
  CheckDates(SendingOf(command), "", today, violations);
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<std::vector<Event>> DecideSent(const Retrieval& retrieval,
                                              const MarkAttemptSent& command,
                                              const Context& context) {
  const Attempt* attempt = FindAttempt(retrieval, command.attempt);
  if (attempt == nullptr) return NoSuchAttempt(retrieval, command.attempt);
  // The end of a retrieval abandons what is planned: no ended one has any.
  if (attempt->state != AttemptState::kPlanned) {
    return error::IllegalTransition(NameOf(Command(command)),
                                    NameOf(attempt->state));
  }
  // A revision may have taken back what a letter must say.
  const RetrievalState state = StateOf(retrieval);
  if (state == RetrievalState::kNeedsInformation) {
    return error::IllegalTransition(NameOf(Command(command)), NameOf(state));
  }
  CUSTODIA_RETURN_IF_ERROR(
      CheckFields(command, attempt->lead.role, PartialDate::Of(context.today)));
  AttemptSent event{.attempt = command.attempt,
                    .channel = command.channel,
                    .sent_date = command.sent_date};
  // Without a clock there is a day that we set, which is kept like one: another
  // setting moves no inquiry that is out.
  if (attempt->lead.role == Role::kReferrer) {
    event.follow_up_date = PartialDate::Of(*command.sent_date.FirstDay() +
                                           context.referrer_follow_up_days);
  } else {
    const Receipt receipt = ReceiptOf(SendingOf(command));
    event.received_date = receipt.date;
    event.received_date_assumed = receipt.assumed;
  }
  return std::vector<Event>{std::move(event)};
}

}  // namespace custodia::request
