#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_LAW_TODAY_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_LAW_TODAY_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/request/domain/amendment.h"
#include "services/request/domain/attempt.h"

// What passes with time alone, and so is never stored.
namespace custodia::request {

// Returns the day that it is at `now` in a zone (IANA; "" or unknown: UTC).
absl::CivilDay DayIn(absl::string_view time_zone, absl::Time now);

// Returns when a day begins there.
absl::Time StartOf(absl::CivilDay day, absl::string_view time_zone);

// Return when the last day to act has passed, in the holder's zone. Nothing
// where there is none, or what was asked for, or a refusal, came.
std::optional<absl::Time> OverdueFrom(const Attempt& attempt);
std::optional<absl::Time> OverdueFrom(const Amendment& amendment);

// Return whether that is not after `now`.
bool IsOverdue(const Attempt& attempt, absl::Time now);
bool IsOverdue(const Amendment& amendment, absl::Time now);

// Return the last of the days in which to remind a custodian, after its last
// day to act, where the day of receipt is only assumed: it may have had the
// letter later. Nobody reports a reminder, so it is taken to have gone by then.
// Nothing where receipt is known, no clock binds it, or a complaint to the
// custodian has reminded it.
std::optional<absl::CivilDay> ReminderEnds(const Attempt& attempt);
std::optional<absl::CivilDay> ReminderEnds(const Amendment& amendment);

// Return whether `day` is one of these: silence is no ground of a complaint to
// any but the custodian.
bool IsToBeReminded(const Attempt& attempt, absl::CivilDay day);
bool IsToBeReminded(const Amendment& amendment, absl::CivilDay day);

// Return the day on which the patient knew that the holder broke the law:
// receipt of the refusal (for an amendment its date), or else the day after the
// last day to act.
std::optional<absl::CivilDay> BreachKnown(const Attempt& attempt);
std::optional<absl::CivilDay> BreachKnown(const Amendment& amendment);

// Return the last day to complain to OCR: 180 days from BreachKnown().
// Nothing where HIPAA does not bind the holder. 45 CFR 160.306(b)(3).
std::optional<absl::CivilDay> OcrComplaintBy(const Attempt& attempt);
std::optional<absl::CivilDay> OcrComplaintBy(const Amendment& amendment);

// Returns what the attempt's verdict has become on the day of `now` where the
// holder is: what must be kept no longer may still exist.
policy::RetentionVerdict RetentionNow(const Attempt& attempt, absl::Time now);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_LAW_TODAY_H_
