#ifndef CUSTODIA_COMMON_DATES_H_
#define CUSTODIA_COMMON_DATES_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace custodia {

// A date as people remember and files write it: the day, or the month and day,
// may be unknown (0). All three 0 means that nothing is known.
struct PartialDate {
  int year = 0;   // 1 to 9999, or 0 where unknown
  int month = 0;  // 1 to 12, or 0 where unknown
  int day = 0;    // 1 to 31, or 0 where unknown

  static PartialDate Of(absl::CivilDay day);

  bool known() const { return year != 0; }
  bool complete() const { return day != 0; }

  // Returns whether this is a date of the calendar, or of it a year or month;
  // the wholly unknown date is valid too.
  bool valid() const;

  // Return the first and last day that may be meant; nothing where unknown.
  // A date that is not valid() must not be asked.
  std::optional<absl::CivilDay> FirstDay() const;
  std::optional<absl::CivilDay> LastDay() const;

  // Orders by year, month, day; unknown parts come first.
  auto operator<=>(const PartialDate&) const = default;
};

// Returns the date written as ISO 8601 (`2009`, `2009-03`, `2009-03-01`), ""
// as the unknown date, or nothing where `text` is neither.
std::optional<PartialDate> ParseDate(absl::string_view text);

// Returns what ParseDate takes.
std::string FormatDate(const PartialDate& date);

// Returns e.g. `2009-03-01`.
std::string FormatDay(absl::CivilDay day);

// An inclusive stretch of days; an end that is absent is open.
struct DayRange {
  std::optional<absl::CivilDay> first;
  std::optional<absl::CivilDay> last;

  bool Contains(absl::CivilDay day) const {
    return (!first || *first <= day) && (!last || day <= *last);
  }

  // Returns whether no day lies in it.
  bool Inverted() const { return first && last && *first > *last; }

  bool operator==(const DayRange&) const = default;
};

// Returns the days in both, or nothing where there are none.
std::optional<DayRange> Intersect(const DayRange& a, const DayRange& b);

// Returns `2009-03-01 to 2011-12-31`, `until 2011-12-31`, `from 2009-03-01` or
// `all dates`.
std::string FormatRange(const DayRange& range);

}  // namespace custodia

#endif  // CUSTODIA_COMMON_DATES_H_
