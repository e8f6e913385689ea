#include "services/request/domain/law_today.h"

#include <algorithm>
#include <string>

#include "services/request/domain/law.h"

namespace custodia::request {
namespace {

// How long a custodian that may have got the letter later than assumed has
// after it is reminded, before one complains.
constexpr int kGraceDays = 14;

absl::TimeZone ZoneOf(absl::string_view time_zone) {
  absl::TimeZone zone;
  if (time_zone.empty() || !absl::LoadTimeZone(std::string(time_zone), &zone)) {
    return absl::UTCTimeZone();
  }
  return zone;
}

// An incomplete release does not end the clock.
bool Waits(AttemptState state) {
  return state == AttemptState::kSent || state == AttemptState::kAcknowledged ||
         state == AttemptState::kExtended ||
         state == AttemptState::kPartiallyFulfilled;
}

// For an attempt and an amendment alike.
template <typename Asked>
std::optional<absl::CivilDay> EndOfReminder(const Asked& asked) {
  const bool reminded =
      std::any_of(asked.complaints.begin(), asked.complaints.end(),
                  [](const Complaint& complaint) {
                    return complaint.body == ComplaintBody::kCustodian;
                  });
  if (!asked.received_date_assumed || !asked.clock.due || reminded) {
    return std::nullopt;
  }
  return *asked.clock.due + kGraceDays;
}

template <typename Asked>
bool IsDayOfReminder(const Asked& asked, absl::CivilDay day) {
  const std::optional<absl::CivilDay> end = EndOfReminder(asked);
  return end && *asked.clock.due < day && day <= *end;
}

std::optional<absl::CivilDay> DayAfter(
    const std::optional<absl::CivilDay>& day) {
  if (!day) return std::nullopt;
  return *day + 1;
}

std::optional<absl::CivilDay> ComplaintBy(
    const Lead& lead, const std::optional<absl::CivilDay>& known) {
  if (!known || !BoundByHipaa(lead)) return std::nullopt;
  return policy::OcrComplaintBy(*known);
}

}  // namespace

absl::CivilDay DayIn(absl::string_view time_zone, absl::Time now) {
  return absl::ToCivilDay(now, ZoneOf(time_zone));
}

absl::Time StartOf(absl::CivilDay day, absl::string_view time_zone) {
  return absl::FromCivil(day, ZoneOf(time_zone));
}

std::optional<absl::Time> OverdueFrom(const Attempt& attempt) {
  if (!attempt.clock.due || !Waits(attempt.state)) return std::nullopt;
  return StartOf(*attempt.clock.due + 1, attempt.lead.time_zone);
}

std::optional<absl::Time> OverdueFrom(const Amendment& amendment) {
  if (!amendment.clock.due || !amendment.waits()) return std::nullopt;
  return StartOf(*amendment.clock.due + 1, amendment.lead.time_zone);
}

bool IsOverdue(const Attempt& attempt, absl::Time now) {
  const std::optional<absl::Time> overdue = OverdueFrom(attempt);
  return overdue && *overdue <= now;
}

bool IsOverdue(const Amendment& amendment, absl::Time now) {
  const std::optional<absl::Time> overdue = OverdueFrom(amendment);
  return overdue && *overdue <= now;
}

std::optional<absl::CivilDay> ReminderEnds(const Attempt& attempt) {
  return EndOfReminder(attempt);
}

std::optional<absl::CivilDay> ReminderEnds(const Amendment& amendment) {
  return EndOfReminder(amendment);
}

bool IsToBeReminded(const Attempt& attempt, absl::CivilDay day) {
  return IsDayOfReminder(attempt, day);
}

bool IsToBeReminded(const Amendment& amendment, absl::CivilDay day) {
  return IsDayOfReminder(amendment, day);
}

std::optional<absl::CivilDay> BreachKnown(const Attempt& attempt) {
  if (attempt.denial) return attempt.denial_received.FirstDay();
  return DayAfter(attempt.clock.due);
}

std::optional<absl::CivilDay> BreachKnown(const Amendment& amendment) {
  if (amendment.denial) return amendment.denial->date.FirstDay();
  return DayAfter(amendment.clock.due);
}

std::optional<absl::CivilDay> OcrComplaintBy(const Attempt& attempt) {
  return ComplaintBy(attempt.lead, BreachKnown(attempt));
}

std::optional<absl::CivilDay> OcrComplaintBy(const Amendment& amendment) {
  return ComplaintBy(amendment.lead, BreachKnown(amendment));
}

policy::RetentionVerdict RetentionNow(const Attempt& attempt, absl::Time now) {
  const policy::RetentionAnswer& answer = attempt.retention;
  const bool ended = answer.keep_until &&
                     *answer.keep_until < DayIn(attempt.lead.time_zone, now);
  return ended && answer.verdict == policy::RetentionVerdict::kMustStillExist
             ? policy::RetentionVerdict::kMayExist
             : answer.verdict;
}

}  // namespace custodia::request
