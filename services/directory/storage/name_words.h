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

// Returns the words by which `name` is found, each once, sorted: of all its
// parts, and a family name of several words also as its NameKey().
std::vector<std::string> SearchWords(const PersonName& name);

// The same for the name of an organization.
std::vector<std::string> OrganizationWords(absl::string_view name);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_WORDS_H_
