#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_NUMBERS_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_NUMBERS_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

// Numbers that are names: ZIP codes, telephone numbers, codes. Spreadsheets and
// data frames take them for quantities, write `1.0` for `1` and drop zeros in
// front. What can be told for certain is repaired here; nothing is guessed.
namespace custodia::directory {

// Returns `12` for `12.0`, and anything else as it is.
absl::string_view WithoutDecimalZero(absl::string_view text);

// Returns a ZIP code as `12345` or `12345-6789` from five or nine digits, with
// a hyphen or without. Where it is short, zeros in front are restored if codes
// of `state` (two letters) begin with as many. "" for "". Nothing where no ZIP
// code can be told.
std::optional<std::string> RepairZip(absl::string_view text,
                                     absl::string_view state);

// Returns the ten digits of a telephone number of the North American plan,
// however it is punctuated, as `202-555-0143`; nothing where it is none.
std::optional<std::string> RepairPhone(absl::string_view text);

// Returns a CMS Certification Number as its six characters in capitals, with
// the zeros in front restored where all that is left are digits; nothing where
// it is none.
std::optional<std::string> RepairCcn(absl::string_view text);

// Returns the ten digits of a PECOS associate control id, with the zeros in
// front restored; nothing where it is none.
std::optional<std::string> RepairPac(absl::string_view text);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_NUMBERS_H_
