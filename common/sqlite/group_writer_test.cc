#include "common/sqlite/group_writer.h"

#include <filesystem>
#include <functional>
#include <list>
#include <string>
#include <system_error>
#include <thread>  // NOLINT(build/c++11)
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/synchronization/notification.h"
#include "common/errors.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::sqlite {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Body = std::function<absl::Status(Connection&)>;

Body Insert(int value) {
  return [value](Connection& connection) {
    connection.Prepare("INSERT INTO t VALUES (?)").Bind(value).Run();
    return absl::OkStatus();
  };
}

std::vector<int> Rows(Connection& connection) {
  std::vector<int> rows;
  Query query = connection.Prepare("SELECT x FROM t ORDER BY x");
  while (query.Step()) rows.push_back(static_cast<int>(query.Int(0)));
  return rows;
}

// A table `t` in a file with a writer, and a reader that sees what is
// committed.
class GroupWriterTest : public ::testing::Test {
 protected:
  GroupWriterTest() {
    auto connection = Connect();
    connection->Execute(
        "PRAGMA journal_mode=WAL;"
        "CREATE TABLE t (x INTEGER PRIMARY KEY) STRICT");
    raw_ = &connection->raw();
    writer_ = std::make_unique<GroupWriter>(std::move(connection));
    reader_ = Connect();
  }

  std::unique_ptr<Connection> Connect() const {
    return std::make_unique<Connection>(std::make_unique<SQLite::Database>(
        dir_.File("t.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE));
  }

  // Writes all `bodies` as one group, in this order, behind a first write that
  // holds them up until they wait; returns what they were answered.
  std::vector<absl::Status> WriteTogether(const std::vector<Body>& bodies) {
    absl::Notification started;
    absl::Notification all_wait;
    std::thread first([&] {
      EXPECT_THAT(writer_->Write([&](Connection&) {
        started.Notify();
        all_wait.WaitForNotification();
        return absl::OkStatus();
      }),
                  IsOk());
    });
    started.WaitForNotification();
    std::vector<absl::Status> statuses(bodies.size());
    std::list<std::thread> callers;
    for (size_t i = 0; i < bodies.size(); ++i) {
      callers.emplace_back([&, i] { statuses[i] = writer_->Write(bodies[i]); });
      while (writer_->waiting() <= i) std::this_thread::yield();
    }
    all_wait.Notify();
    first.join();
    for (std::thread& caller : callers) caller.join();
    return statuses;
  }

  std::vector<int> Committed() { return Rows(*reader_); }

  const TempDir dir_;
  SQLite::Database* raw_ = nullptr;
  std::unique_ptr<GroupWriter> writer_;
  std::unique_ptr<Connection> reader_;
};

TEST_F(GroupWriterTest, WhoWaitsIsCommittedTogetherInTheOrderOfComing) {
  std::vector<std::vector<int>> seen;
  std::vector<std::vector<int>> committed;
  std::vector<Body> bodies;
  for (const int value : {3, 1, 2}) {
    bodies.emplace_back([&, value](Connection& connection) {
      seen.push_back(Rows(connection));
      committed.push_back(Committed());
      return Insert(value)(connection);
    });
  }
  EXPECT_THAT(WriteTogether(bodies), Each(IsOk()));
  EXPECT_THAT(seen, ElementsAre(IsEmpty(), ElementsAre(3), ElementsAre(1, 3)));
  EXPECT_THAT(committed, Each(IsEmpty()));
  EXPECT_THAT(Committed(), ElementsAre(1, 2, 3));
}

// Open files of this process that no folder has, as temporary files of SQLite.
int NamelessFiles() {
  int count = 0;
  for (const auto& file :
       std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code gone;
    const std::string target = std::filesystem::read_symlink(file, gone);
    count += absl::EndsWith(target, "(deleted)") ? 1 : 0;
  }
  return count;
}

TEST_F(GroupWriterTest, NoFileIsMadeForWhatAGroupMayUndo) {
  raw_->exec(
      "CREATE TABLE pages (x INTEGER PRIMARY KEY, page BLOB) STRICT;"
      "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n "
      "WHERE x < 500) INSERT INTO pages SELECT x, zeroblob(4000) FROM n");
  const int before = NamelessFiles();
  const Body changes_all = [&](Connection& connection) {
    connection.Execute("UPDATE pages SET page = randomblob(4000)");
    EXPECT_EQ(NamelessFiles(), before);
    return absl::OkStatus();
  };
  EXPECT_THAT(WriteTogether({changes_all, changes_all}), Each(IsOk()));
}

// A group's limits are not those of who writes alone, as an import does.
TEST_F(GroupWriterTest, WhoWritesAloneSortsInFilesAsBefore) {
  const auto setting = [&] {
    return raw_->execAndGet("PRAGMA temp_store").getInt();
  };
  const int before = setting();
  EXPECT_THAT(WriteTogether({Insert(1), Insert(2)}), Each(IsOk()));
  EXPECT_EQ(setting(), before);
}

TEST_F(GroupWriterTest, WhatFailsAmongOthersIsUndoneAlone) {
  const std::vector<absl::Status> statuses =
      WriteTogether({Insert(1),
                     [](Connection& connection) -> absl::Status {
                       Insert(2)(connection).IgnoreError();
                       return error::RequestIdReused();
                     },
                     [](Connection& connection) {
                       Insert(3)(connection).IgnoreError();
                       connection.Execute("INSERT INTO missing VALUES (1)");
                       return absl::OkStatus();
                     },
                     Insert(4)});
  EXPECT_THAT(statuses, ElementsAre(IsOk(), HasReason("REQUEST_ID_REUSED"),
                                    HasReason("STORE_FAILED"), IsOk()));
  EXPECT_THAT(Committed(), ElementsAre(1, 4));
}

TEST_F(GroupWriterTest, WhereTheCommitFailsNobodyIsToldOtherwise) {
  // The row that the second was refused for is never committed either.
  raw_->exec(
      "PRAGMA foreign_keys=ON;"
      "CREATE TABLE u (y REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
  const std::vector<absl::Status> statuses =
      WriteTogether({Insert(1),
                     [](Connection& connection) -> absl::Status {
                       EXPECT_THAT(Rows(connection), ElementsAre(1));
                       return error::RequestIdReused();
                     },
                     [](Connection& connection) {
                       connection.Execute("INSERT INTO u VALUES (99)");
                       return absl::OkStatus();
                     }});
  EXPECT_THAT(statuses, Each(HasReason("STORE_FAILED")));
  EXPECT_THAT(Committed(), IsEmpty());
  EXPECT_THAT(writer_->Write(Insert(2)), IsOk());
  EXPECT_THAT(Committed(), ElementsAre(2));
}

TEST_F(GroupWriterTest, WhereSqliteUndoesTheTransactionTheGroupFails) {
  const std::vector<absl::Status> statuses = WriteTogether(
      {Insert(1),
       [](Connection& connection) {
         connection.Execute("INSERT OR ROLLBACK INTO t VALUES (1)");
         return absl::OkStatus();
       },
       Insert(2)});
  EXPECT_THAT(statuses, Each(HasReason("STORE_FAILED")));
  EXPECT_THAT(Committed(), IsEmpty());
  EXPECT_THAT(writer_->Write(Insert(3)), IsOk());
  EXPECT_THAT(Committed(), ElementsAre(3));
}

TEST_F(GroupWriterTest, WhoRunsAloneIsInNoTransaction) {
  EXPECT_THAT(writer_->RunAlone([](Connection& connection) {
    // SQLite refuses that within one.
    connection.Execute("VACUUM");
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_THAT(writer_->RunAlone([](Connection& connection) {
    connection.Execute("INSERT INTO missing VALUES (1)");
    return absl::OkStatus();
  }),
              HasReason("STORE_FAILED"));
  EXPECT_THAT(writer_->Write(Insert(1)), IsOk());
  EXPECT_THAT(Committed(), ElementsAre(1));
}

TEST_F(GroupWriterTest, WhoIsAnsweredIsCommitted) {
  constexpr int kThreads = 8;
  constexpr int kEach = 20;
  std::vector<std::thread> callers;
  for (int thread = 0; thread < kThreads; ++thread) {
    callers.emplace_back([&, thread] {
      const auto reader = Connect();
      for (int i = 0; i < kEach; ++i) {
        const int value = thread * kEach + i;
        EXPECT_THAT(writer_->Write(Insert(value)), IsOk());
        EXPECT_TRUE(
            reader->Prepare("SELECT 1 FROM t WHERE x = ?").Bind(value).Step());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_THAT(Committed(), SizeIs(kThreads * kEach));
}

}  // namespace
}  // namespace custodia::sqlite
