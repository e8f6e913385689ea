#include "common/dates.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace custodia {

PartialDate PartialDate::Of(absl::CivilDay day) {
  return {.year = static_cast<int>(day.year()),
          .month = day.month(),
          .day = day.day()};
}

bool PartialDate::valid() const {
  if (year == 0) return month == 0 && day == 0;
  if (year < 1 || year > 9999 || month < 0 || month > 12) return false;
  if (month == 0) return day == 0;
  if (day == 0) return true;
  const absl::CivilDay civil(year, month, day);  // Normalizes 31 February.
  return civil.month() == month && civil.day() == day;
}

std::optional<absl::CivilDay> PartialDate::FirstDay() const {
  if (!known()) return std::nullopt;
  return absl::CivilDay(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
}

std::optional<absl::CivilDay> PartialDate::LastDay() const {
  if (!known()) return std::nullopt;
  if (day != 0) return absl::CivilDay(year, month, day);
  const absl::CivilMonth month_after = month == 0
                                           ? absl::CivilMonth(year + 1, 1)
                                           : absl::CivilMonth(year, month) + 1;
  return absl::CivilDay(month_after) - 1;
}

std::optional<PartialDate> ParseDate(absl::string_view text) {
  PartialDate date;
  if (text.empty()) return date;
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '-');
  if (parts.size() > 3) return std::nullopt;
  int* const fields[] = {&date.year, &date.month, &date.day};
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool digits =
        std::all_of(parts[i].begin(), parts[i].end(), absl::ascii_isdigit);
    if (!digits || parts[i].size() != (i == 0 ? 4U : 2U) ||
        !absl::SimpleAtoi(parts[i], fields[i]) || *fields[i] == 0) {
      return std::nullopt;
    }
  }
  if (!date.valid()) return std::nullopt;
  return date;
}

std::string FormatDate(const PartialDate& date) {
  if (!date.known()) return "";
  std::string text = absl::StrCat(absl::Dec(date.year, absl::kZeroPad4));
  if (date.month != 0) {
    absl::StrAppend(&text, "-", absl::Dec(date.month, absl::kZeroPad2));
  }
  if (date.day != 0) {
    absl::StrAppend(&text, "-", absl::Dec(date.day, absl::kZeroPad2));
  }
  return text;
}

std::string FormatDay(absl::CivilDay day) {
  return FormatDate(PartialDate::Of(day));
}

std::optional<DayRange> Intersect(const DayRange& a, const DayRange& b) {
  DayRange both = a;
  if (b.first && (!both.first || *both.first < *b.first)) both.first = b.first;
  if (b.last && (!both.last || *both.last > *b.last)) both.last = b.last;
  if (both.Inverted()) return std::nullopt;
  return both;
}

std::string FormatRange(const DayRange& range) {
  if (range.first && range.last) {
    return absl::StrCat(FormatDay(*range.first), " to ",
                        FormatDay(*range.last));
  }
  if (range.first) return absl::StrCat("from ", FormatDay(*range.first));
  if (range.last) return absl::StrCat("until ", FormatDay(*range.last));
  return "all dates";
}

}  // namespace custodia
