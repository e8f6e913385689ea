#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_TEXT_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_TEXT_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace custodia::directory {

// Returns whether `bytes` are well-formed UTF-8.
bool IsUtf8(absl::string_view bytes);

// Returns a field of a file as clean UTF-8: bytes that are not UTF-8 are read
// as windows-1252 (CMS and spreadsheets write it), runs of white space and line
// breaks become one space, and the ends are trimmed. Nothing where the bytes
// are text in neither.
std::optional<std::string> CleanText(absl::string_view bytes);

// Does the same into `clean`, whose memory is used again, and returns whether
// the bytes are text.
bool CleanTextInto(absl::string_view bytes, std::string& clean);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_TEXT_H_
