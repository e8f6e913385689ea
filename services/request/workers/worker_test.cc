#include "services/request/workers/worker.h"

#include <map>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "common/testing/counting_ids.h"
#include "common/testing/fake_clock.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/storage/open_store.h"
#include "services/request/testing/fake_directory_client.h"
#include "services/request/testing/life.h"
#include "services/request/workers/commit.h"

namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Says of each retrieval what the test wants, and remembers what it was asked.
class FakeLocator final : public Locator {
 public:
  absl::StatusOr<Lead> Find(const std::string&, absl::Time) override {
    return Lead{};
  }
  absl::Status Locate(absl::string_view id, absl::Time /*deadline*/) override {
    asked.emplace_back(id);
    if (on_locate) on_locate();
    const auto it = failures.find(std::string(id));
    return it == failures.end() ? absl::OkStatus() : it->second;
  }
  void Wake() override {}

  std::vector<std::string> asked;
  std::map<std::string, absl::Status> failures;
  std::function<void()> on_locate;
};

class WorkerTest : public ::testing::Test {
 protected:
  // Puts a retrieval into the store that is LOCATING.
  void Make(const std::string& id) {
    ASSERT_THAT(Commit({.retrieval = id,
                        .command = Create{.order = testing::PlainOrder()}},
                       tools_),
                IsOk());
    clock_.Advance(absl::Seconds(1));
  }

  void Enqueue(const std::string& organization) {
    ASSERT_THAT(store_->Write([&](RequestTransaction& txn) {
      return txn.Enqueue(
          absl::StrCat("about-", organization),
          {.organization = organization, .finding = FindingKind::kNeverHeld});
    }),
                IsOk());
  }

  // Returns whom the findings in the outbox are about.
  std::vector<std::string> Outbox() {
    std::vector<std::string> organizations;
    EXPECT_THAT(store_->Read([&](RequestSnapshot& store) {
      auto entries = store.Outbox(100);
      organizations.clear();
      for (const OutboxEntry& entry : *entries) {
        organizations.push_back(entry.finding.organization);
      }
      return entries.status();
    }),
                IsOk());
    return organizations;
  }

  custodia::testing::FakeClock clock_{
      absl::FromCivil(testing::kToday, absl::UTCTimeZone())};
  custodia::testing::CountingIds ids_;
  std::unique_ptr<RequestStore> store_ = *OpenRequestStore("sqlite::memory:");
  FakeLocator locator_;
  const policy::Ruleset rules_ = testing::HipaaAlone();
  const CommitTools tools_{
      .clock = clock_, .ids = ids_, .store = *store_, .rules = rules_};
  testing::FakeDirectoryClient directory_;
  Doorbell doorbell_;
  Climber climber_{tools_, directory_, {.interval = absl::ZeroDuration()}};
  Worker worker_{
      clock_,
      *store_,
      locator_,
      climber_,
      directory_,
      doorbell_,
      {.first_pause = absl::Seconds(1), .longest_pause = absl::Seconds(3)}};
};

TEST_F(WorkerTest, LocatesAllThatWait) {
  Make("r1");
  Make("r2");
  worker_.RunOnce();
  EXPECT_THAT(locator_.asked, ElementsAre("r1", "r2"));
}

// Without the directory, too.
TEST_F(WorkerTest, PlansWhatTimeHasChanged) {
  testing::Life life({testing::Practice("p")});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(store_->Write([&](RequestTransaction& txn) {
    return txn
        .Append("sent", 0, testing::EventsOf(life), {.time = clock_.Now()})
        .status();
  }),
              IsOk());
  Make("waits");
  locator_.failures["waits"] = error::DirectoryUnavailable();
  worker_.RunOnce();
  const auto outdated = [&] {
    std::vector<std::string> ids;
    EXPECT_THAT(store_->Read([&](RequestSnapshot& store) {
      ids = *store.Outdated(clock_.Now(), 9);
      return absl::OkStatus();
    }),
                IsOk());
    return ids;
  };
  clock_.Advance(absl::Hours(24 * 25));
  EXPECT_THAT(outdated(), ElementsAre("sent"));
  worker_.RunOnce();
  EXPECT_THAT(outdated(), IsEmpty());
}

TEST_F(WorkerTest, OneRetrievalsTroubleIsNotTheOthers) {
  Make("r1");
  Make("r2");
  Enqueue("organizations/o1");
  locator_.failures["r1"] = error::StoreFailed();
  worker_.RunOnce();
  EXPECT_THAT(locator_.asked, ElementsAre("r1", "r2"));
  EXPECT_THAT(Outbox(), IsEmpty());
}

TEST_F(WorkerTest, LeavesADirectoryThatIsDownInPeaceForLongerAndLonger) {
  Make("r1");
  Make("r2");
  Enqueue("organizations/o1");
  locator_.failures["r1"] = error::DirectoryUnavailable();
  worker_.RunOnce();
  EXPECT_THAT(locator_.asked, ElementsAre("r1"));
  EXPECT_THAT(directory_.reported(), IsEmpty());

  // Pauses of 1, 2, 3 and 3 seconds, as the rounds show that run.
  std::vector<int> rounds;
  for (int second = 1; second <= 10; ++second) {
    clock_.Advance(absl::Seconds(1));
    locator_.asked.clear();
    worker_.RunOnce();
    if (!locator_.asked.empty()) rounds.push_back(second);
  }
  EXPECT_THAT(rounds, ElementsAre(1, 3, 6, 9));

  // Once it is back, the next trouble begins with the shortest pause again.
  clock_.Advance(absl::Seconds(3));
  locator_.failures.clear();
  worker_.RunOnce();
  EXPECT_THAT(Outbox(), IsEmpty());
  locator_.failures["r1"] = error::DirectoryUnavailable();
  worker_.RunOnce();
  locator_.asked.clear();
  clock_.Advance(absl::Seconds(1));
  worker_.RunOnce();
  EXPECT_THAT(locator_.asked, ElementsAre("r1"));
}

TEST_F(WorkerTest, TellsTheDirectoryInTheOrderOfLearning) {
  Enqueue("organizations/o1");
  Enqueue("organizations/o2");
  worker_.RunOnce();
  ASSERT_THAT(directory_.reported(), SizeIs(2));
  EXPECT_EQ(directory_.reported()[0].first.organization, "organizations/o1");
  EXPECT_EQ(directory_.reported()[0].second, "about-organizations/o1");
  EXPECT_EQ(directory_.reported()[1].first.organization, "organizations/o2");
  EXPECT_THAT(Outbox(), IsEmpty());

  worker_.RunOnce();
  EXPECT_THAT(directory_.reported(), SizeIs(2));
}

TEST_F(WorkerTest, WhatTheDirectoryDidNotHearWaits) {
  Enqueue("organizations/o1");
  Enqueue("organizations/o2");
  directory_.FailWith(error::DirectoryUnavailable());
  worker_.RunOnce();
  EXPECT_THAT(directory_.reported(), SizeIs(1));
  EXPECT_THAT(Outbox(), ElementsAre("organizations/o1", "organizations/o2"));

  directory_.FailWith(absl::OkStatus());
  clock_.Advance(absl::Seconds(1));
  worker_.RunOnce();
  EXPECT_THAT(Outbox(), IsEmpty());
}

TEST_F(WorkerTest, AFindingThatIsRefusedDoesNotBlockTheOthers) {
  Enqueue("organizations/o1");
  Enqueue("organizations/o2");
  directory_.FailWith(error::Make(absl::StatusCode::kNotFound,
                                  "ORGANIZATION_NOT_FOUND", "No."));
  worker_.RunOnce();
  EXPECT_THAT(directory_.reported(), SizeIs(2));
  EXPECT_THAT(Outbox(), IsEmpty());
}

TEST_F(WorkerTest, NothingIsLostToADirectoryThatDoesNotServeUs) {
  Enqueue("organizations/o1");
  directory_.FailWith(error::Make(absl::StatusCode::kPermissionDenied,
                                  "PERMISSION_DENIED", "No."));
  worker_.RunOnce();
  EXPECT_THAT(Outbox(), ElementsAre("organizations/o1"));
}

// The directory is down for whoever asks, so nobody else is tried.
TEST_F(WorkerTest, ClimbsAgainWhereNothingElseFailed) {
  Make("r1");
  ASSERT_THAT(
      Commit({.retrieval = "r1", .command = Locate{testing::LocatedAt({})}},
             tools_),
      IsOk());
  Make("r2");
  locator_.failures["r2"] = error::DirectoryUnavailable();
  worker_.RunOnce();
  EXPECT_THAT(directory_.questions(), IsEmpty());
  locator_.failures.clear();
  clock_.Advance(absl::Seconds(1));
  directory_.FailWith(error::DirectoryUnavailable());
  worker_.RunOnce();
  EXPECT_THAT(directory_.questions(), SizeIs(1));
  // Which is then left in peace.
  locator_.asked.clear();
  worker_.RunOnce();
  EXPECT_THAT(locator_.asked, IsEmpty());
}

TEST_F(WorkerTest, StopsBetweenRetrievals) {
  Make("r1");
  Make("r2");
  Enqueue("organizations/o1");
  locator_.on_locate = [this] { doorbell_.Close(); };
  worker_.RunOnce();
  EXPECT_THAT(locator_.asked, ElementsAre("r1"));
  EXPECT_THAT(Outbox(), ElementsAre("organizations/o1"));
}

// The poll interval is an hour: only the bell can start the second round.
TEST_F(WorkerTest, ARingStartsARound) {
  Worker worker(clock_, *store_, locator_, climber_, directory_, doorbell_,
                {.poll_interval = absl::Hours(1)});
  Make("r1");
  absl::Notification first;
  absl::Notification second;
  locator_.on_locate = [&] {
    (first.HasBeenNotified() ? second : first).Notify();
    // A third round would notify twice.
    if (second.HasBeenNotified()) doorbell_.Close();
  };
  worker.Start();
  first.WaitForNotification();
  doorbell_.Ring();
  second.WaitForNotification();
  worker.Stop();
  EXPECT_THAT(locator_.asked, ElementsAre("r1", "r1"));
}

TEST_F(WorkerTest, StopsWhileNothingHappens) {
  Worker worker(clock_, *store_, locator_, climber_, directory_, doorbell_,
                {.poll_interval = absl::Hours(1)});
  worker.Start();
  worker.Stop();
  worker.Stop();
}

}  // namespace
}  // namespace custodia::request
