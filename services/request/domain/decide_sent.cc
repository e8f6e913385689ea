#include <utility>

#include "common/status_macros.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/errors.h"

namespace custodia::request {
namespace {

// How long post takes, where nobody knows the day of receipt.
constexpr int kDaysOfPost = 3;

bool ByPost(Channel channel) {
  return channel == Channel::kMail || channel == Channel::kCertifiedMail;
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
  if (!command.sent_date.complete()) {
    violations.Add("sent_date", "a complete date");
  } else if (command.sent_date > today) {
    violations.Add("sent_date", "a day that is not in the future");
  }
  const PartialDate& received = command.received_date;
  if (received.known()) {
    if (!received.complete()) {
      violations.Add("received_date", "a complete date");
    } else if (received > today) {
      violations.Add("received_date", "a day that is not in the future");
    } else if (received < command.sent_date) {
      violations.Add("received_date", "a day not before sent_date");
    }
  }
  return violations.ToStatus();
}

// The clock starts on the day of receipt (45 CFR 164.524(b)(2)).
void SetReceipt(const MarkAttemptSent& command, AttemptSent& event) {
  if (command.received_date.known()) {
    event.received_date = command.received_date;
  } else if (ByPost(command.channel)) {
    event.received_date =
        PartialDate::Of(*command.sent_date.FirstDay() + kDaysOfPost);
    event.received_date_assumed = true;
  } else {
    event.received_date = command.sent_date;
  }
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
    SetReceipt(command, event);
  }
  return std::vector<Event>{std::move(event)};
}

}  // namespace custodia::request
