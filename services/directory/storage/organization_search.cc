#include "services/directory/storage/organization_search.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/errors.h"
#include "services/directory/domain/name_key.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/organization_reader.h"
#include "services/directory/storage/search_runs.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

// Where a hit stands: its run, then its keys.
struct Position {
  Run run = Run::kExact;
  std::string name_key;
  std::string id;
};

// Keys have no line feed in them.
std::string Format(const Position& position) {
  return absl::StrJoin({std::string(position.run == Run::kExact ? "0" : "1"),
                        position.name_key, position.id},
                       "\n");
}

std::optional<Position> Parse(absl::string_view key) {
  const std::vector<std::string> parts = absl::StrSplit(key, '\n');
  if (parts.size() != 3 || (parts[0] != "0" && parts[0] != "1")) {
    return std::nullopt;
  }
  return Position{parts[0] == "0" ? Run::kExact : Run::kPrefix, parts[1],
                  parts[2]};
}

// A hit of the exact run does not come again in the other, by whichever name.
std::string Query(Run run) {
  return absl::StrCat(
      "SELECT DISTINCT o.fact FROM organization_words t "
      "CROSS JOIN organization_names n "
      "ON n.fact = t.fact AND n.position = t.position "
      "CROSS JOIN organizations o ON o.fact = t.fact "
      "CROSS JOIN organization_names s ON s.fact = t.fact AND s.position = 0 "
      "WHERE ",
      run == Run::kExact ? "t.word = ?6"
                         : "t.word >= ?6 AND t.word < ?6 || char(0x10FFFF)",
      " AND ", HasAllWords("n", run), " AND ", Believed("o"),
      " AND (?2 = '' OR o.state = ?2) AND (?3 = '' OR o.city_key = ?3) "
      "AND (?4 = 0 OR o.type = ?4) ",
      run == Run::kExact
          ? ""
          : absl::StrCat("AND NOT EXISTS (SELECT 1 FROM organization_names e "
                         "WHERE e.fact = o.fact AND ",
                         HasAllWords("e", Run::kExact), ") "),
      "AND (s.name_key, o.id) > (?7, ?8) "
      "ORDER BY s.name_key, o.id LIMIT ?9");
}

std::vector<int64_t> Hits(const View& view, const OrganizationSearch& search,
                          const std::vector<std::string>& words,
                          const Position& after, int limit) {
  return Numbers(view.db.Prepare(Query(after.run))
                     .Bind(view.revision, absl::AsciiStrToUpper(search.state),
                           NameKey(search.city), NumberOf(search.type),
                           Json(words), words.front(), after.name_key, after.id,
                           limit));
}

}  // namespace

absl::StatusOr<std::vector<Organization>> SearchOrganizations(
    const View& view, const OrganizationSearch& search, const Page& page) {
  Position after;
  if (!page.after.empty()) {
    const auto parsed = Parse(page.after);
    if (!parsed) return error::PageTokenInvalid();
    after = *parsed;
  }
  const std::vector<std::string> words = WordsOf(search.words);
  if (words.empty()) return std::vector<Organization>();
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
  std::vector<Organization> organizations;
  organizations.reserve(facts.size());
  for (const int64_t fact : facts) {
    organizations.push_back(LoadOrganization(view, fact));
  }
  return organizations;
}

std::string SearchKey(const OrganizationSearch& search,
                      const Organization& hit) {
  std::vector<std::string> words = WordsOf(search.words);
  std::sort(words.begin(), words.end());
  const auto has_all = [&](const std::string& name) {
    const std::vector<std::string> own = OrganizationWords(name);
    return std::includes(own.begin(), own.end(), words.begin(), words.end());
  };
  const bool exact =
      has_all(hit.display_name) ||
      std::any_of(hit.other_names.begin(), hit.other_names.end(), has_all);
  return Format({.run = exact ? Run::kExact : Run::kPrefix,
                 .name_key = OrganizationNameKey(hit.display_name),
                 .id = hit.id});
}

}  // namespace custodia::directory::sql
