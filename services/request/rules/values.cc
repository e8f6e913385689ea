#include "services/request/rules/values.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/dates.h"

namespace custodia::request::rules {
namespace {

bool IsDigits(absl::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

// Takes the digits at the front of `text`; false where there are none.
bool ConsumeNumber(absl::string_view& text) {
  const auto* const end =
      std::find_if_not(text.begin(), text.end(), absl::ascii_isdigit);
  if (end == text.begin()) return false;
  text.remove_prefix(static_cast<size_t>(end - text.begin()));
  return true;
}

// Takes one expression off the front of `text`; false where there is none.
// NOLINTNEXTLINE(misc-no-recursion): expressions nest.
bool ConsumeExpression(absl::string_view& text) {
  for (const absl::string_view pair : {"max(", "min("}) {
    if (absl::ConsumePrefix(&text, pair)) {
      return ConsumeExpression(text) && absl::ConsumePrefix(&text, ",") &&
             ConsumeExpression(text) && absl::ConsumePrefix(&text, ")");
    }
  }
  if (absl::ConsumePrefix(&text, "age:")) return ConsumeNumber(text);
  for (const absl::string_view start : {"last+", "created+", "majority+"}) {
    if (absl::ConsumePrefix(&text, start)) {
      return ConsumeNumber(text) && absl::ConsumePrefix(&text, "y");
    }
  }
  return false;
}

}  // namespace

std::optional<policy::Cents> ParseDollars(absl::string_view text) {
  const std::optional<int64_t> mills = ParseMills(text);
  if (!mills || text[text.size() - 3] != '.') return std::nullopt;
  return *mills / 10;
}

std::optional<int64_t> ParseMills(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '.');
  if (parts.size() != 2 || !IsDigits(parts[0]) || !IsDigits(parts[1])) {
    return std::nullopt;
  }
  if (parts[1].size() != 2 && parts[1].size() != 3) return std::nullopt;
  int64_t mills = 0;
  const absl::string_view padding = parts[1].size() == 2 ? "0" : "";
  if (!absl::SimpleAtoi(absl::StrCat(parts[0], parts[1], padding), &mills)) {
    return std::nullopt;
  }
  return mills;
}

std::optional<absl::CivilDay> ParseDay(absl::string_view text) {
  const std::optional<PartialDate> date = ParseDate(text);
  if (!date || !date->complete()) return std::nullopt;
  return date->FirstDay();
}

bool IsRetentionExpression(absl::string_view text) {
  return ConsumeExpression(text) && text.empty();
}

}  // namespace custodia::request::rules
