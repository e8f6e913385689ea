#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_FIT_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_FIT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Whether a name answers a search, and where in the index of names those that
// do can stand. Pure. A name is its NameText(), its words are its WordsOf().
namespace custodia::directory {

// How well a name answers, best first.
enum class Fit {
  kWhole,      // each word asked for is a word of the name
  kBeginning,  // ... or the beginning of one
};
inline constexpr Fit kFits[] = {Fit::kWhole, Fit::kBeginning};

// What is asked for, folded as names are: each word once, longest first.
std::vector<std::string> AskedWords(const std::vector<std::string>& texts);

// Returns whether the name answers so well, or better.
bool Fits(Fit fit, const std::vector<std::string>& asked,
          absl::string_view name_text);

// A place in the index, which has an entry for each word of each name.
struct IndexKey {
  std::string word;
  std::string text;

  auto operator<=>(const IndexKey&) const = default;
};

// The entries from `first` on and before `behind`.
struct Stretch {
  IndexKey first;
  IndexKey behind;

  bool Contains(const IndexKey& key) const {
    return first <= key && key < behind;
  }
};

// Returns the stretches in which every name of that fit has an entry, by the
// one word `asked` of the search.
std::vector<Stretch> StretchesOf(Fit fit, const std::string& asked);

// Returns a text that is greater than all that begin with `prefix`.
std::string BehindPrefix(absl::string_view prefix);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_FIT_H_
