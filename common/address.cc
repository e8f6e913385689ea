#include "common/address.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"

namespace custodia {
namespace {

// In order, for binary search.
constexpr absl::string_view kStateCodes[] = {
    "AA", "AE", "AK", "AL", "AP", "AR", "AS", "AZ", "CA", "CO", "CT",
    "DC", "DE", "FL", "FM", "GA", "GU", "HI", "IA", "ID", "IL", "IN",
    "KS", "KY", "LA", "MA", "MD", "ME", "MH", "MI", "MN", "MO", "MP",
    "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH",
    "OK", "OR", "PA", "PR", "PW", "RI", "SC", "SD", "TN", "TX", "UT",
    "VA", "VI", "VT", "WA", "WI", "WV", "WY"};

bool AllDigits(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

}  // namespace

bool IsStateCode(absl::string_view code) {
  return std::binary_search(std::begin(kStateCodes), std::end(kStateCodes),
                            code);
}

bool IsZip(absl::string_view zip) {
  if (zip.size() == 5) return AllDigits(zip);
  return zip.size() == 10 && zip[5] == '-' && AllDigits(zip.substr(0, 5)) &&
         AllDigits(zip.substr(6));
}

bool IsCountyFips(absl::string_view fips) {
  return fips.size() == 5 && AllDigits(fips);
}

}  // namespace custodia
