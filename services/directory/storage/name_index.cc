#include "services/directory/storage/name_index.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/directory/storage/name_words.h"

namespace custodia::directory::sql {

void IndexName(sqlite::Connection& db, absl::string_view table, int64_t fact,
               absl::string_view name_text) {
  // Two names of a node may fold to one text.
  const std::string insert =
      absl::StrCat("INSERT OR IGNORE INTO ", table, " VALUES (?, ?, ?)");
  for (const std::string& word : WordsOf(name_text)) {
    db.Prepare(insert).Bind(word, name_text, fact).Run();
  }
}

void IndexStoredNames(sqlite::Connection& db) {
  sqlite::Query people = db.Prepare(
      "SELECT fact, given, middle, family, suffix FROM practitioner_names");
  while (people.Step()) {
    IndexName(db, kPractitionerWords, people.Int(0),
              NameText(PersonName{.given = people.Text(1),
                                  .middle = people.Text(2),
                                  .family = people.Text(3),
                                  .suffix = people.Text(4)}));
  }
  sqlite::Query places = db.Prepare(
      "SELECT n.fact, n.name FROM organization_names n "
      "CROSS JOIN organizations o ON o.fact = n.fact WHERE o.is_site = 0");
  while (places.Step()) {
    IndexName(db, kOrganizationWords, places.Int(0), NameText(places.Text(1)));
  }
}

}  // namespace custodia::directory::sql
