#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_INDEX_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_INDEX_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// The indexes of names: tables of one shape, one for each kind of node. Each
// has one beside it for newer names (split_indexes.h).
inline constexpr char kPractitionerWords[] = "practitioner_words";
inline constexpr char kOrganizationWords[] = "organization_words";

// Makes the version `fact` of a node be found by a name, in the index `table`,
// and the words of the name be known to CorrectionsOf().
void IndexName(const View& view, absl::string_view table, int64_t fact,
               absl::string_view name_text);

// Returns under what a word is known to CorrectionsOf(): itself, and what is
// left of it without any one letter; nothing where it is very long or short.
std::vector<std::string> SpellingsOf(absl::string_view word);

// Returns the words, of names of any kind of node, that one typo may have made
// into `word`, in the order of the alphabet; but for those that begin with it,
// as it needs no typo for them. None for words that are very long or short.
std::vector<std::string> CorrectionsOf(sqlite::Connection& db,
                                       absl::string_view word);

// Indexes all names that are stored. For a migration.
void IndexStoredNames(sqlite::Connection& db);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_INDEX_H_
