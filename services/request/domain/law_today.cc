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

bool IsOverdue(const Attempt& attempt, absl::Time now) {
  const std::optional<absl::Time> overdue = OverdueFrom(attempt);
  return overdue && *overdue <= now;
}

std::optional<absl::CivilDay> ReminderEnds(const Attempt& attempt) {
  const bool reminded =
      std::any_of(attempt.complaints.begin(), attempt.complaints.end(),
                  [](const Complaint& complaint) {
                    return complaint.body == ComplaintBody::kCustodian;
                  });
  if (!attempt.received_date_assumed || !attempt.clock.due || reminded) {
    return std::nullopt;
  }
  return *attempt.clock.due + kGraceDays;
}

bool IsToBeReminded(const Attempt& attempt, absl::CivilDay day) {
  const std::optional<absl::CivilDay> end = ReminderEnds(attempt);
  return end && *attempt.clock.due < day && day <= *end;
}

std::optional<absl::CivilDay> BreachKnown(const Attempt& attempt) {
  if (attempt.denial) return attempt.denial_received.FirstDay();
  if (!attempt.clock.due) return std::nullopt;
  return *attempt.clock.due + 1;
}

std::optional<absl::CivilDay> OcrComplaintBy(const Attempt& attempt) {
  const std::optional<absl::CivilDay> known = BreachKnown(attempt);
  if (!known || !BoundByHipaa(attempt.lead)) return std::nullopt;
  return policy::OcrComplaintBy(*known);
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
