#include "services/directory/storage/practitioner_search.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/errors.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/practitioner_reader.h"
#include "services/directory/storage/search_runs.h"

namespace custodia::directory::sql {
namespace {

// Where a hit stands: its run, then its keys.
struct Position {
  Run run = Run::kExact;
  std::string family_key;
  std::string given_key;
  std::string id;
};

// Keys have no line feed in them.
std::string Format(const Position& position) {
  return absl::StrJoin({std::string(position.run == Run::kExact ? "0" : "1"),
                        position.family_key, position.given_key, position.id},
                       "\n");
}

std::optional<Position> Parse(absl::string_view key) {
  const std::vector<std::string> parts = absl::StrSplit(key, '\n');
  if (parts.size() != 4 || (parts[0] != "0" && parts[0] != "1")) {
    return std::nullopt;
  }
  return Position{parts[0] == "0" ? Run::kExact : Run::kPrefix, parts[1],
                  parts[2], parts[3]};
}

// A hit of the exact run does not come again in the other, by whichever name.
std::string Query(Run run) {
  return absl::StrCat(
      "SELECT DISTINCT p.fact FROM practitioner_words t "
      "CROSS JOIN practitioner_names n "
      "ON n.fact = t.fact AND n.position = t.position "
      "CROSS JOIN practitioners p ON p.fact = t.fact "
      "CROSS JOIN practitioner_names s ON s.fact = t.fact AND s.position = 0 "
      "WHERE ",
      run == Run::kExact ? "t.word = ?6"
                         : "t.word >= ?6 AND t.word < ?6 || char(0x10FFFF)",
      " AND ", HasAllWords("n", run), " AND ", Believed("p"), " AND ", Placed(),
      run == Run::kExact
          ? ""
          : absl::StrCat("AND NOT EXISTS (SELECT 1 FROM practitioner_names e "
                         "WHERE e.fact = p.fact AND ",
                         HasAllWords("e", Run::kExact), ") "),
      "AND (?4 = '' OR EXISTS (SELECT 1 FROM practitioner_taxonomies x "
      "WHERE x.fact = p.fact AND substr(x.code, 1, length(?4)) = ?4)) "
      "AND (s.family_key, s.given_key, p.id) > (?7, ?8, ?9) "
      "ORDER BY s.family_key, s.given_key, p.id LIMIT ?10");
}

std::vector<int64_t> Hits(const View& view, const PractitionerSearch& search,
                          const std::vector<std::string>& words,
                          const Position& after, int limit) {
  return Numbers(view.db.Prepare(Query(after.run))
                     .Bind(view.revision, absl::AsciiStrToUpper(search.state),
                           NameKey(search.city), search.taxonomy_code,
                           Json(words), words.front(), after.family_key,
                           after.given_key, after.id, limit));
}

}  // namespace

absl::StatusOr<std::vector<Practitioner>> SearchPractitioners(
    const View& view, const PractitionerSearch& search, const Page& page) {
  Position after;
  if (!page.after.empty()) {
    const auto parsed = Parse(page.after);
    if (!parsed) return error::PageTokenInvalid();
    after = *parsed;
  }
  const std::vector<std::string> words = WordsOf(search.words);
  if (words.empty()) return std::vector<Practitioner>();
  std::vector<int64_t> facts;
  if (after.run == Run::kExact) {
    facts = Hits(view, search, words, after, page.size);
    after = {.run = Run::kPrefix};
  }
  const int rest = page.size - static_cast<int>(facts.size());
  if (rest > 0) {
    const std::vector<int64_t> more = Hits(view, search, words, after, rest);
    facts.insert(facts.end(), more.begin(), more.end());
  }
  return LoadPractitioners(view, facts);
}

std::string SearchKey(const PractitionerSearch& search,
                      const Practitioner& hit) {
  std::vector<std::string> words = WordsOf(search.words);
  std::sort(words.begin(), words.end());
  const auto has_all = [&](const PersonName& name) {
    const std::vector<std::string> own = SearchWords(name);
    return std::includes(own.begin(), own.end(), words.begin(), words.end());
  };
  const bool exact =
      has_all(hit.name) ||
      std::any_of(hit.other_names.begin(), hit.other_names.end(), has_all);
  return Format({.run = exact ? Run::kExact : Run::kPrefix,
                 .family_key = NameKey(hit.name.family),
                 .given_key = NameKey(hit.name.given),
                 .id = hit.id});
}

}  // namespace custodia::directory::sql
