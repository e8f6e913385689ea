#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_CALENDAR_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_CALENDAR_H_

#include <set>

#include "absl/time/civil_time.h"

namespace custodia::request::policy {

// Returns whether `day` is a federal holiday (5 U.S.C. 6103(a), as kept since
// 1978; those that are younger from the year they were first kept) or the day
// on which one that falls on a weekend is observed (6103(b); Executive Order
// 11582).
bool IsFederalHoliday(absl::CivilDay day);

// Returns the `count`-th working day after `day`: no Saturday, Sunday, federal
// holiday, nor one of `holidays` (R-DAY-11). Zero gives `day`.
absl::CivilDay AddBusinessDays(absl::CivilDay day, int count,
                               const std::set<absl::CivilDay>& holidays);

// Returns the same month and day `years` later; 29 February becomes
// 28 February where there is none (R-DAY-13).
absl::CivilDay AddYears(absl::CivilDay day, int years);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_CALENDAR_H_
