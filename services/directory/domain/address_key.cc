#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/organization.h"

namespace custodia::directory {
namespace {

using Words = std::vector<std::string>;

// USPS Publication 28, appendices B and C: directions, street suffixes. Plus
// the number words that street names are written with.
absl::string_view Abbreviated(absl::string_view word) {
  static const auto& kShort =
      *new absl::flat_hash_map<absl::string_view, absl::string_view>({
          {"NORTH", "N"},       {"SOUTH", "S"},       {"EAST", "E"},
          {"WEST", "W"},        {"NORTHEAST", "NE"},  {"NORTHWEST", "NW"},
          {"SOUTHEAST", "SE"},  {"SOUTHWEST", "SW"},  {"ALLEY", "ALY"},
          {"AV", "AVE"},        {"AVENUE", "AVE"},    {"BOULEVARD", "BLVD"},
          {"BRIDGE", "BRG"},    {"CAUSEWAY", "CSWY"}, {"CENTER", "CTR"},
          {"CENTRE", "CTR"},    {"CIRCLE", "CIR"},    {"COURT", "CT"},
          {"CROSSING", "XING"}, {"DRIVE", "DR"},      {"EXPRESSWAY", "EXPY"},
          {"EXTENSION", "EXT"}, {"FORT", "FT"},       {"FREEWAY", "FWY"},
          {"HEIGHTS", "HTS"},   {"HIGHWAY", "HWY"},   {"LANE", "LN"},
          {"MOUNT", "MT"},      {"MOUNTAIN", "MTN"},  {"PARKWAY", "PKWY"},
          {"PLACE", "PL"},      {"PLAZA", "PLZ"},     {"POINT", "PT"},
          {"RIDGE", "RDG"},     {"ROAD", "RD"},       {"ROUTE", "RTE"},
          {"SAINT", "ST"},      {"SQUARE", "SQ"},     {"STREET", "ST"},
          {"TERRACE", "TER"},   {"TRAIL", "TRL"},     {"TURNPIKE", "TPKE"},
          {"ONE", "1"},         {"TWO", "2"},         {"THREE", "3"},
          {"FOUR", "4"},        {"FIVE", "5"},        {"SIX", "6"},
          {"SEVEN", "7"},       {"EIGHT", "8"},       {"NINE", "9"},
          {"TEN", "10"},        {"FIRST", "1ST"},     {"SECOND", "2ND"},
          {"THIRD", "3RD"},     {"FOURTH", "4TH"},    {"FIFTH", "5TH"},
          {"SIXTH", "6TH"},     {"SEVENTH", "7TH"},   {"EIGHTH", "8TH"},
          {"NINTH", "9TH"},     {"TENTH", "10TH"},
      });
  const auto found = kShort.find(word);
  return found == kShort.end() ? word : found->second;
}

bool IsFloor(absl::string_view word) {
  return word == "FL" || word == "FLR" || word == "FLOOR";
}

// Begins the part of a line that says where in the building.
bool IsUnit(absl::string_view word) {
  for (const absl::string_view unit : {"STE", "SUITE", "SUITES", "UNIT", "APT",
                                       "APARTMENT", "RM", "ROOM", "#"}) {
    if (word == unit) return true;
  }
  return IsFloor(word);
}

bool IsOrdinal(absl::string_view word) {
  return word.size() > 2 && absl::ascii_isdigit(word.front()) &&
         absl::ascii_isalpha(word.back());
}

// Splits into upper-case words; full stops and apostrophes vanish ("P.O.",
// "St. Mary's"), other punctuation separates, "#" is a word of its own.
Words WordsOf(absl::string_view line) {
  std::string text;
  for (const char c : line) {
    if (absl::ascii_isalnum(c)) {
      text += absl::ascii_toupper(c);
    } else if (c == '#') {
      text += " # ";
    } else if (c != '.' && c != '\'') {
      text += ' ';
    }
  }
  return absl::StrSplit(text, ' ', absl::SkipEmpty());
}

bool IsPostOfficeBox(const Words& words) {
  const std::string text = absl::StrJoin(words, " ");
  for (const absl::string_view box :
       {"PO BOX", "P O BOX", "POST OFFICE BOX", "POB ", "BOX ", "PO DRAWER"}) {
    if (absl::StartsWith(text, box)) return true;
  }
  return false;
}

// The line without suite or floor, abbreviated.
Words StreetOf(absl::string_view line) {
  Words words = WordsOf(line);
  auto unit = std::find_if(words.begin(), words.end(), IsUnit);
  // "2ND FLOOR".
  if (unit != words.end() && IsFloor(*unit) && unit != words.begin() &&
      IsOrdinal(Abbreviated(*(unit - 1)))) {
    --unit;
  }
  words.erase(unit, words.end());
  for (std::string& word : words) word = std::string(Abbreviated(word));
  return words;
}

bool HasHouseNumber(const Words& street) {
  return !street.empty() && absl::ascii_isdigit(street.front().front());
}

}  // namespace

// The suite is left out: a doctor in suite 3 stands where the clinic that has
// the whole building stands.
std::string AddressKey(const Address& address) {
  const absl::string_view zip = absl::string_view(address.zip).substr(0, 5);
  if (zip.size() != 5 ||
      !std::all_of(zip.begin(), zip.end(), absl::ascii_isdigit)) {
    return "";
  }
  // The first line may name a department or the building; the street is then
  // the first line with a house number.
  Words street;
  for (const std::string& line : address.lines) {
    const Words words = StreetOf(line);
    if (words.empty() || IsPostOfficeBox(words)) continue;
    if (street.empty()) street = words;
    if (HasHouseNumber(words)) {
      street = words;
      break;
    }
  }
  if (street.empty()) return "";
  return absl::StrCat(absl::StrJoin(street, " "), "|", zip);
}

const std::string& AddressKeyOf(const Organization& organization) {
  return organization.memo.Get(OrganizationText::kAddressKey, [&] {
    return AddressKey(organization.address);
  });
}

}  // namespace custodia::directory
