#include "services/request/workers/commit.h"

#include <functional>
#include <memory>
#include <utility>

#include "common/testing/counting_ids.h"
#include "common/testing/fake_clock.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/storage/open_store.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;

constexpr char kNewYear[] = "2027-01-01T00:30:00Z";

absl::Time At(absl::string_view text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, &error));
  return time;
}

TEST(TodayTest, IsTheLaterOfUtcAndThePatientsZone) {
  EXPECT_EQ(Today(At(kNewYear), ""), absl::CivilDay(2027, 1, 1));
  // Still yesterday there: what happened "today" in UTC has happened.
  EXPECT_EQ(Today(At(kNewYear), "Pacific/Honolulu"),
            absl::CivilDay(2027, 1, 1));
  EXPECT_EQ(Today(At("2026-12-31T23:30:00Z"), "Pacific/Guam"),
            absl::CivilDay(2027, 1, 1));
  EXPECT_EQ(Today(At(kNewYear), "Nowhere/At_All"), absl::CivilDay(2027, 1, 1));
}

// Somebody else writes between the thoughts of a caller and its transaction.
class OvertakingStore final : public RequestStore {
 public:
  explicit OvertakingStore(RequestStore& real) : real_(real) {}

  void OnAppend(Listener listener) override {
    real_.OnAppend(std::move(listener));
  }
  absl::Status Read(ReadBody body) override { return real_.Read(body); }
  absl::Status Write(WriteBody body) override {
    if (overtake) std::exchange(overtake, nullptr)();
    return real_.Write(body);
  }

  std::function<void()> overtake;  // runs once

 private:
  RequestStore& real_;
};

class CommitTest : public ::testing::Test {
 protected:
  absl::StatusOr<Committed> MakeRetrieval(
      const std::string& id, std::optional<NamedWrite> write = {}) {
    return Commit({.retrieval = id,
                   .command = Create{.order = testing::PlainOrder()},
                   .actor = "anonymous",
                   .write = std::move(write)},
                  tools_);
  }

  absl::StatusOr<Committed> WithdrawIt(const std::string& id, Change change) {
    change.retrieval = id;
    change.command = Withdraw{};
    return Commit(change, tools_);
  }

  std::vector<RecordedEvent> EventsOf(const std::string& id) {
    std::vector<RecordedEvent> events;
    EXPECT_THAT(store_->Read([&](RequestSnapshot& store) {
      auto listed = store.ListEvents(id, {.size = 100});
      if (listed.ok()) events.assign(listed->begin(), listed->end());
      return listed.status();
    }),
                IsOk());
    return events;
  }

  custodia::testing::FakeClock clock_{At(kNewYear)};
  custodia::testing::CountingIds ids_;
  std::unique_ptr<RequestStore> store_ = *OpenRequestStore("sqlite::memory:");
  const policy::Ruleset rules_ = testing::HipaaAlone();
  const CommitTools tools_{
      .clock = clock_, .ids = ids_, .store = *store_, .rules = rules_};
};

TEST_F(CommitTest, RecordsWhoDidWhatWhen) {
  const auto made = MakeRetrieval("r1");
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(StateOf(made->retrieval), RetrievalState::kLocating);
  EXPECT_EQ(made->retrieval.create_time, clock_.Now());
  const auto events = EventsOf("r1");
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].actor, "anonymous");
  EXPECT_EQ(events[0].command, "CreateRetrieval");
  EXPECT_EQ(events[0].time, clock_.Now());
}

TEST_F(CommitTest, NamesAnOpenTwin) {
  ASSERT_THAT(MakeRetrieval("r1"), IsOk());
  EXPECT_EQ(MakeRetrieval("r2")->retrieval.duplicate_of, "retrievals/r1");
  ASSERT_THAT(WithdrawIt("r1", {}), IsOk());
  ASSERT_THAT(WithdrawIt("r2", {}), IsOk());
  EXPECT_EQ(MakeRetrieval("r3")->retrieval.duplicate_of, "");
}

TEST_F(CommitTest, WhoNamesNeitherPatientNorProviderIsNobodysTwin) {
  for (const std::string id : {"r1", "r2"}) {
    const auto made = Commit({.retrieval = id, .command = Create{}}, tools_);
    ASSERT_THAT(made, IsOk());
    EXPECT_EQ(made->retrieval.duplicate_of, "");
  }
}

TEST_F(CommitTest, ARepeatChangesNothingAndAnswersWhatNowIs) {
  const NamedWrite write{"id-1", "CreateRetrieval", "content"};
  ASSERT_THAT(MakeRetrieval("r1", write), IsOk());
  ASSERT_THAT(WithdrawIt("r1", {}), IsOk());
  const auto repeat = MakeRetrieval("r2", write);
  ASSERT_THAT(repeat, IsOk());
  EXPECT_TRUE(repeat->repeated);
  EXPECT_EQ(repeat->retrieval.id, "r1");
  EXPECT_EQ(StateOf(repeat->retrieval), RetrievalState::kWithdrawn);
  EXPECT_EQ(EventsOf("r1").size(), 2U);
}

TEST_F(CommitTest, ARequestIdStandsForOneWrite) {
  ASSERT_THAT(MakeRetrieval("r1", NamedWrite{"id-1", "CreateRetrieval", "a"}),
              IsOk());
  EXPECT_THAT(MakeRetrieval("r2", NamedWrite{"id-1", "CreateRetrieval", "b"}),
              HasReason("REQUEST_ID_REUSED"));
  EXPECT_THAT(
      WithdrawIt("r1", {.write = NamedWrite{"id-1", "WithdrawRetrieval", "a"}}),
      HasReason("REQUEST_ID_REUSED"));
  EXPECT_EQ(EventsOf("r1").size(), 1U);
}

TEST_F(CommitTest, ARefusedWriteLeavesItsRequestIdFree) {
  const NamedWrite write{"id-1", "WithdrawRetrieval", "a"};
  EXPECT_THAT(WithdrawIt("r1", {.write = write}),
              HasReason("RETRIEVAL_NOT_FOUND"));
  ASSERT_THAT(MakeRetrieval("r1"), IsOk());
  const auto withdrawn = WithdrawIt("r1", {.write = write});
  ASSERT_THAT(withdrawn, IsOk());
  EXPECT_FALSE(withdrawn->repeated);
}

TEST_F(CommitTest, WhatWasThoughtOutForAnotherStateIsRefused) {
  const auto made = MakeRetrieval("r1");
  ASSERT_THAT(made, IsOk());
  EXPECT_THAT(
      WithdrawIt("r1", {.expected_sequence = made->retrieval.sequence + 1}),
      HasReason("ETAG_MISMATCH"));
  EXPECT_EQ(EventsOf("r1").size(), 1U);
  EXPECT_THAT(WithdrawIt("r1", {.expected_sequence = made->retrieval.sequence}),
              IsOk());
}

TEST_F(CommitTest, WhatMakesNothingHappenRecordsNothing) {
  ASSERT_THAT(MakeRetrieval("r1"), IsOk());
  ASSERT_THAT(WithdrawIt("r1", {}), IsOk());
  // An answer of the directory that came too late.
  const auto late = Commit({.retrieval = "r1", .command = Locate{}}, tools_);
  ASSERT_THAT(late, IsOk());
  EXPECT_EQ(EventsOf("r1").size(), 2U);
}

class OvertakenCommitTest : public CommitTest {
 protected:
  OvertakingStore overtaking_{*store_};
  const CommitTools overtaken_{
      .clock = clock_, .ids = ids_, .store = overtaking_, .rules = rules_};
};

TEST_F(OvertakenCommitTest, RestsOnWhatItsTransactionFinds) {
  ASSERT_THAT(MakeRetrieval("r1"), IsOk());
  overtaking_.overtake = [&] {
    EXPECT_THAT(
        Commit({.retrieval = "r1",
                .command = MarkProviderUnclear{.directory_revision = "7"}},
               tools_),
        IsOk());
  };
  const auto withdrawn =
      Commit({.retrieval = "r1", .command = Withdraw{}}, overtaken_);
  ASSERT_THAT(withdrawn, IsOk());
  EXPECT_EQ(withdrawn->retrieval.sequence, 3);
  EXPECT_EQ(withdrawn->retrieval.directory_revision, "7");
  EXPECT_EQ(EventsOf("r1").size(), 3U);
}

TEST_F(OvertakenCommitTest, IsRefusedWhereItWasForTheStateBefore) {
  ASSERT_THAT(MakeRetrieval("r1"), IsOk());
  overtaking_.overtake = [&] { EXPECT_THAT(WithdrawIt("r1", {}), IsOk()); };
  EXPECT_THAT(
      Commit({.retrieval = "r1", .command = Withdraw{}, .expected_sequence = 1},
             overtaken_),
      HasReason("ETAG_MISMATCH"));
  EXPECT_EQ(EventsOf("r1").size(), 2U);
}

TEST_F(OvertakenCommitTest, NamesATwinThatCameMeanwhile) {
  overtaking_.overtake = [&] { EXPECT_THAT(MakeRetrieval("r1"), IsOk()); };
  const auto made = Commit(
      {.retrieval = "r2", .command = Create{.order = testing::PlainOrder()}},
      overtaken_);
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->retrieval.duplicate_of, "retrievals/r1");
}

}  // namespace
}  // namespace custodia::request
