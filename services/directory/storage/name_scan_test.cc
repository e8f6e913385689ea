#include "services/directory/storage/name_scan.h"

#include "absl/strings/str_cat.h"
#include "common/sqlite/database.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/name_index.h"
#include "services/directory/storage/schema.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory::sql {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using ::testing::ElementsAre;

// What the search finds is in the contract; how much it does at once is here.
class NameScanTest : public ::testing::Test {
 protected:
  // Facts 1 to 40, thirty of them called Roe, the last four called Doe.
  void SetUp() override {
    const auto store = SqliteDirectoryStore::Open(path_);
    ASSERT_THAT(store, IsOk());
    ASSERT_THAT((*store)->Write(
                    absl::UnixEpoch(),
                    [](DirectoryTransaction& txn) -> absl::Status {
                      for (int i = 1; i <= 40; ++i) {
                        CUSTODIA_RETURN_IF_ERROR(
                            txn.Put(SamplePractitioner(absl::StrCat(i),
                                                       i > 36 ? "Jane" : "John",
                                                       i <= 30 ? "Roe" : "Doe"))
                                .status());
                      }
                      return absl::OkStatus();
                    }),
                IsOk());
    auto database = sqlite::Database::Open(path_, sqlite::Durability::kNormal,
                                           Migrations());
    ASSERT_THAT(database, IsOk());
    database_ = *std::move(database);
  }

  struct Run {
    std::vector<int64_t> facts;
    std::string position;
    bool at_end;
  };
  Run Scan(const std::vector<std::string>& words, const std::string& after,
           int work) {
    Run run;
    EXPECT_THAT(database_->Read([&](sqlite::Connection& db) {
      auto scan =
          NameScan::Open({db, 1}, kPractitionerWords, words, after, work);
      if (!scan.ok()) return scan.status();
      while (const auto fact = scan->Next()) run.facts.push_back(*fact);
      run.position = scan->Position();
      run.at_end = scan->at_end();
      return absl::OkStatus();
    }),
                IsOk());
    return run;
  }

  const TempDir dir_;
  const std::string path_ = dir_.File("directory.db");
  std::unique_ptr<sqlite::Database> database_;
};

TEST_F(NameScanTest, StopsWhenItsWorkIsDoneAndGoesOnFromThere) {
  const Run whole = Scan({"roe"}, "", NameScan::kWork);
  EXPECT_TRUE(whole.at_end);
  std::vector<int64_t> facts;
  Run run{.position = "", .at_end = false};
  int runs = 0;
  for (; !run.at_end && runs < 100; ++runs) {
    run = Scan({"roe"}, run.position, 22);
    // Each counts eleven: its entry and its node.
    EXPECT_LE(run.facts.size(), 2);
    facts.insert(facts.end(), run.facts.begin(), run.facts.end());
  }
  EXPECT_EQ(facts, whole.facts);
  EXPECT_GE(runs, 30);  // Twice thirty: whole words, and beginnings.
}

TEST_F(NameScanTest, WhatDoesNotAnswerCountsToo) {
  const Run run = Scan({"jane", "roe"}, "", 3);
  EXPECT_FALSE(run.at_end);
  EXPECT_TRUE(run.facts.empty());
}

TEST_F(NameScanTest, FollowsTheRarestWord) {
  // There are 4 of Jane, 10 of Doe, 30 of Roe: no more than 4 entries and their
  // nodes are looked at for the whole words.
  const Run run = Scan({"doe", "jane"}, "", 4 * 11);
  EXPECT_THAT(run.facts, ElementsAre(37, 38, 39, 40));
}

}  // namespace
}  // namespace custodia::directory::sql
