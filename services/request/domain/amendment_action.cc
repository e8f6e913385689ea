#include "services/request/domain/amendment_action.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/request/domain/attempt_action.h"
#include "services/request/domain/law_today.h"

namespace custodia::request {
namespace {

// How long a custodian that no law binds to a day may take before it is
// reminded: as long as HIPAA would give it.
constexpr int kUnboundDays = 60;
// How long the patient is asked for a statement of disagreement after a
// refusal. No law says; it may be submitted later.
constexpr int kStatementDays = 30;

bool BegunForCustodian(const AmendmentCase& facts, absl::CivilDay day) {
  return facts.moment.HasBegun(day, facts.amendment.lead.time_zone);
}

bool BegunForPatient(const AmendmentCase& facts, absl::CivilDay day) {
  return facts.moment.HasBegun(day, facts.order.time_zone);
}

std::string CustodianOf(const AmendmentCase& facts) {
  const std::string& name = facts.amendment.lead.display_name;
  return name.empty() ? "the custodian" : name;
}

bool HasComplained(const Amendment& amendment, ComplaintBody body) {
  return std::any_of(
      amendment.complaints.begin(), amendment.complaints.end(),
      [&](const Complaint& complaint) { return complaint.body == body; });
}

NextAction ToSend(const AmendmentCase& facts) {
  return {.kind = ActionKind::kSendAmendment,
          .explanation = absl::StrCat("Send the request to amend to ",
                                      CustodianOf(facts), "."),
          .document = DocumentKind::kAmendmentRequest};
}

NextAction Wait(const AmendmentCase& facts,
                std::optional<absl::CivilDay> until) {
  return {
      .kind = ActionKind::kWait,
      .explanation = absl::StrCat("Wait for the answer of ", CustodianOf(facts),
                                  " to the request to amend."),
      .due = until};
}

NextAction FollowUp(const AmendmentCase& facts, absl::string_view why,
                    absl::CivilDay by) {
  return {.kind = ActionKind::kFollowUp,
          .explanation = absl::StrCat("Remind ", CustodianOf(facts),
                                      " of the request to amend: ", why),
          .due = by};
}

std::optional<NextAction> ToComplain(const AmendmentCase& facts,
                                     absl::string_view why) {
  const Amendment& amendment = facts.amendment;
  const std::optional<absl::CivilDay> by = OcrComplaintBy(amendment);
  if (by && !BegunForPatient(facts, *by + 1) &&
      !HasComplained(amendment, ComplaintBody::kOcr)) {
    return NextAction{
        .kind = ActionKind::kComplainToOcr,
        .explanation =
            absl::StrCat("Complain to the Office for Civil Rights, which hears "
                         "it for 180 days, about ",
                         CustodianOf(facts), ", which ", why, "."),
        .due = by};
  }
  if (HasComplained(amendment, ComplaintBody::kCustodian)) return std::nullopt;
  return NextAction{.kind = ActionKind::kComplainToCustodian,
                    .explanation = absl::StrCat(
                        "Complain to the custodian's own privacy office about ",
                        CustodianOf(facts), ", which ", why, ".")};
}

// As of a request for access: what is assumed of the post may be wrong.
NextAction ForOverdue(const AmendmentCase& facts) {
  const Amendment& amendment = facts.amendment;
  const std::optional<absl::CivilDay> grace = ReminderEnds(amendment);
  if (grace && !BegunForCustodian(facts, *grace + 1)) {
    return FollowUp(facts,
                    "its last day to act has passed, if the letter came when "
                    "it is assumed to have; one may complain only after a "
                    "reminder.",
                    *grace);
  }
  return ToComplain(facts, "did not act on a request to amend in time")
      .value_or(Wait(facts, std::nullopt));
}

NextAction ForWaiting(const AmendmentCase& facts) {
  const Amendment& amendment = facts.amendment;
  const std::optional<absl::Time> overdue = OverdueFrom(amendment);
  if (overdue && facts.moment.Reached(*overdue)) return ForOverdue(facts);
  if (amendment.clock.due) {
    const absl::CivilDay due = *amendment.clock.due;
    if (!BegunForCustodian(facts, due - kReminderDays)) return Wait(facts, due);
    return FollowUp(facts, "its last day to act is near.", due);
  }
  // No law sets a day, so the patient does.
  const absl::CivilDay by = *amendment.received_date.FirstDay() + kUnboundDays;
  if (!BegunForPatient(facts, by)) return Wait(facts, by);
  return FollowUp(facts, "it has had time enough.", by);
}

// A refusal is answered with a statement first, which costs nothing and joins
// the record; one that breaks the law can be complained of after.
std::optional<NextAction> ForRefusal(const AmendmentCase& facts) {
  const Amendment& amendment = facts.amendment;
  const absl::CivilDay by = *amendment.denial->date.FirstDay() + kStatementDays;
  if (amendment.disagreement.empty() && !BegunForPatient(facts, by + 1)) {
    return NextAction{
        .kind = ActionKind::kSubmitDisagreement,
        .explanation = absl::StrCat(
            "Write a statement of disagreement, which ", CustodianOf(facts),
            " must add to the record; once it is submitted the letter can be "
            "written."),
        .due = by,
        .document = DocumentKind::kStatementOfDisagreement};
  }
  if (amendment.defects.empty()) return std::nullopt;
  return ToComplain(facts, "broke the law when it refused to amend");
}

std::optional<NextAction> For(const AmendmentCase& facts) {
  const Amendment& amendment = facts.amendment;
  switch (StateOf(amendment)) {
    case AmendmentState::kReadyToSend:
      return ToSend(facts);
    case AmendmentState::kUnspecified:
    case AmendmentState::kAccepted:
      return std::nullopt;
    case AmendmentState::kAwaitingReply:
    case AmendmentState::kPartlyAccepted:
    case AmendmentState::kDenied:
    case AmendmentState::kDisagreed:
      break;
  }
  if (amendment.waits()) return ForWaiting(facts);
  return amendment.denial ? ForRefusal(facts) : std::nullopt;
}

}  // namespace

std::optional<NextAction> ForAmendment(const AmendmentCase& facts) {
  std::optional<NextAction> action = For(facts);
  if (!action) return std::nullopt;
  action->organization = facts.amendment.lead.organization;
  action->amendment = facts.amendment.id;
  return action;
}

}  // namespace custodia::request
