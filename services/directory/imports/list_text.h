#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_LIST_TEXT_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_LIST_TEXT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Several values in one field of our own formats, separated by `;`, and the
// parts of one by `,`. A separator that belongs to a value, and a backslash
// before one, has a backslash before it.
namespace custodia::directory {

// Returns the stretches between separators, trimmed, still escaped; none for
// "".
std::vector<absl::string_view> SplitList(absl::string_view text,
                                         char separator);

// Returns a value as it stands in a list, and back.
std::string EscapeItem(absl::string_view value);
std::string UnescapeItem(absl::string_view item);

// Returns the list of `values`.
std::string JoinList(const std::vector<std::string>& values);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_LIST_TEXT_H_
