#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_WRAP_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_WRAP_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace custodia::request::letters {

// Returns how wide a text is printed, in any unit.
using Measure = std::function<double(absl::string_view)>;

// Returns `text` in lines that are at most `width` wide, broken at spaces; a
// word that is wider than a line is broken where it is full. A line feed
// breaks, too; what is no text (Printable()) is a space. At least one line;
// none is empty but for an empty text's or where two line feeds meet.
std::vector<std::string> Wrap(absl::string_view text, double width,
                              const Measure& measure);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_WRAP_H_
