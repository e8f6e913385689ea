#include <utility>

#include "common/status_macros.h"
#include "services/request/domain/check_day.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/draft.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/law.h"
#include "services/request/policy/denial.h"

namespace custodia::request {
namespace {

// A refusal may leave the rest due, and then its attempt goes on.
bool IsRefused(const Attempt& attempt) {
  return attempt.denial && !attempt.refusal_fell &&
         (attempt.open() || attempt.state == AttemptState::kDenied);
}

// Returns whether the part has nobody else at work and wants records still.
bool IsFree(const Retrieval& retrieval, const Attempt& attempt) {
  const Part* part = FindPart(retrieval, attempt.part);
  return !retrieval.withdrawn && part != nullptr && !part->fulfilled &&
         (part->open_attempt.empty() || part->open_attempt == attempt.id);
}

// What is fulfilled or withdrawn is not refused any more, though one of its
// attempts was.
absl::Status CheckState(const Retrieval& retrieval, const Attempt& attempt) {
  constexpr char kCommand[] = "RequestReview";
  const Part* part = FindPart(retrieval, attempt.part);
  if (retrieval.withdrawn) {
    return error::IllegalTransition(kCommand, NameOf(StateOf(retrieval)));
  }
  if (part != nullptr && part->fulfilled) {
    return error::IllegalTransition(kCommand,
                                    NameOf(StateOf(retrieval, *part)));
  }
  if (!IsRefused(attempt) || attempt.review_pending()) {
    return error::IllegalTransition(kCommand, NameOf(attempt.state));
  }
  return absl::OkStatus();
}

bool IsReviewable(const Retrieval& retrieval, const Attempt& attempt,
                  const Context& context) {
  return policy::CheckDenial(
             context.rules,
             DenialQuestionOf(retrieval.order, attempt, *attempt.denial,
                              attempt.denial_received))
      .reviewable;
}

absl::Status CheckDate(absl::string_view field, const PartialDate& date,
                       const PartialDate& earliest,
                       absl::string_view not_before, absl::CivilDay today) {
  error::FieldViolations violations;
  CheckDay(field, date, earliest, not_before, PartialDate::Of(today),
           violations);
  return violations.ToStatus();
}

// A refusal that falls makes the records due, all or some; who is asked in the
// meantime is asked to the end.
AttemptState StateAfter(const Retrieval& retrieval, const Attempt& attempt,
                        ReviewOutcome outcome) {
  const bool waits = attempt.state == AttemptState::kUnderReview ||
                     attempt.state == AttemptState::kDenied;
  if (!waits) return attempt.state;
  if (outcome == ReviewOutcome::kUpheld || !IsFree(retrieval, attempt)) {
    return AttemptState::kDenied;
  }
  return FindPart(retrieval, attempt.part)->received_some
             ? AttemptState::kPartiallyFulfilled
             : AttemptState::kAcknowledged;
}

// Who reviewed is judged for itself: the refusal was, when it came.
std::vector<policy::Defect> JudgeReviewer(const Attempt& attempt,
                                          const Review& review,
                                          const Context& context) {
  if (!BoundByHipaa(attempt.lead)) return {};
  const bool took_part = !review.reviewer.empty() && attempt.denial &&
                         review.reviewer == attempt.denial->denied_by;
  return policy::CheckDenial(
             context.rules,
             {.review =
                  policy::DenialReview{.took_part = took_part,
                                       .licensed = review.reviewer_licensed}})
      .defects;
}

}  // namespace

absl::StatusOr<std::vector<Event>> DecideReview(const Retrieval& retrieval,
                                                const RequestReview& command,
                                                const Context& context) {
  const Attempt* attempt = FindAttempt(retrieval, command.attempt);
  if (attempt == nullptr) return NoSuchAttempt(retrieval, command.attempt);
  CUSTODIA_RETURN_IF_ERROR(CheckState(retrieval, *attempt));
  if (!IsReviewable(retrieval, *attempt, context)) {
    return error::GroundNotReviewable();
  }
  const PartialDate asked = command.request_date.known()
                                ? command.request_date
                                : PartialDate::Of(context.today);
  CUSTODIA_RETURN_IF_ERROR(
      CheckDate("request_date", asked, attempt->denial->date,
                "a day not before the refusal", context.today));
  // While the rest is due its clock runs on, and while another is asked this
  // attempt stays closed.
  const bool waits =
      attempt->state == AttemptState::kDenied && IsFree(retrieval, *attempt);
  return std::vector<Event>{ReviewRequested{
      .attempt = command.attempt,
      .state = waits ? AttemptState::kUnderReview : attempt->state,
      .request_date = asked}};
}

absl::StatusOr<std::vector<Event>> DecideReviewDecision(
    const Retrieval& retrieval, const RecordReviewDecision& command,
    const Context& context) {
  const Attempt* attempt = FindAttempt(retrieval, command.attempt);
  if (attempt == nullptr) return NoSuchAttempt(retrieval, command.attempt);
  if (!attempt->review_pending()) {
    return error::IllegalTransition(NameOf(Command(command)),
                                    NameOf(attempt->state));
  }
  Review review = command.review;
  review.request_date = attempt->reviews.back().request_date;
  CUSTODIA_RETURN_IF_ERROR(CheckDate(
      "review.decision_date", review.decision_date, review.request_date,
      "a day not before the review was asked for", context.today));
  if (review.outcome == ReviewOutcome::kUnspecified) {
    error::FieldViolations violations;
    violations.Add("review.outcome", "given");
    return violations.ToStatus();
  }
  Draft draft(retrieval);
  draft.Add(
      ReviewDecided{.attempt = command.attempt,
                    .state = StateAfter(retrieval, *attempt, review.outcome),
                    .review = review});
  std::vector<policy::Defect> defects =
      JudgeReviewer(*attempt, review, context);
  if (!defects.empty()) {
    draft.Add(DefectsFound{.attempt = command.attempt,
                           .defects = std::move(defects)});
  }
  return std::move(draft).Finish();
}

}  // namespace custodia::request
