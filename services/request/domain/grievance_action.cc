#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/request/domain/attempt_action.h"
#include "services/request/domain/law.h"
#include "services/request/domain/law_today.h"
#include "services/request/policy/denial_grounds.h"

// What a patient may do about a refusal, or a custodian that does not act.
namespace custodia::request {
namespace {

// How long a custodian has to answer an objection, or to be asked for a review,
// before one complains. No law says; OCR hears it for 180 days.
constexpr int kObjectionDays = 30;

NextAction Complain(ActionKind kind, const Attempt& attempt,
                    absl::string_view to) {
  return {.kind = kind,
          .explanation =
              absl::StrCat("Complain to ", to, " about ", Addressee(attempt),
                           attempt.denial ? ", which refused the records."
                                          : ", which did not act in time.")};
}

bool CanComplainToOcr(const AttemptCase& facts) {
  const std::optional<absl::CivilDay> by = OcrComplaintBy(facts.attempt);
  return by && !facts.BegunForPatient(*by + 1) &&
         !HasComplained(facts.attempt, ComplaintBody::kOcr);
}

// Of a refusal that is not of the law's making nothing can be said.
struct Grounds {
  bool reviewable = false;
  bool all_stand = true;
};

Grounds GroundsOf(const AttemptCase& facts) {
  const Attempt& attempt = facts.attempt;
  const policy::DenialQuestion question = DenialQuestionOf(
      facts.order, attempt, *attempt.denial, attempt.denial_received);
  Grounds grounds;
  for (const policy::Ground ground : attempt.denial->grounds) {
    const policy::GroundFinding finding =
        policy::JudgeGround(ground, question).finding;
    grounds.reviewable |= finding.reviewable;
    grounds.all_stand &= finding.stands;
  }
  return grounds;
}

// A review is of the refusal that it was asked for after.
bool WasReviewed(const Attempt& attempt) {
  return !attempt.reviews.empty() &&
         attempt.reviews.back().request_date >= attempt.denial->date;
}

}  // namespace

bool HasComplained(const Attempt& attempt, ComplaintBody body) {
  return std::any_of(
      attempt.complaints.begin(), attempt.complaints.end(),
      [&](const Complaint& complaint) { return complaint.body == body; });
}

std::optional<NextAction> ToComplain(const AttemptCase& facts) {
  const Attempt& attempt = facts.attempt;
  if (CanComplainToOcr(facts)) {
    NextAction action =
        Complain(ActionKind::kComplainToOcr, attempt,
                 "the Office for Civil Rights, which hears it for 180 days,");
    action.due = OcrComplaintBy(attempt);
    action.document = DocumentKind::kOcrComplaint;
    return action;
  }
  if (!HasComplained(attempt, ComplaintBody::kCustodian)) {
    return Complain(ActionKind::kComplainToCustodian, attempt,
                    "the custodian's own privacy office");
  }
  if (!HasComplained(attempt, ComplaintBody::kState)) {
    return Complain(ActionKind::kComplainToState, attempt, "the state's body");
  }
  return std::nullopt;
}

std::optional<NextAction> ForRefusal(const AttemptCase& facts) {
  const Attempt& attempt = facts.attempt;
  if (!attempt.denial || attempt.refusal_fell || attempt.review_pending()) {
    return std::nullopt;
  }
  const Grounds grounds = GroundsOf(facts);
  const absl::CivilDay by =
      *attempt.denial_received.FirstDay() + kObjectionDays;
  if (grounds.reviewable && !WasReviewed(attempt)) {
    return NextAction{.kind = ActionKind::kRequestReview,
                      .explanation = absl::StrCat(
                          "Ask ", Addressee(attempt),
                          " to have its refusal reviewed by a licensed "
                          "professional who took no part in it."),
                      .due = by,
                      .document = DocumentKind::kReviewRequest};
  }
  if (grounds.all_stand || !BoundByHipaa(attempt.lead)) return std::nullopt;
  if (!facts.BegunForPatient(by + 1) && attempt.complaints.empty()) {
    return NextAction{.kind = ActionKind::kObjectToDenial,
                      .explanation = absl::StrCat(
                          "Object to the refusal of ", Addressee(attempt),
                          ", which does not stand in law."),
                      .due = by,
                      .document = DocumentKind::kDenialObjection};
  }
  return ToComplain(facts);
}

}  // namespace custodia::request
