#include "services/directory/storage/split_indexes.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/schema.h"
#include "services/directory/storage/sqlite_directory_store.h"
#include "services/directory/storage/view.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class SplitIndexesTest : public ::testing::Test {
 protected:
  void Put(const std::string& id, bool many) {
    PutExpecting(id, many ? 1'000'000 : 0);
  }
  void PutExpecting(const std::string& id, int64_t nodes) {
    EXPECT_THAT(
        store_->Write(
            absl::UnixEpoch(),
            [&](DirectoryTransaction& txn) {
              txn.ExpectMany(nodes);
              return txn.Put(SamplePractitioner(id, "Ann", "Roe")).status();
            }),
        IsOk());
  }

  // The first column of what `sql` selects.
  std::vector<std::string> Select(const std::string& sql) {
    std::vector<std::string> texts;
    const auto database = sqlite::Database::Open(
        path_, sqlite::Durability::kNormal, Migrations());
    EXPECT_THAT((*database)->Read([&](sqlite::Connection& db) {
      sqlite::Query query = db.Prepare(sql);
      texts = sql::Texts(query);
      return absl::OkStatus();
    }),
                IsOk());
    return texts;
  }

  const TempDir dir_;
  const std::string path_ = dir_.File("directory.db");
  const std::unique_ptr<SqliteDirectoryStore> store_ =
      *SqliteDirectoryStore::Open(path_);
};

TEST_F(SplitIndexesTest, ALargeImportSplitsEachOfItsIndexes) {
  constexpr char kIndexes[] =
      "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN "
      "('organizations', 'organization_names', 'organization_identifiers', "
      "'contact_points', 'practitioners', 'practitioner_names', "
      "'affiliations', 'practitioner_aliases', 'organization_aliases') "
      "AND sql IS NOT NULL";
  const size_t whole = Select(kIndexes).size();
  EXPECT_GT(whole, 10);
  for (const int last : {1, 2}) {
    Put(absl::StrCat(last), /*many=*/true);
    const std::vector<std::string> split = Select(kIndexes);
    EXPECT_THAT(split, SizeIs(2 * whole));
    size_t older = 0;
    for (const std::string& sql : split) {
      older += absl::StrContains(sql, absl::StrCat("WHERE fact <= ", last));
    }
    EXPECT_EQ(older, whole);
  }
}

TEST_F(SplitIndexesTest, WhatIsWrittenAfterwardsIsNewer) {
  constexpr char kOlder[] = "SELECT fact FROM practitioner_words";
  constexpr char kNewer[] = "SELECT fact FROM newer_practitioner_words";
  Put("1", /*many=*/true);
  EXPECT_THAT(Select(kNewer), IsEmpty());
  Put("2", /*many=*/false);
  EXPECT_THAT(Select(kOlder), Not(Contains("2")));
  EXPECT_THAT(Select(kNewer), Contains("2"));
  Put("3", /*many=*/true);
  EXPECT_THAT(Select(kOlder), Contains("2"));
  EXPECT_THAT(Select(kNewer), IsEmpty());
}

// A directory that is years old has more facts than a large import writes one
// after the other; it splits the indexes anew where much is newer.
TEST_F(SplitIndexesTest,
       ALargeImportBesideManyFactsSplitsThemWhereMuchIsNewer) {
  const auto last_older = [&] {
    int64_t last = 0;
    EXPECT_THAT((*sqlite::Database::Open(path_, sqlite::Durability::kNormal,
                                         Migrations()))
                    ->Read([&](sqlite::Connection& db) {
                      last = sql::LastOlder(db);
                      return absl::OkStatus();
                    }),
                IsOk());
    return last;
  };
  constexpr int64_t kExpected = 5'000;
  EXPECT_EQ(last_older(), 0);
  Put("1", /*many=*/true);
  EXPECT_EQ(last_older(), 1);
  SQLite::Database(path_, SQLite::OPEN_READWRITE)
      .exec("UPDATE revisions SET last_fact = 20001");
  Put("2", /*many=*/false);
  EXPECT_EQ(last_older(), 1);
  PutExpecting("3", kExpected);
  EXPECT_EQ(last_older(), 20'003);
  PutExpecting("4", kExpected);
  EXPECT_EQ(last_older(), 20'003);
  EXPECT_THAT(Select("SELECT fact FROM newer_practitioner_words"),
              ::testing::Each("20004"));
}

TEST_F(SplitIndexesTest, AQueryFindsEachRowByTheIndexThatHasIt) {
  Put("1", /*many=*/true);
  Put("2", /*many=*/false);
  for (const char* id : {"1", "2"}) {
    EXPECT_THAT(
        Select(absl::StrCat("SELECT fact FROM all_practitioners WHERE id = '",
                            id, "'")),
        SizeIs(1));
  }
}

}  // namespace
}  // namespace custodia::directory
