#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_WORDS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_WORDS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/domain/practitioner.h"

namespace custodia::directory {

// How people's and places' names are compared: in lower case, Latin letters
// without their marks (José is jose), apostrophes and full stops left out
// (O'Brien is obrien). Other letters stay as they are.

// Returns the words of `text`, which all else parts ("Smith-Jones" has two).
std::vector<std::string> NameWords(absl::string_view text);

// Returns the words of `text` run together: the same for "De La Cruz" and
// "Delacruz".
std::string NameKey(absl::string_view text);

// Returns a name as the search keeps it: its words with a space between two; of
// a person the family name, given name, middle name and suffix, with a tab
// between two. So names in the order of their texts are in that of a telephone
// book.
std::string NameText(const PersonName& name);
std::string NameText(absl::string_view name);

// Returns a person's family name run together where it has several words, else
// "".
std::string JoinedFamilyName(absl::string_view name_text);

// Returns the words by which the name is found, each once, sorted: those of its
// text, and its JoinedFamilyName().
std::vector<std::string> WordsOf(absl::string_view name_text);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_WORDS_H_
