#include "services/request/policy/calendar.h"

namespace custodia::request::policy {
namespace {

// Returns whether `day` is the `nth` of its weekday in its month.
bool IsNth(absl::CivilDay day, absl::Weekday weekday, int nth) {
  return absl::GetWeekday(day) == weekday && (day.day() - 1) / 7 + 1 == nth;
}

bool IsLastMonday(absl::CivilDay day) {
  return absl::GetWeekday(day) == absl::Weekday::monday &&
         (day + 7).month() != day.month();
}

// Holidays that are kept on the same day of the month each year: these alone
// can fall on a weekend.
bool IsFixedHoliday(absl::CivilDay day) {
  switch (day.month()) {
    case 1:
      return day.day() == 1;
    case 6:  // Juneteenth: Pub. L. 117-17, two days before it was first kept.
      return day.day() == 19 && day.year() >= 2021;
    case 7:
      return day.day() == 4;
    case 11:
      return day.day() == 11;
    case 12:
      return day.day() == 25;
    default:
      return false;
  }
}

bool IsFloatingHoliday(absl::CivilDay day) {
  switch (day.month()) {
    case 1:  // Birthday of Martin Luther King, Jr.: Pub. L. 98-144.
      return IsNth(day, absl::Weekday::monday, 3) && day.year() >= 1986;
    case 2:  // Washington's Birthday.
      return IsNth(day, absl::Weekday::monday, 3);
    case 5:  // Memorial Day.
      return IsLastMonday(day);
    case 9:  // Labor Day.
      return IsNth(day, absl::Weekday::monday, 1);
    case 10:  // Columbus Day.
      return IsNth(day, absl::Weekday::monday, 2);
    case 11:  // Thanksgiving Day.
      return IsNth(day, absl::Weekday::thursday, 4);
    default:
      return false;
  }
}

// Returns whether a holiday that falls on a weekend is observed on `day`.
bool IsObserved(absl::CivilDay day) {
  switch (absl::GetWeekday(day)) {
    case absl::Weekday::friday:
      return IsFixedHoliday(day + 1);
    case absl::Weekday::monday:
      return IsFixedHoliday(day - 1);
    default:
      return false;
  }
}

bool IsWeekend(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
}

}  // namespace

bool IsFederalHoliday(absl::CivilDay day) {
  return IsFixedHoliday(day) || IsFloatingHoliday(day) || IsObserved(day);
}

absl::CivilDay AddBusinessDays(absl::CivilDay day, int count,
                               const std::set<absl::CivilDay>& holidays) {
  while (count > 0) {
    ++day;
    if (!IsWeekend(day) && !IsFederalHoliday(day) && !holidays.contains(day)) {
      --count;
    }
  }
  return day;
}

absl::CivilDay AddYears(absl::CivilDay day, int years) {
  const absl::CivilDay later(day.year() + years, day.month(), day.day());
  // CivilDay makes 1 March of a 29 February that is not there.
  return later.day() == day.day() ? later : later - 1;
}

}  // namespace custodia::request::policy
