#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/schema.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

// As the first schema kept a doctor of two names, a practice of two names, and
// a site.
constexpr char kRowsOfFirst[] = R"sql(
INSERT INTO revisions VALUES (1, 0, 3);
INSERT INTO practitioners
  VALUES (1, 'roe', '', 1, '', 'Salem', 'MA', 'salem', 1, NULL);
INSERT INTO practitioner_names
  VALUES (1, 0, 'José', '', 'De La Cruz', '', 'delacruz', 'jose',
          ' cruz de delacruz jose la '),
         (1, 1, 'José', '', 'Roe', '', 'roe', 'jose', ' jose roe ');
INSERT INTO practitioner_words
  VALUES ('cruz', 1, 0), ('de', 1, 0), ('delacruz', 1, 0), ('jose', 1, 0),
         ('la', 1, 0), ('jose', 1, 1), ('roe', 1, 1);
INSERT INTO organizations
  VALUES (2, 'elm', 'Elm Practice', 1, 1, '', '', '', 'Salem', 'MA', '', '', '',
          0, '', 'salem', '', 1, NULL),
         (3, 'site', '1 Elm St', 1, 1, '', '', '', 'Salem', 'MA', '', '', '',
          1, '', 'salem', '', 1, NULL);
INSERT INTO organization_names
  VALUES (2, 0, 'Elm Practice', 'elm practice', ' elm practice '),
         (2, 1, 'Walk-In', 'walk in', ' in walk '),
         (3, 0, '1 Elm St', '1 elm st', ' 1 elm st ');
INSERT INTO organization_words
  VALUES ('elm', 2, 0), ('practice', 2, 0), ('in', 2, 1), ('walk', 2, 1);
)sql";

void MakeFirst(const std::string& path) {
  const auto old = sqlite::Database::Open(path, sqlite::Durability::kNormal,
                                          {Migrations().front()});
  ASSERT_THAT(old, IsOk());
  ASSERT_THAT((*old)->Write([](sqlite::Connection& db) {
    db.Execute(kRowsOfFirst);
    return absl::OkStatus();
  }),
              IsOk());
}

std::vector<std::string> People(DirectorySnapshot& facts,
                                const std::string& word) {
  return Ids(facts.SearchPractitioners({.words = {word}}, {10})->nodes);
}

std::vector<std::string> Places(DirectorySnapshot& facts,
                                const std::string& word) {
  return Ids(facts.SearchOrganizations({.words = {word}}, {10})->nodes);
}

TEST(MigrationTest, NamesOfTheFirstSchemaAreFound) {
  const TempDir dir;
  const std::string path = dir.File("directory.db");
  MakeFirst(path);
  const auto store = SqliteDirectoryStore::Open(path);
  ASSERT_THAT(store, IsOk());
  EXPECT_THAT((*store)->Read(
                  {},
                  [](DirectorySnapshot& facts) {
                    EXPECT_THAT(People(facts, "JOSE"), ElementsAre("roe"));
                    EXPECT_THAT(People(facts, "roe"), ElementsAre("roe"));
                    EXPECT_THAT(People(facts, "delacruz"), ElementsAre("roe"));
                    EXPECT_THAT(People(facts, "elm"), IsEmpty());
                    EXPECT_THAT(Places(facts, "elm"), ElementsAre("elm"));
                    EXPECT_THAT(Places(facts, "walk"), ElementsAre("elm"));
                    EXPECT_EQ(
                        facts.FindPractitioner("roe")->value().name.family,
                        "De La Cruz");
                    return absl::OkStatus();
                  }),
              IsOk());
}

// Names are found that were there before words had two tables, and beside them
// newer ones, before and after a large import moves these.
TEST(MigrationTest, NewerNamesAreFoundBesideThoseOfTheFirstSchema) {
  const TempDir dir;
  const std::string path = dir.File("directory.db");
  MakeFirst(path);
  const auto store = SqliteDirectoryStore::Open(path);
  ASSERT_THAT(store, IsOk());
  for (const bool many : {false, true, false}) {
    ASSERT_THAT((*store)->Write(absl::FromUnixSeconds(1),
                                [&](DirectoryTransaction& txn) {
                                  if (many) txn.ExpectMany(1'000'000);
                                  return txn
                                      .Put(SamplePractitioner(
                                          many ? "rob" : "rae", "Rae", "Roe"))
                                      .status();
                                }),
                IsOk());
    EXPECT_THAT(
        (*store)->Read(
            {},
            [&](DirectorySnapshot& facts) {
              EXPECT_THAT(People(facts, "roe"), IsSupersetOf({"rae", "roe"}));
              EXPECT_THAT(Places(facts, "elm"), ElementsAre("elm"));
              return absl::OkStatus();
            }),
        IsOk());
  }
}

}  // namespace
}  // namespace custodia::directory
