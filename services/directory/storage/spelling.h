#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_SPELLING_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_SPELLING_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// How a word may be misspelt by one typo: a letter left out, added, replaced by
// another, or changed places with its neighbour. Pure. A letter is a code
// point of UTF-8.
namespace custodia::directory {

// Returns how many letters `word` has, and the first of them, "" where none.
size_t CountLetters(absl::string_view word);
absl::string_view FirstLetter(absl::string_view word);

// Returns `word` with each of its letters left out in turn, each once.
//
// Two words that are one typo apart have a spelling in common, of those that
// are the word itself or leave out one letter; so an index of these finds the
// words that were meant, without comparing with each.
std::vector<std::string> WithoutOneLetter(absl::string_view word);

// Returns whether exactly one typo makes `a` into `b`.
bool IsOneTypoAway(absl::string_view a, absl::string_view b);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_SPELLING_H_
