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
  // Each word asked for is a word of the name.
  kWhole,
  // Each is a word of the name or the beginning of one, as an initial is.
  kBeginning,
  // The family name is asked for, and the given name or its initial. Whatever
  // else is asked for is in the name, whole or as an initial; an initial may
  // also be of a middle name that this name does not have.
  kInitial,
  // Each is a word of the name or the beginning of one, some after one typo in
  // it was corrected.
  kCorrected,
};
inline constexpr Fit kFits[] = {Fit::kWhole, Fit::kBeginning, Fit::kInitial,
                                Fit::kCorrected};

// A word asked for, folded as names are.
struct AskedWord {
  std::string word;
  std::vector<std::string> corrections;  // for kCorrected
};

// Returns the words asked for, each once, longest first, none corrected yet.
std::vector<AskedWord> AskedWords(const std::vector<std::string>& texts);

// Returns whether the name answers in this way. It may answer in a better one,
// too.
bool Fits(Fit fit, const std::vector<AskedWord>& asked,
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
  bool operator==(const Stretch&) const = default;
};

// The entries of one word, and of all that begin with it.
Stretch WholeWord(absl::string_view word);
Stretch WordsFrom(absl::string_view beginning);

// Returns ways through the index: in the stretches of each way, every name of
// that fit has an entry. At least one way.
std::vector<std::vector<Stretch>> WaysTo(Fit fit,
                                         const std::vector<AskedWord>& asked);

// Returns a text that is greater than all that begin with `prefix`.
std::string BehindPrefix(absl::string_view prefix);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_FIT_H_
