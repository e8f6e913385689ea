#include "services/directory/imports/numbers.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace custodia::directory {
namespace {

bool AllDigits(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

// How many zeros ZIP codes of a state begin with (USPS, Publication 65).
size_t ZerosInFront(absl::string_view state) {
  for (const absl::string_view two : {"PR", "VI"}) {
    if (state == two) return 2;
  }
  for (const absl::string_view one :
       {"CT", "MA", "ME", "NH", "NJ", "RI", "VT", "AE"}) {
    if (state == one) return 1;
  }
  return 0;
}

}  // namespace

absl::string_view WithoutDecimalZero(absl::string_view text) {
  absl::string_view whole = text;
  if (absl::ConsumeSuffix(&whole, ".0") && !whole.empty() && AllDigits(whole)) {
    return whole;
  }
  return text;
}

std::optional<std::string> RepairZip(absl::string_view text,
                                     absl::string_view state) {
  std::string digits(WithoutDecimalZero(text));
  if (digits.empty()) return "";
  if (digits.size() == 10 && digits[5] == '-') digits.erase(5, 1);
  if (!AllDigits(digits)) return std::nullopt;
  const size_t zeros = ZerosInFront(state);
  if (digits.size() + zeros == 5 || digits.size() + zeros == 9) {
    digits.insert(0, zeros, '0');
  }
  if (digits.size() != 5 && digits.size() != 9) return std::nullopt;
  // NPPES fills an unknown extension with zeros.
  if (digits.size() == 5 || absl::EndsWith(digits, "0000")) {
    return digits.substr(0, 5);
  }
  return absl::StrCat(digits.substr(0, 5), "-", digits.substr(5));
}

std::optional<std::string> RepairPhone(absl::string_view text) {
  std::string digits;
  for (const char c : WithoutDecimalZero(text)) {
    if (absl::ascii_isdigit(c)) {
      digits += c;
    } else if (!absl::StrContains(" ()-./+", c)) {
      return std::nullopt;
    }
  }
  if (digits.size() == 11 && digits[0] == '1') digits.erase(0, 1);
  // Neither an area code nor an exchange begins with 0 or 1.
  if (digits.size() != 10 || digits[0] < '2' || digits[3] < '2') {
    return std::nullopt;
  }
  return absl::StrCat(digits.substr(0, 3), "-", digits.substr(3, 3), "-",
                      digits.substr(6));
}

std::optional<std::string> RepairCcn(absl::string_view text) {
  std::string ccn = absl::AsciiStrToUpper(WithoutDecimalZero(text));
  if (ccn.size() == 5 && AllDigits(ccn)) ccn.insert(0, 1, '0');
  const bool plain = std::all_of(ccn.begin(), ccn.end(), absl::ascii_isalnum);
  if (ccn.size() != 6 || !plain || !absl::ascii_isdigit(ccn[0])) {
    return std::nullopt;
  }
  return ccn;
}

std::optional<std::string> RepairPac(absl::string_view text) {
  std::string pac(WithoutDecimalZero(text));
  if (pac.size() == 8 || pac.size() == 9) pac.insert(0, 10 - pac.size(), '0');
  if (pac.size() != 10 || !AllDigits(pac)) return std::nullopt;
  return pac;
}

}  // namespace custodia::directory
