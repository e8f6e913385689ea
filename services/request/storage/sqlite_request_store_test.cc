#include "services/request/storage/sqlite_request_store.h"

#include "common/sqlite/database.h"
#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/storage/queries.h"
#include "services/request/storage/schema.h"
#include "services/request/testing/life.h"
#include "services/request/testing/older_store.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using request::testing::EventsOf;
using request::testing::kToday;
using request::testing::Life;
using request::testing::Practice;
using ::testing::HasSubstr;
using ::testing::Not;

// Returns how SQLite means to answer, a step a line.
std::string PlanOf(const std::string& sql) {
  auto database = sqlite::Database::Open(
      ":memory:", sqlite::Durability::kNormal, Migrations());
  EXPECT_THAT(database, IsOk());
  std::string plan;
  EXPECT_THAT((*database)->Write([&](sqlite::Connection& db) {
    sqlite::Query query = db.Prepare("EXPLAIN QUERY PLAN " + sql);
    while (query.Step()) plan += query.Text(3) + "\n";
    return absl::OkStatus();
  }),
              IsOk());
  return plan;
}

// However many retrievals there are, none of these looks at all of them.
TEST(QueriesTest, EachFollowsAnIndex) {
  for (const char* sql :
       {sql::kEvents, sql::kSealedEvents, sql::kExists,
        sql::kLeastLatelyWritten, sql::kNextConduct, sql::kConduct,
        sql::kNextId, sql::kOutdated, sql::kWork, sql::kWorkOfKind,
        sql::kOpenTwin, sql::kRequest}) {
    EXPECT_THAT(PlanOf(sql), HasSubstr("SEARCH")) << sql;
    EXPECT_THAT(PlanOf(sql), Not(HasSubstr("SCAN"))) << sql;
    EXPECT_THAT(PlanOf(sql), Not(HasSubstr("TEMP B-TREE"))) << sql;
  }
}

// Walks an index in the order of the answer, and only where there is one.
TEST(QueriesTest, WhoClimbsNextIsFoundInOrder) {
  for (const char* sql : {sql::kAnyToClimb, sql::kNextToClimb}) {
    const std::string plan = PlanOf(sql);
    EXPECT_THAT(plan, HasSubstr("USING COVERING INDEX climbing_by_time"));
    EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE"))) << sql;
    EXPECT_THAT(plan, Not(HasSubstr("CORRELATED"))) << sql;
  }
}

TEST(QueriesTest, EveryListFollowsAnIndex) {
  for (int filters = 0; filters < 16; ++filters) {
    const std::string sql = sql::List(
        {.states = filters & 1
                       ? std::vector<RetrievalState>{RetrievalState::kLocating}
                       : std::vector<RetrievalState>{},
         .custodian = filters & 2 ? "organizations/a" : "",
         .client_reference = filters & 4 ? "x" : "",
         .overdue_at =
             filters & 8 ? std::optional(absl::UnixEpoch()) : std::nullopt});
    const std::string plan = PlanOf(sql);
    EXPECT_THAT(plan, HasSubstr("SEARCH")) << sql;
    EXPECT_THAT(plan, Not(HasSubstr("SCAN r"))) << sql;
    EXPECT_THAT(plan, Not(HasSubstr("SCAN a"))) << sql;
  }
}

class SqliteRequestStoreTest : public ::testing::Test {
 protected:
  // Runs SQL on the file, as an administrator could.
  absl::Status Execute(const std::string& sql) {
    auto database =
        sqlite::Database::Open(path_, sqlite::Durability::kFull, Migrations());
    if (!database.ok()) return database.status();
    return (*database)->Write([&](sqlite::Connection& db) {
      db.Execute(sql);
      return absl::OkStatus();
    });
  }

  void CreateOne() {
    auto store = SqliteRequestStore::Open(path_);
    ASSERT_THAT(store, IsOk());
    ASSERT_THAT((*store)->Write([](RequestTransaction& txn) {
      return txn.Append("r1", 0, {RetrievalCreated{}}, {}).status();
    }),
                IsOk());
  }

  const TempDir dir_;
  const std::string path_ = dir_.File("requests.db");
};

TEST_F(SqliteRequestStoreTest, RefusesAFileOfANewerRelease) {
  ASSERT_THAT(Execute("PRAGMA user_version = 999"), IsOk());
  EXPECT_THAT(SqliteRequestStore::Open(path_), HasReason("SCHEMA_NEWER"));
}

// What an older release did not keep is made of its events.
TEST_F(SqliteRequestStoreTest, AnOlderStoreListsWhatANewerOneDoes) {
  Life life({Practice("elm")});
  ASSERT_THAT(life.Send("1"), IsOk());
  {
    auto store = SqliteRequestStore::Open(path_);
    ASSERT_THAT(store, IsOk());
    ASSERT_THAT((*store)->Write([&](RequestTransaction& txn) {
      return txn.Append("r1", 0, EventsOf(life), {}).status();
    }),
                IsOk());
  }
  ASSERT_THAT(Execute(request::testing::kToFirstSchema), IsOk());

  auto store = SqliteRequestStore::Open(path_);
  ASSERT_THAT(store, IsOk());
  std::vector<Retrieval> overdue;
  ASSERT_THAT((*store)->Read([&](RequestSnapshot& snapshot) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(
        overdue, snapshot.List({.overdue_at = absl::FromCivil(
                                    kToday + 31, absl::UTCTimeZone())},
                               {.size = 9}));
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(overdue.size(), 1);
  std::vector<WorkEntry> work;
  ASSERT_THAT((*store)->Read([&](RequestSnapshot& snapshot) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(work, snapshot.ListWork({}, {.size = 9}));
    return absl::OkStatus();
  }),
              IsOk());
  std::optional<std::string> twin;
  ASSERT_THAT((*store)->Read([&](RequestSnapshot& snapshot) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(
        twin, snapshot.FindOpenTwin(TwinKey(request::testing::PlainOrder())));
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(twin, "r1");
  std::vector<Scorecard> cards;
  ASSERT_THAT((*store)->Read([&](RequestSnapshot& snapshot) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(
        cards, snapshot.Scorecards(absl::UnixEpoch(), {.size = 9}));
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(cards.size(), 1);
  ASSERT_EQ(work.size(), 1);
  EXPECT_EQ(work[0].action.due, kToday + 30);
}

// It has no work, and keeps nobody from that of the others.
TEST_F(SqliteRequestStoreTest, WhatCannotBeReadIsNotPlanned) {
  Life life({Practice("elm")});
  ASSERT_THAT(life.Send("1"), IsOk());
  auto store = SqliteRequestStore::Open(path_);
  ASSERT_THAT(store, IsOk());
  ASSERT_THAT((*store)->Write([&](RequestTransaction& txn) {
    return txn.Append("r1", 0, EventsOf(life), {}).status();
  }),
              IsOk());
  ASSERT_THAT(Execute("DROP TRIGGER events_never_change;"
                      "UPDATE events SET payload = x'FFFF'"),
              IsOk());
  ASSERT_THAT((*store)->Write([](RequestTransaction& txn) {
    return txn.Plan("r1", absl::UnixEpoch());
  }),
              IsOk());
  EXPECT_THAT((*store)->Read([](RequestSnapshot& snapshot) -> absl::Status {
    EXPECT_EQ(snapshot.ListWork({}, {.size = 9})->size(), 0);
    EXPECT_EQ(snapshot.Outdated(absl::InfiniteFuture(), 9)->size(), 0);
    return absl::OkStatus();
  }),
              IsOk());
}

TEST_F(SqliteRequestStoreTest, NoEventEverChanges) {
  CreateOne();
  EXPECT_THAT(Execute("UPDATE events SET actor = 'somebody else'"),
              HasReason("STORE_FAILED"));
  EXPECT_THAT(Execute("DELETE FROM events"), HasReason("STORE_FAILED"));
}

TEST_F(SqliteRequestStoreTest, SaysThatAnEventCannotBeRead) {
  CreateOne();
  ASSERT_THAT(Execute("DROP TRIGGER events_never_change;"
                      "UPDATE events SET payload = x'FFFF'"),
              IsOk());
  auto store = SqliteRequestStore::Open(path_);
  ASSERT_THAT(store, IsOk());
  EXPECT_THAT((*store)->Read([](RequestSnapshot& snapshot) {
    return snapshot.Get("r1").status();
  }),
              HasReason("STORE_FAILED"));
}

}  // namespace
}  // namespace custodia::request
