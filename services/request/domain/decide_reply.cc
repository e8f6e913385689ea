#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "common/status_macros.h"
#include "services/request/domain/asking.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/draft.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/judge_reply.h"
#include "services/request/domain/plan.h"
#include "services/request/domain/reply_fields.h"

namespace custodia::request {
namespace {

// Returns the state of an attempt after a reply. What has been closed is not
// opened by one, and the records that came stay the last word.
struct StateAfter {
  const Attempt& attempt;
  bool extended = false;  // an extension was accepted

  AttemptState operator()(const Acknowledgement&) const { return Arrived(); }

  // Who answers the letter has it.
  AttemptState operator()(const FeeQuote&) const { return Arrived(); }
  AttemptState operator()(const InformationRequest&) const { return Arrived(); }

  // What was granted of a request of which the rest was refused is all that
  // will come; a review is waited for.
  AttemptState operator()(const Fulfilment& reply) const {
    if (reply.complete) return AttemptState::kFulfilled;
    if (!attempt.open() || attempt.state == AttemptState::kUnderReview) {
      return attempt.state;
    }
    return attempt.denial && !attempt.refusal_fell
               ? Refused()
               : AttemptState::kPartiallyFulfilled;
  }

  AttemptState operator()(const ExtensionNotice&) const {
    const AttemptState arrived = Arrived();
    return extended && arrived == AttemptState::kAcknowledged
               ? AttemptState::kExtended
               : arrived;
  }

  // Who grants a part still owes it, unless it came before.
  AttemptState operator()(const DenialNotice& reply) const {
    if (attempt.state == AttemptState::kFulfilled ||
        attempt.state == AttemptState::kUnderReview) {
      return attempt.state;
    }
    const bool owes_rest = !reply.withheld_categories.empty() &&
                           attempt.open() &&
                           attempt.state != AttemptState::kPartiallyFulfilled;
    return owes_rest ? Arrived() : Refused();
  }

  AttemptState operator()(const NotCustodian&) const {
    if (attempt.state == AttemptState::kFulfilled ||
        attempt.state == AttemptState::kDenied) {
      return attempt.state;
    }
    return attempt.lead.role == Role::kReferrer ? AttemptState::kAnswered
                                                : AttemptState::kNotCustodian;
  }

  AttemptState operator()(const Undeliverable&) const {
    return attempt.open() ? AttemptState::kUndeliverable : attempt.state;
  }

  // A review may have been asked for while the rest was still due.
  AttemptState Refused() const {
    return attempt.open() && attempt.review_pending()
               ? AttemptState::kUnderReview
               : AttemptState::kDenied;
  }

  AttemptState Arrived() const {
    return attempt.state == AttemptState::kSent ? AttemptState::kAcknowledged
                                                : attempt.state;
  }
};

// A referrer has no records to send, delay, price or refuse: whoever does is
// another attempt.
bool MayComeOfReferrer(const Reply& reply) {
  return !std::holds_alternative<Fulfilment>(reply) &&
         !std::holds_alternative<ExtensionNotice>(reply) &&
         !std::holds_alternative<FeeQuote>(reply) &&
         !std::holds_alternative<DenialNotice>(reply);
}

// Works out what follows from a reply that has been recorded.
class Consequence {
 public:
  Consequence(const Attempt& before, Draft& draft)
      : before_(before), draft_(draft) {}

  void operator()(const Acknowledgement&) {}
  void operator()(const ExtensionNotice&) {}
  void operator()(const FeeQuote&) {}
  void operator()(const InformationRequest&) {}

  // Whoever refuses has the records, and asking elsewhere is the patient's
  // choice; who says that it does not keep them is answered like one who is not
  // the custodian.
  void operator()(const DenialNotice& reply) {
    if (KeepsNothing(reply)) PlanNext(before_.part, draft_);
  }

  void operator()(const Fulfilment& reply) {
    if (!reply.complete) return;
    const std::string open =
        FindPart(draft_.retrieval(), before_.part)->open_attempt;
    if (open.empty()) return;
    draft_.Add(AttemptAbandoned{.attempt = open,
                                .reason = AbandonReason::kRecordsCame});
  }

  void operator()(const NotCustodian& reply) {
    // Even a late reply that names somebody is new evidence, so it goes to the
    // front of the ladder; but whoever is being asked is asked to the end, and
    // PlanNext() plans nothing while an attempt is open.
    if (Lives()) AddNamed(reply);
    PlanNext(before_.part, draft_);
  }

  void operator()(const Undeliverable&) {
    if (before_.open()) PlanAgain(before_.id, draft_);
  }

 private:
  bool Lives() const {
    return !draft_.retrieval().withdrawn && !part().fulfilled;
  }

  const Part& part() const {
    return *FindPart(draft_.retrieval(), before_.part);
  }

  void AddNamed(const NotCustodian& reply) {
    if (reply.new_organization.has_value()) {
      AddNew(LeadNamed(*reply.new_organization, reply.new_organization_name,
                       before_.lead));
    } else if (!reply.organization.empty()) {
      Await(reply.organization);
    }
  }

  void AddNew(Lead lead) {
    if (WasAsked(draft_.retrieval(), before_.part, lead.organization,
                 lead.role)) {
      return;
    }
    draft_.Add(LeadsAdded{.part = before_.part, .leads = {std::move(lead)}});
  }

  // Whoever was asked as a holder is not asked again because another names it:
  // two that name each other would be asked for ever. A part waits for one
  // organization at a time, and the first to be named is heard.
  void Await(const std::string& organization) {
    if (!part().awaited_organization.empty() ||
        WasAsked(draft_.retrieval(), before_.part, organization,
                 Role::kHolder)) {
      return;
    }
    draft_.Add(PartAwaitsLocation{.part = before_.part,
                                  .organization = organization,
                                  .attempt = before_.id});
  }

  const Attempt& before_;
  Draft& draft_;
};

}  // namespace

absl::StatusOr<std::vector<Event>> DecideReply(const Retrieval& retrieval,
                                               const RecordReply& command,
                                               const Context& context) {
  const Attempt* attempt = FindAttempt(retrieval, command.attempt);
  if (attempt == nullptr) return NoSuchAttempt(retrieval, command.attempt);
  if (!attempt->sent() || (attempt->lead.role == Role::kReferrer &&
                           !MayComeOfReferrer(command.reply))) {
    return error::IllegalTransition(NameOf(Command(command)),
                                    NameOf(attempt->state));
  }
  CUSTODIA_RETURN_IF_ERROR(CheckReply(command, *attempt, context.today));

  const PartialDate reply_date = ReplyDateOf(command, context.today);
  Reply reply = command.reply;
  const Judgement judgement =
      JudgeReply({.order = retrieval.order,
                  .part = *FindPart(retrieval, attempt->part),
                  .attempt = *attempt,
                  .reply_date = reply_date,
                  .context = context},
                 reply);
  Draft draft(retrieval);
  draft.Add(ReplyRecorded{
      .attempt = command.attempt,
      .state = std::visit(StateAfter{.attempt = *attempt,
                                     .extended = judgement.clock.has_value()},
                          reply),
      .reply_date = reply_date,
      .reply = reply,
      .document_reference = command.document_reference});
  if (judgement.clock) {
    draft.Add(ClockSet{.attempt = command.attempt,
                       .clock = *judgement.clock,
                       .ruleset_version = context.rules.version});
  }
  if (!judgement.defects.empty()) {
    draft.Add(
        DefectsFound{.attempt = command.attempt, .defects = judgement.defects});
  }
  std::visit(Consequence(*attempt, draft), command.reply);
  return std::move(draft).Finish();
}

}  // namespace custodia::request
