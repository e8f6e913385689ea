#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/request/domain/check_day.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/judge_amendment.h"

namespace custodia::request {
namespace {

// A correction is of what the patient has read.
bool RecordsCame(const Retrieval& retrieval) {
  for (const Attempt& attempt : retrieval.attempts) {
    if (attempt.release) return true;
  }
  return false;
}

absl::Status IllegalIn(const Amendment& amendment, absl::string_view command) {
  return error::IllegalTransition(command, NameOf(StateOf(amendment)));
}

AmendmentSent SentOf(std::string amendment, const Sending& sending) {
  const Receipt receipt = ReceiptOf(sending);
  return {.amendment = std::move(amendment),
          .channel = sending.channel,
          .sent_date = sending.sent_date,
          .received_date = receipt.date,
          .received_date_assumed = receipt.assumed};
}

void CheckText(absl::string_view field, absl::string_view text,
               error::FieldViolations& violations) {
  if (absl::StripAsciiWhitespace(text).empty()) violations.Add(field, "given");
}

void CheckChannel(absl::string_view field, Channel channel,
                  error::FieldViolations& violations) {
  if (channel == Channel::kPhone) {
    violations.Add(field, "one that carries a letter");
  }
}

// Returns whether a reply may follow what was replied before.
class Follows {
 public:
  explicit Follows(const Amendment& amendment) : amendment_(amendment) {}

  // More time than what? It takes a clock that runs.
  bool operator()(const ExtensionNotice&) const { return amendment_.waits(); }
  // Whoever answers has the letter, even if nobody said that it went. A notice
  // may be sent again, mended, and a refusal be taken back.
  bool operator()(const AmendmentAcceptance&) const { return !Ended(); }
  bool operator()(const AmendmentDenial&) const { return !Ended(); }
  bool operator()(const Rebuttal&) const {
    return StateOf(amendment_) == AmendmentState::kDisagreed &&
           !amendment_.rebuttal;
  }

 private:
  bool Ended() const {
    return StateOf(amendment_) == AmendmentState::kAccepted;
  }

  const Amendment& amendment_;
};

// Adds what is wrong with the dates of a reply.
class DateCheck {
 public:
  DateCheck(const Amendment& amendment, const PartialDate& today,
            error::FieldViolations& violations)
      : sent_(amendment.sent_date.known() ? amendment.sent_date
                                          : amendment.received_date),
        today_(today),
        violations_(violations) {}

  void operator()(const ExtensionNotice& reply) {
    Check("extension.notice_date", reply.notice_date);
    if (!reply.promised_date.complete()) {
      violations_.Add("extension.promised_date", "a complete date");
    } else if (reply.promised_date < reply.notice_date) {
      violations_.Add("extension.promised_date",
                      "a day not before notice_date");
    }
  }
  void operator()(const AmendmentAcceptance& reply) {
    Check("acceptance.date", reply.date);
  }
  void operator()(const AmendmentDenial& reply) {
    Check("denial.date", reply.date);
  }
  void operator()(const Rebuttal& reply) { Check("rebuttal.date", reply.date); }

 private:
  void Check(absl::string_view field, const PartialDate& day) {
    CheckDay(field, day, sent_, "a day not before the letter was sent", today_,
             violations_);
  }

  const PartialDate sent_;
  const PartialDate today_;
  error::FieldViolations& violations_;
};

}  // namespace

absl::Status NoSuchAmendment(const Retrieval& retrieval, absl::string_view id) {
  return error::AmendmentNotFound(
      absl::StrCat("retrievals/", retrieval.id, "/amendments/", id));
}

absl::StatusOr<std::vector<Event>> DecideRequestAmendment(
    const Retrieval& retrieval, const RequestAmendment& command,
    const Context& context) {
  if (!RecordsCame(retrieval)) {
    return error::IllegalTransition(NameOf(Command(command)),
                                    NameOf(StateOf(retrieval)));
  }
  const Sending& sending = command.sending;
  const bool gone = sending.sent_date.known() || sending.received_date.known();
  error::FieldViolations violations;
  CheckText("amendment.statement", command.correction.statement, violations);
  CheckDates(sending, "amendment.", PartialDate::Of(context.today), violations);
  CheckChannel("amendment.channel", sending.channel, violations);
  if (!gone && sending.channel != Channel::kUnspecified) {
    violations.Add("amendment.channel", "absent until sent_date is given");
  }
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  std::vector<Event> events = {
      AmendmentRequested{.amendment = command.amendment,
                         .lead = command.lead,
                         .correction = command.correction}};
  if (gone) events.emplace_back(SentOf(command.amendment, sending));
  return events;
}

absl::StatusOr<std::vector<Event>> DecideAmendmentSent(
    const Retrieval& retrieval, const MarkAmendmentSent& command,
    const Context& context) {
  const Amendment* amendment = FindAmendment(retrieval, command.amendment);
  if (amendment == nullptr) {
    return NoSuchAmendment(retrieval, command.amendment);
  }
  if (StateOf(*amendment) != AmendmentState::kReadyToSend) {
    return IllegalIn(*amendment, NameOf(Command(command)));
  }
  error::FieldViolations violations;
  if (!command.sending.sent_date.known()) {
    violations.Add("sent_date", "a complete date");
  }
  CheckDates(command.sending, "", PartialDate::Of(context.today), violations);
  CheckChannel("channel", command.sending.channel, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return std::vector<Event>{SentOf(command.amendment, command.sending)};
}

absl::StatusOr<std::vector<Event>> DecideAmendmentReply(
    const Retrieval& retrieval, const RecordAmendmentReply& command,
    const Context& context) {
  const Amendment* amendment = FindAmendment(retrieval, command.amendment);
  if (amendment == nullptr) {
    return NoSuchAmendment(retrieval, command.amendment);
  }
  if (!std::visit(Follows(*amendment), command.reply)) {
    return IllegalIn(*amendment, NameOf(Command(command)));
  }
  error::FieldViolations violations;
  std::visit(DateCheck(*amendment, PartialDate::Of(context.today), violations),
             command.reply);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  const Judgement judgement = JudgeAmendmentReply(retrieval.order, *amendment,
                                                  command.reply, context.rules);
  std::vector<Event> events = {
      AmendmentReplied{.amendment = command.amendment, .reply = command.reply}};
  if (judgement.clock) {
    events.emplace_back(ClockSet{.clock = *judgement.clock,
                                 .ruleset_version = context.rules.version,
                                 .amendment = command.amendment});
  }
  if (!judgement.defects.empty()) {
    events.emplace_back(DefectsFound{.defects = judgement.defects,
                                     .amendment = command.amendment});
  }
  return events;
}

absl::StatusOr<std::vector<Event>> DecideDisagreement(
    const Retrieval& retrieval, const SubmitDisagreement& command) {
  const Amendment* amendment = FindAmendment(retrieval, command.amendment);
  if (amendment == nullptr) {
    return NoSuchAmendment(retrieval, command.amendment);
  }
  const AmendmentState state = StateOf(*amendment);
  if (state != AmendmentState::kDenied &&
      state != AmendmentState::kPartlyAccepted) {
    return IllegalIn(*amendment, NameOf(Command(command)));
  }
  error::FieldViolations violations;
  CheckText("statement", command.statement, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return std::vector<Event>{DisagreementSubmitted{
      .amendment = command.amendment, .statement = command.statement}};
}

}  // namespace custodia::request
