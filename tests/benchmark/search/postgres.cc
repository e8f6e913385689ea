#include "tests/benchmark/search/postgres.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/directory/storage/name_words.h"

namespace custodia::benchmark {
namespace {

constexpr int kPeopleAtOnce = 10'000;

// One row for each name, current or former; folded as the directory folds them,
// a space before and behind each word. The other columns of a hit are in
// `people`.
constexpr char kTables[] = R"sql(
CREATE EXTENSION pg_trgm;
CREATE TABLE people (id text NOT NULL, given text NOT NULL,
  middle text NOT NULL, family text NOT NULL, taxonomy text NOT NULL,
  city text NOT NULL, state text NOT NULL);
CREATE TABLE names (id text NOT NULL, name text NOT NULL);
)sql";

constexpr char kIndexes[] = R"sql(
ALTER TABLE people ADD PRIMARY KEY (id);
CREATE INDEX names_by_trigram ON names USING gin (name gin_trgm_ops)
  WITH (fastupdate = off);
VACUUM (FREEZE, ANALYZE) people;
VACUUM (FREEZE, ANALYZE) names;
)sql";

// LIKE takes the index for each pattern and intersects; where a typo may be,
// the whole name is compared by its trigrams.
constexpr char kByPattern[] = R"sql(
SELECT p.id, p.given, p.middle, p.family, p.taxonomy, p.city, p.state FROM (
  SELECT id, min(name) AS name FROM names
  WHERE name LIKE $1 AND name LIKE $2 AND name LIKE $3
  GROUP BY id ORDER BY 2, 1 LIMIT $4) hits
JOIN people p USING (id) ORDER BY hits.name, p.id)sql";
constexpr char kBySimilarity[] = R"sql(
SELECT p.id, p.given, p.middle, p.family, p.taxonomy, p.city, p.state FROM (
  SELECT id, max(similarity(name, $1)) AS likeness FROM names
  WHERE name % $1 GROUP BY id ORDER BY 2 DESC, 1 LIMIT $2) hits
JOIN people p USING (id) ORDER BY hits.likeness DESC, p.id)sql";

bool MayBeBeginnings(Kind kind) {
  return kind == Kind::kPrefix || kind == Kind::kInitials;
}

}  // namespace

Postgres::Postgres(const std::string& connection)
    : connection_(PQconnectdb(connection.c_str())) {
  if (PQstatus(connection_.get()) != CONNECTION_OK) {
    std::fputs(PQerrorMessage(connection_.get()), stderr);
    std::exit(1);
  }
}

void Postgres::Load(int people) {
  Execute(kTables);
  for (int first = 0; first < people; first += kPeopleAtOnce) {
    std::string rows;
    std::string names;
    for (int i = first; i < std::min(people, first + kPeopleAtOnce); ++i) {
      const directory::Practitioner person = MakePerson(i);
      absl::StrAppend(
          &rows,
          absl::StrJoin({person.id, person.name.given, person.name.middle,
                         person.name.family, person.taxonomy_codes.front(),
                         person.city, person.state},
                        "\t"),
          "\n");
      const auto add_name = [&](const directory::PersonName& name) {
        absl::StrAppend(&names, person.id, "\t");
        for (const std::string* part :
             {&name.given, &name.middle, &name.family}) {
          for (const std::string& word : directory::NameWords(*part)) {
            absl::StrAppend(&names, " ", word);
          }
        }
        absl::StrAppend(&names, " \n");
      };
      add_name(person.name);
      for (const auto& name : person.other_names) add_name(name);
    }
    Copy("people", rows);
    Copy("names", names);
  }
  Execute(kIndexes);
}

void Postgres::Prepare() {
  Checked(PQprepare(connection_.get(), "pattern", kByPattern, 0, nullptr),
          PGRES_COMMAND_OK);
  Checked(PQprepare(connection_.get(), "similarity", kBySimilarity, 0, nullptr),
          PGRES_COMMAND_OK);
}

std::vector<std::string> Postgres::Search(const Question& question,
                                          int page_size) {
  const std::string limit = absl::StrCat(page_size);
  std::vector<std::string> values;
  if (question.kind == Kind::kTypo) {
    values = {absl::StrJoin(question.words, " "), limit};
  } else {
    const char* behind = MayBeBeginnings(question.kind) ? "%" : " %";
    for (const std::string& word : question.words) {
      values.push_back(absl::StrCat("% ", word, behind));
    }
    values.resize(3, "%");
    values.push_back(limit);
  }
  std::vector<const char*> pointers;
  for (const std::string& value : values) pointers.push_back(value.c_str());
  const Result result = Checked(
      PQexecPrepared(connection_.get(),
                     question.kind == Kind::kTypo ? "similarity" : "pattern",
                     static_cast<int>(pointers.size()), pointers.data(),
                     nullptr, nullptr, 0),
      PGRES_TUPLES_OK);
  std::vector<std::string> ids;
  for (int row = 0; row < PQntuples(result.get()); ++row) {
    ids.emplace_back(PQgetvalue(result.get(), row, 0));
  }
  return ids;
}

Postgres::Result Postgres::Checked(PGresult* result, ExecStatusType wanted) {
  Result checked(result);
  if (PQresultStatus(result) != wanted) {
    std::fputs(PQerrorMessage(connection_.get()), stderr);
    std::exit(1);
  }
  return checked;
}

// Statement by statement: VACUUM stands in no transaction with others.
void Postgres::Execute(absl::string_view sql) {
  for (const absl::string_view statement :
       absl::StrSplit(sql, ';', absl::SkipWhitespace())) {
    Checked(PQexec(connection_.get(), std::string(statement).c_str()),
            PGRES_COMMAND_OK);
  }
}

void Postgres::Copy(const std::string& table, const std::string& rows) {
  Checked(PQexec(connection_.get(),
                 absl::StrCat("COPY ", table, " FROM STDIN").c_str()),
          PGRES_COPY_IN);
  PQputCopyData(connection_.get(), rows.data(), static_cast<int>(rows.size()));
  PQputCopyEnd(connection_.get(), nullptr);
  Checked(PQgetResult(connection_.get()), PGRES_COMMAND_OK);
  while (Result rest{PQgetResult(connection_.get())}) {
  }
}

}  // namespace custodia::benchmark
