#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_SEARCH_RUNS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_SEARCH_RUNS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// What the searches by name share.
namespace custodia::directory::sql {

// Hits come in two runs: those with a name that has all words exactly, then
// those where some word is but the beginning of one.
enum class Run { kExact = 0, kPrefix = 1 };

// Returns the words in `texts`, folded as the stored ones are, each once, the
// longest first: it is likely to have the fewest hits, and drives the search.
std::vector<std::string> WordsOf(const std::vector<std::string>& texts);

// Returns `words`, which are folded, as a JSON array.
std::string Json(const std::vector<std::string>& words);

// Returns the condition that the row `name` of a table of names has every word
// of the JSON array ?5, whole or at its beginning.
std::string HasAllWords(absl::string_view name, Run run);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_SEARCH_RUNS_H_
