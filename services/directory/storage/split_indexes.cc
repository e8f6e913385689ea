#include "services/directory/storage/split_indexes.h"

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/name_index.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {
namespace {

constexpr absl::string_view kOlder = "fact <= ";

// With more newer rows in one table than one for so many facts, a small import
// changes nearly as many pages of its newer indexes as it would of whole ones.
constexpr int64_t kFactsPerNewer = 32;

// How much is newer is found out once in a while: at the latest where one fact
// of so many was written since.
constexpr int64_t kFactsPerCheck = 2 * kFactsPerNewer;

struct Index {
  absl::string_view name;
  absl::string_view table;
  absl::string_view columns;
  // Of rows that no query looks for there is no entry; a query of the others
  // says so in these very words.
  absl::string_view condition = "";
};

constexpr Index kIndexes[] = {
    {"organizations_by_id", "organizations", "id"},
    {"organizations_by_address", "organizations", "address_key", "is_site = 0"},
    {"organizations_by_county", "organizations", "county_fips, type",
     "county_fips <> ''"},
    {"organizations_by_zip", "organizations", "zip5, type"},
    {"organization_names_by_key", "organization_names", "name_key"},
    {"organization_identifiers_by_value", "organization_identifiers",
     "value, system"},
    {"contact_points_by_organization", "contact_points",
     "organization, position"},
    {"practitioners_by_id", "practitioners", "id"},
    {"practitioners_by_npi", "practitioners", "npi", "npi <> '' AND npi <> id"},
    {"practitioner_names_by_family", "practitioner_names",
     "family_key, given_key"},
    {"affiliations_by_id", "affiliations", "id"},
    {"affiliations_by_practitioner", "affiliations", "practitioner, id"},
    {"affiliations_by_organization", "affiliations", "organization, id"},
    {"practitioner_aliases_by_alias", "practitioner_aliases", "alias"},
    {"organization_aliases_by_alias", "organization_aliases", "alias"},
};

constexpr absl::string_view kSplitTables[] = {
    "organizations",  "organization_names",   "organization_identifiers",
    "contact_points", "practitioners",        "practitioner_names",
    "affiliations",   "practitioner_aliases", "organization_aliases",
};

// Of these little is written, but they are looked up by id as the others are.
constexpr absl::string_view kWholeTables[] = {"successions", "custody_reports"};

constexpr const char* kWordTables[] = {kPractitionerWords, kOrganizationWords};

void MakeView(sqlite::Connection& db, absl::string_view table,
              absl::string_view select) {
  db.Execute(
      absl::StrCat("CREATE VIEW IF NOT EXISTS all_", table, " AS ", select));
}

std::string Everything(absl::string_view table) {
  return absl::StrCat("SELECT * FROM ", table);
}

std::string NewerWords(absl::string_view table) {
  return absl::StrCat("newer_", table);
}

void MakeIndex(sqlite::Connection& db, const Index& index,
               absl::string_view suffix, absl::string_view facts) {
  db.Execute(absl::StrCat(
      "CREATE INDEX ", index.name, suffix, " ON ", index.table, " (",
      index.columns, ") WHERE ", facts,
      index.condition.empty() ? "" : absl::StrCat(" AND ", index.condition)));
}

void DropIndexesOf(sqlite::Connection& db, absl::string_view table) {
  std::vector<std::string> names;
  {
    sqlite::Query query = db.Prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND "
        "sql IS NOT NULL AND tbl_name = ?");
    names = Texts(query.Bind(table));
  }
  for (const std::string& name : names) {
    db.Execute(absl::StrCat("DROP INDEX ", name));
  }
}

void SplitTable(sqlite::Connection& db, absl::string_view table,
                int64_t last_older) {
  DropIndexesOf(db, table);
  const std::string older = absl::StrCat(kOlder, last_older);
  const std::string newer = absl::StrCat("fact > ", last_older);
  for (const Index& index : kIndexes) {
    if (index.table != table) continue;
    MakeIndex(db, index, "", older);
    MakeIndex(db, index, "_newer", newer);
  }
  db.Execute(absl::StrCat("DROP VIEW all_", table));
  MakeView(db, table,
           absl::StrCat(Everything(table), " WHERE ", older, " UNION ALL ",
                        Everything(table), " WHERE ", newer));
}

void TakeNewerWords(sqlite::Connection& db, absl::string_view table) {
  const std::string newer = NewerWords(table);
  db.Execute(absl::StrCat("INSERT INTO ", table, " SELECT * FROM ", newer,
                          " ORDER BY word, text, fact; DELETE FROM ", newer));
}

// Whether the numbers pass a multiple of what stays the same while the facts
// become twice as many.
bool IsToBeChecked(int64_t last_before, int64_t last_fact) {
  const auto facts = static_cast<uint64_t>(last_fact / kFactsPerCheck);
  const auto step = static_cast<int64_t>(std::bit_floor(facts));
  return step == 0 || last_before / step != last_fact / step;
}

int64_t Count(sqlite::Connection& db, absl::string_view rows) {
  sqlite::Query query = db.Prepare(absl::StrCat("SELECT count(*) FROM ", rows));
  query.Step();
  return query.Int(0);
}

}  // namespace

void MakeViews(sqlite::Connection& db) {
  for (const absl::string_view table : kSplitTables) {
    MakeView(db, table, Everything(table));
  }
  for (const absl::string_view table : kWholeTables) {
    MakeView(db, table, Everything(table));
  }
  for (const absl::string_view table : kWordTables) {
    MakeView(db, table,
             absl::StrCat(Everything(table), " UNION ALL ",
                          Everything(NewerWords(table))));
  }
}

void DropIndexes(sqlite::Connection& db) {
  for (const absl::string_view table : kSplitTables) DropIndexesOf(db, table);
}

void SplitIndexes(sqlite::Connection& db, int64_t last_older) {
  for (const absl::string_view table : kSplitTables) {
    SplitTable(db, table, last_older);
  }
  for (const char* const table : kWordTables) TakeNewerWords(db, table);
}

void SplitStaleIndexes(sqlite::Connection& db, int64_t last_before,
                       int64_t last_fact) {
  if (!IsToBeChecked(last_before, last_fact)) return;
  const auto is_stale = [&](int64_t newer) {
    return newer * kFactsPerNewer > last_fact;
  };
  for (const absl::string_view table : kSplitTables) {
    const int64_t newer =
        Count(db, absl::StrCat(table, " WHERE fact > ", LastOlder(db, table)));
    if (is_stale(newer)) SplitTable(db, table, last_fact);
  }
  for (const char* const table : kWordTables) {
    if (is_stale(Count(db, NewerWords(table)))) TakeNewerWords(db, table);
  }
}

int64_t LastOlder(sqlite::Connection& db, absl::string_view table) {
  // The number is what a cast reads of the rest.
  sqlite::Query query = db.Prepare(absl::StrCat(
      "SELECT CAST(substr(sql, instr(sql, '", kOlder, "') + ", kOlder.size(),
      ") AS INTEGER) FROM sqlite_schema WHERE type = 'view' AND "
      "name = 'all_",
      table, "' AND instr(sql, '", kOlder, "') > 0"));
  return query.Step() ? query.Int(0) : 0;
}

}  // namespace custodia::directory::sql
