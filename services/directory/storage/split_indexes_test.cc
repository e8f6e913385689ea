#include "services/directory/storage/split_indexes.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/sqlite/database.h"
#include "common/status_macros.h"
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
  static constexpr int kImported = 5'000;

  void Put(const std::string& id, bool many) {
    EXPECT_THAT(
        store_->Write(
            absl::UnixEpoch(),
            [&](DirectoryTransaction& txn) {
              txn.ExpectMany(many ? 1'000'000 : 0);
              return txn.Put(SamplePractitioner(id, "Ann", "Roe")).status();
            }),
        IsOk());
  }
  // kImported are as many as make it worth while to look for what is stale.
  void Import(const std::string& prefix, int count = kImported) {
    EXPECT_THAT(store_->Write(
                    absl::UnixEpoch(),
                    [&](DirectoryTransaction& txn) {
                      for (int i = 0; i < count; ++i) {
                        CUSTODIA_RETURN_IF_ERROR(
                            txn.Put(SamplePractitioner(absl::StrCat(prefix, i),
                                                       "Ann", "Roe"))
                                .status());
                      }
                      return txn.RecordImport({.id = prefix});
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

  int64_t LastOlder(const std::string& table) {
    int64_t last = 0;
    const auto database = sqlite::Database::Open(
        path_, sqlite::Durability::kNormal, Migrations());
    EXPECT_THAT((*database)->Read([&](sqlite::Connection& db) {
      last = sql::LastOlder(db, table);
      return absl::OkStatus();
    }),
                IsOk());
    return last;
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

// One in thirty-two facts is much. A name here has two words.
TEST_F(SplitIndexesTest, AnImportSplitsTheTablesOfWhichMuchIsNewer) {
  constexpr char kNewerWords[] = "SELECT fact FROM newer_practitioner_words";
  constexpr int64_t kFacts = 400'000;
  Put("1", /*many=*/true);
  SQLite::Database(path_, SQLite::OPEN_READWRITE)
      .exec(absl::StrCat("UPDATE revisions SET last_fact = ", kFacts));
  Import("a");
  EXPECT_THAT(Select(kNewerWords), SizeIs(2 * kImported));
  Import("b");
  EXPECT_THAT(Select(kNewerWords), IsEmpty());
  EXPECT_THAT(Select("SELECT fact FROM practitioner_words"),
              SizeIs(2 * (1 + 2 * kImported)));
  EXPECT_EQ(LastOlder("practitioners"), 1);
  Import("c");
  EXPECT_EQ(LastOlder("practitioners"), kFacts + int64_t{3} * kImported);
  EXPECT_EQ(LastOlder("affiliations"), 1);
}

TEST_F(SplitIndexesTest, NotEachImportFindsOutHowMuchIsNewer) {
  constexpr char kNewerWords[] = "SELECT fact FROM newer_practitioner_words";
  // The second and the fifth import pass a multiple of 16,384; four are many.
  constexpr int64_t kFacts = 1'058'000;
  Put("1", /*many=*/true);
  SQLite::Database(path_, SQLite::OPEN_READWRITE)
      .exec(absl::StrCat("UPDATE revisions SET last_fact = ", kFacts));
  for (const std::string prefix : {"a", "b", "c", "d"}) Import(prefix);
  EXPECT_THAT(Select(kNewerWords), SizeIs(4 * 2 * kImported));
  Import("e");
  EXPECT_THAT(Select(kNewerWords), IsEmpty());
}

TEST_F(SplitIndexesTest, AnImportOfFewSplitsNothing) {
  Put("1", /*many=*/true);
  Import("a", kImported - 1);
  EXPECT_EQ(LastOlder("practitioners"), 1);
  EXPECT_THAT(Select("SELECT fact FROM newer_practitioner_words"),
              SizeIs(2 * (kImported - 1)));
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
