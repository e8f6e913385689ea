#include "services/directory/storage/name_index.h"

#include <set>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/directory/storage/bulk_load.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/recent_facts.h"
#include "services/directory/storage/spelling.h"

namespace custodia::directory::sql {
namespace {

// Words of other lengths are left as they are: shorter ones have too many
// neighbours, longer ones would be too much to try.
bool IsCorrectable(absl::string_view word) {
  const size_t letters = CountLetters(word);
  return letters >= 3 && letters <= 32;
}

void LearnWord(const View& view, const std::string& word) {
  if (view.recent != nullptr && !view.recent->KeepWord(word)) return;
  sqlite::Connection& db = view.db;
  // The word itself is known with all the others.
  if (db.Prepare("SELECT 1 FROM spellings WHERE spelling = ?1 AND word = ?1")
          .Bind(word)
          .Step()) {
    return;
  }
  for (const std::string& spelling : SpellingsOf(word)) {
    db.Prepare("INSERT OR IGNORE INTO spellings VALUES (?, ?)")
        .Bind(spelling, word)
        .Run();
  }
}

// Two names of a node may fold to one text.
void AddEntries(const View& view, absl::string_view table, int64_t fact,
                absl::string_view name_text) {
  const std::string insert =
      absl::StrCat("INSERT OR IGNORE INTO ", table, " VALUES (?, ?, ?)");
  for (const std::string& word : WordsOf(name_text)) {
    view.db.Prepare(insert).Bind(word, name_text, fact).Run();
    LearnWord(view, word);
  }
}

}  // namespace

std::vector<std::string> SpellingsOf(absl::string_view word) {
  if (!IsCorrectable(word)) return {};
  std::vector<std::string> spellings = WithoutOneLetter(word);
  spellings.insert(spellings.begin(), std::string(word));
  return spellings;
}

void IndexName(const View& view, absl::string_view table, int64_t fact,
               absl::string_view name_text) {
  if (view.bulk != nullptr) {
    view.bulk->AddedName(table, fact, name_text);
    return;
  }
  AddEntries(view, absl::StrCat("newer_", table), fact, name_text);
}

std::vector<std::string> CorrectionsOf(sqlite::Connection& db,
                                       absl::string_view word) {
  std::set<std::string> corrections;
  for (const std::string& spelling : SpellingsOf(word)) {
    sqlite::Query query =
        db.Prepare("SELECT word FROM spellings WHERE spelling = ?");
    query.Bind(spelling);
    while (query.Step()) {
      std::string known = query.Text(0);
      if (IsOneTypoAway(known, word) && !absl::StartsWith(known, word)) {
        corrections.insert(std::move(known));
      }
    }
  }
  return {corrections.begin(), corrections.end()};
}

void IndexStoredNames(sqlite::Connection& db) {
  const View view{db, /*revision=*/0};
  sqlite::Query people = db.Prepare(
      "SELECT fact, given, middle, family, suffix FROM practitioner_names");
  while (people.Step()) {
    AddEntries(view, kPractitionerWords, people.Int(0),
               NameText(PersonName{.given = people.Text(1),
                                   .middle = people.Text(2),
                                   .family = people.Text(3),
                                   .suffix = people.Text(4)}));
  }
  sqlite::Query places = db.Prepare(
      "SELECT n.fact, n.name FROM organization_names n "
      "CROSS JOIN organizations o ON o.fact = n.fact WHERE o.is_site = 0");
  while (places.Step()) {
    AddEntries(view, kOrganizationWords, places.Int(0),
               NameText(places.Text(1)));
  }
}

}  // namespace custodia::directory::sql
