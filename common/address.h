#ifndef CUSTODIA_COMMON_ADDRESS_H_
#define CUSTODIA_COMMON_ADDRESS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace custodia {

// A United States postal address.
struct Address {
  std::vector<std::string> lines;
  std::string city;
  std::string state;  // two letters
  std::string zip;    // five digits, or ZIP+4 as 12345-6789

  bool empty() const { return lines.empty() && city.empty() && zip.empty(); }
  bool operator==(const Address&) const = default;
};

// Returns whether `code` is a state, district, territory or military region of
// the Postal Service (Publication 28, appendix B), in capitals.
bool IsStateCode(absl::string_view code);

// Returns whether `zip` has the form of Address::zip.
bool IsZip(absl::string_view zip);

// Returns whether `fips` has the form of a county's code: five digits.
bool IsCountyFips(absl::string_view fips);

}  // namespace custodia

#endif  // CUSTODIA_COMMON_ADDRESS_H_
