#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CCN_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CCN_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// CMS Certification Numbers: two digits for the state, then four characters. A
// letter in the third place marks a unit of a hospital (CMS, State Operations
// Manual, 2779A); two digits or a letter behind the six mark a campus.
namespace custodia::directory {

struct Ccn {
  std::string number;   // the six characters
  std::string written;  // with the campus, if there is one

  bool operator==(const Ccn&) const = default;
};

// Returns the number in capitals, with zeros restored that a spreadsheet
// dropped in front; nothing where it is none.
std::optional<Ccn> ParseCcn(absl::string_view text);

// Returns the number of the hospital that the unit `number` belongs to, a
// hospital's own as it is, and "" where it cannot be told.
std::string HospitalOfCcn(absl::string_view number);

// Returns the numbers that units of the hospital have if it has such units.
std::vector<std::string> UnitCcns(absl::string_view hospital);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CCN_H_
