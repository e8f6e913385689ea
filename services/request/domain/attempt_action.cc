#include "services/request/domain/attempt_action.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/request/domain/asking.h"
#include "services/request/domain/law_today.h"

namespace custodia::request {
namespace {

// How long a holder whom no law binds may take before it is reminded.
constexpr int kUnboundDays = 30;

bool KeptElsewhere(const Lead& lead) {
  return lead.role == Role::kHolder && !lead.origin_organization.empty() &&
         lead.origin_organization != lead.organization;
}

std::string WhyFindContact(const Attempt& attempt) {
  return absl::StrCat(
      "Find out how to reach ", Addressee(attempt),
      attempt.failed_contacts.empty()
          ? ": no way to write to it is known."
          : ": every way that is known to write to it has failed.");
}

std::string WhySendRequest(const Attempt& attempt) {
  return absl::StrCat(
      "Send the access request to ", Addressee(attempt),
      KeptElsewhere(attempt.lead)
          ? ", which keeps records that another made: expect it to take "
            "longer and seldom to come in electronic form, and ask for as many "
            "copies as are wanted."
          : ".");
}

NextAction ForPlanned(const Attempt& attempt) {
  if (!CanReach(attempt.lead, attempt.department, attempt.failed_contacts)) {
    return {.kind = ActionKind::kFindContact,
            .explanation = WhyFindContact(attempt)};
  }
  if (attempt.lead.role == Role::kReferrer) {
    return {.kind = ActionKind::kSendInquiry,
            .explanation =
                absl::StrCat("Ask ", Addressee(attempt),
                             " who holds the records, without naming the "
                             "patient."),
            .document = DocumentKind::kInquiry};
  }
  return {.kind = ActionKind::kSendRequest,
          .explanation = WhySendRequest(attempt),
          .document = DocumentKind::kAccessRequest};
}

bool IsBarrier(DemandedItem item) {
  return item == DemandedItem::kNotarization ||
         item == DemandedItem::kInPerson || item == DemandedItem::kSsn;
}

std::string WhyAnswer(const Attempt& attempt) {
  const InformationRequest& wanted = *attempt.information_request;
  return absl::StrCat(
      "Give ", Addressee(attempt), " what it wants first",
      std::any_of(wanted.items.begin(), wanted.items.end(), IsBarrier)
          ? ", but for what no custodian may demand"
          : "",
      wanted.form_uri.empty()
          ? ""
          : absl::StrCat(" (its form: ", wanted.form_uri, ")"),
      "; its clock runs on.");
}

NextAction Wait(const Attempt& attempt, std::optional<absl::CivilDay> until) {
  return {.kind = ActionKind::kWait,
          .explanation =
              absl::StrCat("Wait for the answer of ", Addressee(attempt), "."),
          .due = until};
}

NextAction FollowUp(const Attempt& attempt, absl::string_view why,
                    absl::CivilDay by) {
  return {.kind = ActionKind::kFollowUp,
          .explanation = absl::StrCat("Remind ", Addressee(attempt), ": ", why),
          .due = by,
          .document = DocumentKind::kFollowUp};
}

// No law sets a day, so the patient does.
NextAction ForUnbound(const AttemptCase& facts) {
  const Attempt& attempt = facts.attempt;
  const absl::CivilDay by = attempt.follow_up_date.FirstDay().value_or(
      *attempt.sent_date.FirstDay() + kUnboundDays);
  if (!facts.BegunForPatient(by)) return Wait(attempt, by);
  return FollowUp(attempt,
                  "it has had time enough; or give it up and go on to the "
                  "next lead.",
                  by);
}

// The last day to act has passed. What is assumed of the post may be wrong, so
// that nobody is accused before a reminder.
NextAction ForOverdue(const AttemptCase& facts) {
  const Attempt& attempt = facts.attempt;
  const std::optional<absl::CivilDay> grace = ReminderEnds(attempt);
  if (grace && !facts.BegunForCustodian(*grace + 1)) {
    return FollowUp(attempt,
                    "its last day to act has passed, if the letter came when "
                    "it is assumed to have; one may complain only after a "
                    "reminder.",
                    *grace);
  }
  return ToComplain(facts).value_or(Wait(attempt, std::nullopt));
}

NextAction ForQuote(const Attempt& attempt) {
  const bool over = attempt.fee_quote->excess.value_or(0) > 0;
  if (over) {
    return {.kind = ActionKind::kObjectToFee,
            .explanation =
                absl::StrCat("Object to the fee of ", Addressee(attempt),
                             ", which is more than may be charged; its clock "
                             "runs on."),
            .due = attempt.clock.due,
            .document = DocumentKind::kFeeObjection};
  }
  return {
      .kind = ActionKind::kAnswerFeeQuote,
      .explanation = absl::StrCat("Accept or refuse the quote of ",
                                  Addressee(attempt), "; its clock runs on."),
      .due = attempt.clock.due};
}

// What the custodian's last word wants of the patient, if anything.
std::optional<NextAction> ForLastWord(const AttemptCase& facts) {
  const Attempt& attempt = facts.attempt;
  if (attempt.information_request) {
    return NextAction{.kind = ActionKind::kAnswerCustodian,
                      .explanation = WhyAnswer(attempt),
                      .due = attempt.clock.due};
  }
  if (attempt.quote_is_news) return ForQuote(attempt);
  if (attempt.release && attempt.release->available_for_pick_up) {
    return ToPickUp(attempt);
  }
  if (attempt.state == AttemptState::kPartiallyFulfilled) {
    return NextAction{.kind = ActionKind::kAskForRemainder,
                      .explanation = absl::StrCat("Ask ", Addressee(attempt),
                                                  " for the records that have "
                                                  "not come."),
                      .due = attempt.clock.due,
                      .document = DocumentKind::kFollowUp};
  }
  return ForRefusal(facts);
}

NextAction ForSent(const AttemptCase& facts) {
  const Attempt& attempt = facts.attempt;
  if (attempt.state == AttemptState::kUnderReview) {
    return {.kind = ActionKind::kWait,
            .explanation = absl::StrCat("Wait for the review that ",
                                        Addressee(attempt), " owes.")};
  }
  const std::optional<absl::Time> overdue = OverdueFrom(attempt);
  if (overdue && facts.moment.Reached(*overdue)) return ForOverdue(facts);
  if (const auto action = ForLastWord(facts)) return *action;
  if (!attempt.clock.due) return ForUnbound(facts);
  const absl::CivilDay due = *attempt.clock.due;
  if (!facts.BegunForCustodian(due - kReminderDays)) return Wait(attempt, due);
  return FollowUp(attempt, "its last day to act is near.", due);
}

}  // namespace

bool AttemptCase::BegunForCustodian(absl::CivilDay day) const {
  return moment.HasBegun(day, attempt.lead.time_zone);
}

bool AttemptCase::BegunForPatient(absl::CivilDay day) const {
  return moment.HasBegun(day, order.time_zone);
}

std::string Addressee(const Attempt& attempt) {
  std::string name = attempt.lead.display_name.empty()
                         ? std::string("the lead")
                         : attempt.lead.display_name;
  if (attempt.department.empty()) return name;
  return absl::StrCat(name, " (", attempt.department, ")");
}

NextAction ToPickUp(const Attempt& attempt) {
  return {.kind = ActionKind::kPickUp,
          .explanation = absl::StrCat("Fetch the records that are ready at ",
                                      Addressee(attempt), ".")};
}

NextAction ForOpen(const AttemptCase& facts) {
  return facts.attempt.state == AttemptState::kPlanned
             ? ForPlanned(facts.attempt)
             : ForSent(facts);
}

}  // namespace custodia::request
