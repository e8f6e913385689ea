#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_UTF8_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_UTF8_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace custodia::request::letters {

// Returns the code points of `text`, each as its bytes. Bytes that are not
// UTF-8 are one each.
std::vector<absl::string_view> CodePoints(absl::string_view text);

// Returns the number of a code point as CodePoints() gives it.
char32_t Decode(absl::string_view code_point);

// Returns `text` with a space for each character that is no part of a text: a
// control character other than the line feed, or one that turns the direction
// of writing, with which a name could rearrange the letter around it.
std::string Printable(absl::string_view text);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_UTF8_H_
