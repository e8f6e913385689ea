#include "services/directory/imports/ccn.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/directory/imports/numbers.h"

namespace custodia::directory {
namespace {

// The letter of a unit, and the digit in its place in the number of a hospital
// that may have one: short-term hospitals, critical access hospitals,
// long-term care hospitals, rehabilitation hospitals.
struct UnitLetter {
  char letter;
  char digit;
};
constexpr UnitLetter kUnitLetters[] = {
    {'S', '0'}, {'T', '0'}, {'U', '0'}, {'M', '1'},
    {'R', '1'}, {'Z', '1'}, {'W', '2'}, {'Y', '3'},
};

bool AllDigits(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

std::string WithThird(absl::string_view number, char third) {
  std::string changed(number);
  changed[2] = third;
  return changed;
}

}  // namespace

std::optional<Ccn> ParseCcn(absl::string_view text) {
  if (std::optional<std::string> plain = RepairCcn(text)) {
    return Ccn{.number = *plain, .written = *plain};
  }
  std::string written = absl::AsciiStrToUpper(WithoutDecimalZero(text));
  if (written.size() == 7 && AllDigits(written)) written.insert(0, 1, '0');
  if (written.size() < 7) return std::nullopt;
  const absl::string_view campus = absl::string_view(written).substr(6);
  const bool letter = campus.size() == 1 && absl::ascii_isupper(campus[0]);
  const bool digits = campus.size() == 2 && AllDigits(campus);
  const std::optional<std::string> number = RepairCcn(written.substr(0, 6));
  if ((!letter && !digits) || !number) return std::nullopt;
  return Ccn{.number = *number, .written = written};
}

std::string HospitalOfCcn(absl::string_view number) {
  if (number.size() != 6) return "";
  if (AllDigits(number)) return std::string(number);
  for (const UnitLetter& unit : kUnitLetters) {
    std::string hospital = WithThird(number, unit.digit);
    if (number[2] == unit.letter && AllDigits(hospital)) return hospital;
  }
  return "";
}

std::vector<std::string> UnitCcns(absl::string_view hospital) {
  std::vector<std::string> units;
  if (hospital.size() != 6) return units;
  for (const UnitLetter& unit : kUnitLetters) {
    if (hospital[2] == unit.digit) {
      units.push_back(WithThird(hospital, unit.letter));
    }
  }
  return units;
}

}  // namespace custodia::directory
