#include "common/sqlite/testing/lossy_vfs.h"

#include <string>

#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::sqlite::testing {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Returns all bytes that are left when the power fails behind a commit.
std::string LeftOfACommit(Durability durability) {
  const TempDir dir;
  const LossyVfs vfs;
  const auto database = Database::Open(dir.File("t.db"), durability,
                                       {{"CREATE TABLE t (x TEXT) STRICT;"}});
  EXPECT_THAT(database, IsOk());
  EXPECT_THAT((*database)->Write([](Connection& connection) {
    connection.Execute("INSERT INTO t VALUES ('written')");
    return absl::OkStatus();
  }),
              IsOk());
  std::string left;
  for (const auto& [name, bytes] : vfs.Surviving()) left += bytes;
  return left;
}

TEST(LossyVfsTest, WhatWasNotSyncedIsLost) {
  EXPECT_THAT(LeftOfACommit(Durability::kFull), HasSubstr("written"));
  EXPECT_THAT(LeftOfACommit(Durability::kNormal), Not(HasSubstr("written")));
  EXPECT_THAT(LeftOfACommit(Durability::kNone), IsEmpty());
}

TEST(LossyVfsTest, AFileIsLostWhoseFolderWasNotSynced) {
  const TempDir dir;
  int syncs = 0;
  const LossyVfs vfs([&] { ++syncs; });
  SQLite::Database database(dir.File("t.db"),
                            SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(
      "PRAGMA synchronous=FULL; PRAGMA journal_mode=OFF; CREATE TABLE t (x)");
  EXPECT_GT(syncs, 0);
  EXPECT_THAT(vfs.Surviving(), IsEmpty());
  database.exec("PRAGMA journal_mode=TRUNCATE; INSERT INTO t VALUES ('kept')");
  EXPECT_THAT(vfs.Surviving()[dir.File("t.db")], HasSubstr("kept"));
}

}  // namespace
}  // namespace custodia::sqlite::testing
