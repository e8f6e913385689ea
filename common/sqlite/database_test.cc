#include "common/sqlite/database.h"

#include <sqlite3.h>

#include <filesystem>
#include <memory>

#include "common/errors.h"
#include "common/sqlite/page_cache.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"

namespace custodia::sqlite {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;

constexpr char kFirst[] = "CREATE TABLE t (x INTEGER PRIMARY KEY) STRICT;";
constexpr char kSecond[] = "ALTER TABLE t ADD COLUMN y TEXT;";

int64_t CountRows(Database& database) {
  int64_t count = -1;
  EXPECT_THAT(database.Read([&](Connection& connection) {
    Query query = connection.Prepare("SELECT count(*) FROM t");
    query.Step();
    count = query.Int(0);
    return absl::OkStatus();
  }),
              IsOk());
  return count;
}

TEST(DatabaseTest, MigratesAnOlderFileAndKeepsItsRows) {
  const TempDir dir;
  const std::string path = dir.File("a.db");
  {
    auto old = Database::Open(path, Durability::kFull, {{kFirst}});
    ASSERT_THAT(old, IsOk());
    ASSERT_THAT((*old)->Write([](Connection& connection) {
      connection.Execute("INSERT INTO t VALUES (1)");
      return absl::OkStatus();
    }),
                IsOk());
  }
  auto migrated =
      Database::Open(path, Durability::kFull, {{kFirst}, {kSecond}});
  ASSERT_THAT(migrated, IsOk());
  EXPECT_EQ(CountRows(**migrated), 1);
}

TEST(DatabaseTest, AnInsertWritesWhatItIsGivenAndTellsWhatFails) {
  const auto database = Database::Open(
      ":memory:", Durability::kFull,
      {{"CREATE TABLE t (x INTEGER PRIMARY KEY, y TEXT NOT NULL) STRICT"}});
  ASSERT_THAT(database, IsOk());
  const auto insert = [&](int x, absl::string_view y) {
    return (*database)->Write([&](Connection& connection) {
      connection.PrepareInsert("INSERT INTO t VALUES (?, ?)").Run(x, y);
      return absl::OkStatus();
    });
  };
  EXPECT_THAT(insert(1, ""), IsOk());
  EXPECT_THAT(insert(1, "again"), HasReason("STORE_FAILED"));
  EXPECT_THAT(insert(2, absl::string_view("ab\0c", 4)), IsOk());
  EXPECT_THAT((*database)->Read([&](Connection& connection) {
    Query query = connection.Prepare("SELECT group_concat(hex(y)) FROM t");
    EXPECT_TRUE(query.Step());
    EXPECT_EQ(query.Text(0), ",61620063");
    return absl::OkStatus();
  }),
              IsOk());
}

TEST(DatabaseTest, ChecksReferencesUnlessTheyAreTrusted) {
  const std::vector<Migration> migrations = {
      {"CREATE TABLE a (x INTEGER PRIMARY KEY) STRICT;"
       "CREATE TABLE b (x INTEGER REFERENCES a) STRICT;"}};
  const auto insert = [](Connection& connection) {
    connection.Execute("INSERT INTO b VALUES (7)");
    return absl::OkStatus();
  };
  const auto checked =
      Database::Open(":memory:", Durability::kFull, migrations);
  const auto trusted = Database::Open(":memory:", Durability::kFull, migrations,
                                      References::kTrusted);
  EXPECT_THAT((*checked)->Write(insert), HasReason("STORE_FAILED"));
  EXPECT_THAT((*trusted)->Write(insert), IsOk());
}

TEST(DatabaseTest, AMigrationGoesOnWhereSqlEnds) {
  const TempDir dir;
  const std::string path = dir.File("a.db");
  const Migration first{kFirst, [](Connection& connection) {
                          connection.Execute("INSERT INTO t VALUES (1)");
                        }};
  const Migration fails{kSecond, [](Connection& connection) {
                          connection.Execute("UPDATE t SET y = 'a'");
                          connection.Execute("INSERT INTO missing VALUES (1)");
                        }};
  ASSERT_THAT(Database::Open(path, Durability::kFull, {first}), IsOk());
  EXPECT_THAT(Database::Open(path, Durability::kFull, {first, fails}),
              HasReason("STORE_FAILED"));
  // As it was: at the first version, and that is not run again.
  const auto database = Database::Open(path, Durability::kFull, {first});
  ASSERT_THAT(database, IsOk());
  EXPECT_EQ(CountRows(**database), 1);
}

TEST(DatabaseTest, RefusesAFileOfANewerRelease) {
  const TempDir dir;
  const std::string path = dir.File("a.db");
  ASSERT_THAT(Database::Open(path, Durability::kFull, {{kFirst}, {kSecond}}),
              IsOk());
  EXPECT_THAT(Database::Open(path, Durability::kFull, {{kFirst}}),
              HasReason("SCHEMA_NEWER"));
}

TEST(DatabaseTest, InspectsAFileAsItIs) {
  const TempDir dir;
  const std::string path = dir.File("a.db");
  const auto count = [](Connection& connection) {
    Query query = connection.Prepare("SELECT count(*) FROM t");
    EXPECT_TRUE(query.Step());
    return absl::OkStatus();
  };
  EXPECT_THAT(Database::Inspect(path, 1, count), HasReason("STORE_FAILED"));
  EXPECT_THAT(Database::SchemaVersion(path), HasReason("STORE_FAILED"));
  EXPECT_FALSE(std::filesystem::exists(path));

  ASSERT_THAT(Database::Open(path, Durability::kFull, {{kFirst}}), IsOk());
  EXPECT_EQ(Database::SchemaVersion(path).value(), 1);
  EXPECT_THAT(Database::Inspect(path, 1, count), IsOk());
  EXPECT_THAT(Database::Inspect(path, 0, count), HasReason("SCHEMA_NEWER"));
  EXPECT_THAT(Database::Inspect(path, 2, count), HasReason("SCHEMA_OLDER"));
  EXPECT_THAT(Database::Inspect(path, 1,
                                [](Connection& connection) {
                                  connection.Execute("DELETE FROM t");
                                  return absl::OkStatus();
                                }),
              HasReason("STORE_FAILED"));
}

TEST(DatabaseTest, ABodyThatFailsLeavesNoTrace) {
  for (const bool in_memory : {true, false}) {
    const TempDir dir;
    auto database = Database::Open(in_memory ? ":memory:" : dir.File("a.db"),
                                   Durability::kNormal, {{kFirst}});
    ASSERT_THAT(database, IsOk());
    EXPECT_THAT((*database)->Write([](Connection& connection) -> absl::Status {
      connection.Execute("INSERT INTO t VALUES (1)");
      return error::RequestIdReused();
    }),
                HasReason("REQUEST_ID_REUSED"));
    EXPECT_EQ(CountRows(**database), 0);
  }
}

TEST(DatabaseTest, SqlFailuresBecomeReasons) {
  auto database = Database::Open(":memory:", Durability::kNormal, {{kFirst}});
  ASSERT_THAT(database, IsOk());
  EXPECT_THAT((*database)->Write([](Connection& connection) {
    connection.Execute("INSERT INTO missing VALUES (1)");
    return absl::OkStatus();
  }),
              HasReason("STORE_FAILED"));
}

TEST(DatabaseTest, AConstraintIsAnAnswerNotAFailure) {
  auto database = Database::Open(":memory:", Durability::kNormal, {{kFirst}});
  ASSERT_THAT(database, IsOk());
  ASSERT_THAT((*database)->Write([](Connection& connection) {
    EXPECT_TRUE(
        connection.Prepare("INSERT INTO t VALUES (?)").Bind(7).TryRun());
    EXPECT_FALSE(
        connection.Prepare("INSERT INTO t VALUES (?)").Bind(7).TryRun());
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(CountRows(**database), 1);
}

TEST(DatabaseTest, KeepsBytesAsTheyAre) {
  auto database = Database::Open(
      ":memory:", Durability::kNormal,
      {{"CREATE TABLE t (x INTEGER PRIMARY KEY, y BLOB NOT NULL) STRICT;"}});
  ASSERT_THAT(database, IsOk());
  const std::vector<std::string> values = {"", std::string("\0\xFF'\n", 4)};
  ASSERT_THAT((*database)->Write([&](Connection& connection) {
    for (const std::string& value : values) {
      connection.Prepare("INSERT INTO t (y) VALUES (?)")
          .Bind(Blob{value})
          .Run();
    }
    Query query = connection.Prepare("SELECT y FROM t ORDER BY x");
    for (const std::string& value : values) {
      EXPECT_TRUE(query.Step());
      EXPECT_EQ(query.Text(0), value);
    }
    return absl::OkStatus();
  }),
              IsOk());
}

TEST(DatabaseTest, ReadersOfAFileSeeTheLastCommit) {
  const TempDir dir;
  auto database =
      Database::Open(dir.File("a.db"), Durability::kNormal, {{kFirst}});
  ASSERT_THAT(database, IsOk());
  ASSERT_THAT((*database)->Write([&](Connection& connection) {
    connection.Execute("INSERT INTO t VALUES (1)");
    EXPECT_EQ(CountRows(**database), 0);  // Not committed, not waited for.
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(CountRows(**database), 1);
}

// What a file is written through, as another connection sees it.
std::string JournalOf(const std::string& path) {
  return SQLite::Database(path).execAndGet("PRAGMA journal_mode").getString();
}

absl::Status InsertMany(Connection& connection) {
  connection.Execute(
      "INSERT INTO t SELECT value FROM (WITH RECURSIVE n(value) AS (SELECT 1 "
      "UNION ALL SELECT value + 1 FROM n LIMIT 1000) SELECT value FROM n)");
  return absl::OkStatus();
}

// It changes 2 MB before it fails, which SQLite keeps in a file meanwhile.
TEST(DatabaseTest, AStatementThatFailsLateIsUndone) {
  const TempDir dir;
  const auto database = Database::Open(
      dir.File("a.db"), Durability::kFull,
      {{"CREATE TABLE t (x INTEGER PRIMARY KEY, y INTEGER CHECK (y < 500),"
        " page BLOB) STRICT;"
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n"
        " WHERE x < 500) INSERT INTO t SELECT x, 0, zeroblob(4000) FROM n;"}});
  ASSERT_THAT(database, IsOk());
  EXPECT_THAT((*database)->Write([](Connection& connection) {
    const auto change = [&](int last) {
      return connection
          .Prepare("UPDATE t SET page = randomblob(4000), y = x WHERE x <= ?")
          .Bind(last)
          .TryRun();
    };
    const auto as_before = [&] {
      Query query = connection.Prepare(
          "SELECT count(*) FROM t WHERE page = zeroblob(4000)");
      query.Step();
      return query.Int(0);
    };
    EXPECT_FALSE(change(500));
    EXPECT_EQ(as_before(), 500);
    EXPECT_TRUE(change(499));
    EXPECT_EQ(as_before(), 1);
    return absl::OkStatus();
  }),
              IsOk());
}

TEST(DatabaseTest, APageCacheIsOfAnotherSizeWhileItLives) {
  const TempDir dir;
  auto database =
      Database::Open(dir.File("a.db"), Durability::kNormal, {{kFirst}});
  EXPECT_THAT((*database)->Write([](Connection& connection) {
    const auto size = [&] {
      Query query = connection.Prepare("PRAGMA cache_size");
      query.Step();
      return query.Int(0);
    };
    const int64_t before = size();
    {
      const PageCache pages(connection, int64_t{3} << 20);
      EXPECT_EQ(size(), -3 * 1024);
    }
    EXPECT_EQ(size(), before);
    EXPECT_NE(before, -3 * 1024);
    return absl::OkStatus();
  }),
              IsOk());
}

TEST(DatabaseTest, WhatIsWrittenStraightPassesBesideTheLog) {
  const TempDir dir;
  const std::string path = dir.File("a.db");
  auto database = Database::Open(path, Durability::kNormal, {{kFirst}});
  ASSERT_THAT(database, IsOk());
  EXPECT_EQ(CountRows(**database), 0);  // A reader of ours does not hinder.
  const auto fails = [&](Connection& connection) -> absl::Status {
    EXPECT_THAT(InsertMany(connection), IsOk());
    EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
    return error::RequestIdReused();
  };
  EXPECT_THAT((*database)->WriteStraight(fails),
              HasReason("REQUEST_ID_REUSED"));
  EXPECT_EQ(CountRows(**database), 0);
  EXPECT_EQ(JournalOf(path), "wal");
  EXPECT_THAT((*database)->WriteStraight(InsertMany), IsOk());
  EXPECT_EQ(CountRows(**database), 1'000);
  EXPECT_EQ(JournalOf(path), "wal");
}

// Begins to read the file before the first statement that begins with
// `statement`.
class ReaderBefore {
 public:
  ReaderBefore(std::string path, std::string statement)
      : path_(std::move(path)), statement_(std::move(statement)) {}

  void Watch(Connection& connection) {
    sqlite3_trace_v2(
        connection.raw().getHandle(), SQLITE_TRACE_STMT,
        [](unsigned, void* self, void*, void* sql) {
          static_cast<ReaderBefore*>(self)->Saw(static_cast<const char*>(sql));
          return 0;
        },
        this);
  }
  bool reads() const { return reader_ != nullptr; }
  void Stop() { reader_.reset(); }

 private:
  void Saw(absl::string_view sql) {
    if (sql.substr(0, statement_.size()) != statement_ || reads()) return;
    reader_ = std::make_unique<SQLite::Database>(path_);
    reader_->exec("BEGIN");
    reader_->execAndGet("SELECT count(*) FROM t");
  }

  const std::string path_;
  const std::string statement_;
  std::unique_ptr<SQLite::Database> reader_;
};

TEST(DatabaseTest, WhereAReaderKeepsTheLogAwayTheFileIsWrittenSafely) {
  const TempDir dir;
  const std::string path = dir.File("a.db");
  ReaderBefore reader(path, "PRAGMA journal_mode=WAL");
  {
    auto database = Database::Open(path, Durability::kNormal, {{kFirst}});
    EXPECT_THAT((*database)->WriteStraight([&](Connection& connection) {
      connection.raw().setBusyTimeout(0);
      reader.Watch(connection);
      return InsertMany(connection);
    }),
                IsOk());
    EXPECT_TRUE(reader.reads());
    reader.Stop();
    EXPECT_EQ(JournalOf(path), "delete");
    // Without a log, NORMAL could leave a damaged file behind.
    EXPECT_THAT((*database)->Write([](Connection& connection) {
      Query query = connection.Prepare("PRAGMA synchronous");
      query.Step();
      EXPECT_EQ(query.Int(0), 2);  // FULL
      sqlite3_trace_v2(connection.raw().getHandle(), 0, nullptr, nullptr);
      return absl::OkStatus();
    }),
                IsOk());
  }
  auto again = Database::Open(path, Durability::kNormal, {{kFirst}});
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(JournalOf(path), "wal");
  EXPECT_EQ(CountRows(**again), 1'000);
}

TEST(DatabaseTest, NothingIsWrittenStraightWhereAnotherHasTheFileOpen) {
  const TempDir dir;
  const std::string path = dir.File("a.db");
  auto database = Database::Open(path, Durability::kNormal, {{kFirst}});
  auto other = Database::Open(path, Durability::kNormal, {{kFirst}});
  ASSERT_THAT(other, IsOk());
  EXPECT_THAT((*database)->WriteStraight([&](Connection& connection) {
    EXPECT_THAT(InsertMany(connection), IsOk());
    EXPECT_EQ(CountRows(**other), 0);  // It need not wait.
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(CountRows(**other), 1'000);
}

}  // namespace
}  // namespace custodia::sqlite
