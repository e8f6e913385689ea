// The contract of stores, continued: lists, and what workers look for.
#include "common/status_macros.h"
#include "gmock/gmock.h"
#include "services/request/storage/request_store_contract.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::request::testing::EventsOf;
using ::custodia::request::testing::kToday;
using ::custodia::request::testing::Life;
using ::custodia::request::testing::PlainOrder;
using ::custodia::request::testing::Practice;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;

TEST_P(RequestStoreContract, ListsTheNewestFirst) {
  for (const auto& [id, minute] : std::vector<std::pair<std::string, int>>{
           {"a", 1}, {"c", 3}, {"d", 3}, {"b", 2}}) {
    ASSERT_THAT(Append(id, 0, {Created()}, minute), IsOk());
  }
  // A write does not make it new.
  ASSERT_THAT(Append("a", 1, {RetrievalWithdrawn{}}, 8), IsOk());
  EXPECT_THAT(List({}), ElementsAre("d", "c", "b", "a"));
  EXPECT_THAT(List({}, {.size = 2}), ElementsAre("d", "c"));
}

TEST_P(RequestStoreContract, PagesDoNotShiftUnderWrites) {
  for (int i = 1; i <= 4; ++i) {
    ASSERT_THAT(Append("r" + std::to_string(i), 0, {Created()}, i), IsOk());
  }
  EXPECT_THAT(List({}, {.size = 2}), ElementsAre("r4", "r3"));
  const std::string after = RequestSnapshot::ListKey(Get("r3").value());
  ASSERT_THAT(Append("r5", 0, {Created()}, 5), IsOk());
  ASSERT_THAT(Append("r3", 1, {RetrievalWithdrawn{}}, 6), IsOk());
  EXPECT_THAT(List({}, {.size = 2, .after = after}), ElementsAre("r2", "r1"));
  EXPECT_THAT(
      List({}, {.size = 2, .after = RequestSnapshot::ListKey(*Get("r1"))}),
      IsEmpty());
}

TEST_P(RequestStoreContract, RefusesAKeyThatNoListGave) {
  EXPECT_THAT(Ask([](RequestSnapshot& snapshot) {
                return snapshot.List({}, {.size = 1, .after = "soon"});
              }),
              HasReason("PAGE_TOKEN_INVALID"));
  ASSERT_THAT(Append("r1", 0, {Created()}), IsOk());
  EXPECT_THAT(Ask([](RequestSnapshot& snapshot) {
                return snapshot.ListEvents("r1", {.size = 1, .after = "soon"});
              }),
              HasReason("PAGE_TOKEN_INVALID"));
}

TEST_P(RequestStoreContract, EachFilterHoldsAndAllTogether) {
  ASSERT_THAT(Append("locating", 0, {Created("x")}, 1), IsOk());
  ASSERT_THAT(Append("asked-elm", 0, AskedAt("elm"), 2), IsOk());
  ASSERT_THAT(Append("asked-oak", 0, AskedAt("oak"), 3), IsOk());
  ASSERT_THAT(Append("done-elm", 0, FulfilledBy("elm"), 4), IsOk());
  std::vector<Event> referenced = AskedAt("elm");
  std::get<RetrievalCreated>(referenced[0]).order.client_reference = "x";
  ASSERT_THAT(Append("asked-elm-x", 0, referenced, 5), IsOk());

  EXPECT_THAT(List({.states = {RetrievalState::kLocating}}),
              ElementsAre("locating"));
  EXPECT_THAT(List({.states = {RetrievalState::kFulfilled,
                               RetrievalState::kAwaitingReply}}),
              ElementsAre("asked-elm-x", "done-elm", "asked-oak", "asked-elm"));
  EXPECT_THAT(List({.custodian = "organizations/elm"}),
              ElementsAre("asked-elm-x", "done-elm", "asked-elm"));
  EXPECT_THAT(List({.client_reference = "x"}),
              ElementsAre("asked-elm-x", "locating"));
  const RetrievalFilter all{.states = {RetrievalState::kAwaitingReply},
                            .custodian = "organizations/elm",
                            .client_reference = "x"};
  EXPECT_THAT(List(all), ElementsAre("asked-elm-x"));
  EXPECT_THAT(List({.custodian = "organizations/fir"}), IsEmpty());
  // The second page of a filtered list.
  EXPECT_THAT(
      List({.custodian = "organizations/elm"},
           {.size = 5, .after = RequestSnapshot::ListKey(*Get("done-elm"))}),
      ElementsAre("asked-elm"));
}

// The last day to act ends where the holder is.
TEST_P(RequestStoreContract, WhatIsOverdueIsListed) {
  for (const char* zone : {"Pacific/Honolulu", "UTC", "Pacific/Kiritimati"}) {
    Lead lead = Practice("elm");
    lead.time_zone = zone;
    Life life({lead});
    ASSERT_THAT(life.Send("1"), IsOk());
    ASSERT_EQ(life.attempt("1").clock.due, kToday + 30);
    ASSERT_THAT(Append(zone, 0, EventsOf(life)), IsOk());
  }
  ASSERT_THAT(Append("answered", 0, FulfilledBy("elm")), IsOk());
  const auto overdue = [&](int hours) {
    return List(
        {.overdue_at = absl::FromCivil(kToday + 31, absl::UTCTimeZone()) +
                       absl::Hours(hours) - absl::Microseconds(1)});
  };
  EXPECT_THAT(overdue(-14), IsEmpty());
  EXPECT_THAT(overdue(-13), ElementsAre("Pacific/Kiritimati"));
  EXPECT_THAT(overdue(0), ElementsAre("Pacific/Kiritimati"));
  EXPECT_THAT(overdue(1), ElementsAre("UTC", "Pacific/Kiritimati"));
  EXPECT_THAT(overdue(10), ElementsAre("UTC", "Pacific/Kiritimati"));
  EXPECT_THAT(overdue(11),
              ElementsAre("UTC", "Pacific/Kiritimati", "Pacific/Honolulu"));

  ASSERT_THAT(Append("UTC", Get("UTC")->sequence, {AttemptAbandoned{"1"}}),
              IsOk());
  EXPECT_THAT(overdue(11),
              ElementsAre("Pacific/Kiritimati", "Pacific/Honolulu"));
}

TEST_P(RequestStoreContract, FindsWhatIsToBeLocatedLeastLatelyWrittenFirst) {
  ASSERT_THAT(Append("a", 0, {Created()}, 3), IsOk());
  ASSERT_THAT(Append("b", 0, {Created()}, 1), IsOk());
  ASSERT_THAT(Append("c", 0, {Created()}, 2), IsOk());
  ASSERT_THAT(Append("d", 0, AskedAt("elm"), 0), IsOk());
  const auto locating = [&](int limit) {
    return Ask([=](RequestSnapshot& s) { return s.Locating(limit); }).value();
  };
  EXPECT_THAT(locating(9), ElementsAre("b", "c", "a"));
  EXPECT_THAT(locating(2), ElementsAre("b", "c"));
  ASSERT_THAT(Append("b", 1, {RetrievalWithdrawn{}}, 4), IsOk());
  EXPECT_THAT(locating(9), ElementsAre("c", "a"));
}

TEST_P(RequestStoreContract, FindsWhoseLadderMayBeClimbedAgain) {
  const auto next = [&](absl::string_view revision) {
    return Ask([=](RequestSnapshot& s) { return s.NextToClimb(revision); })
        .value()
        .value_or("");
  };
  const auto asked = [&](absl::string_view id, absl::string_view revision,
                         int minute) {
    EXPECT_THAT(store_->Write([&](RequestTransaction& txn) {
      return txn.RecordClimb(id, revision, kNoon + absl::Minutes(minute));
    }),
                IsOk());
  };
  EXPECT_EQ(next(""), "");
  EXPECT_EQ(next("1"), "");
  ASSERT_THAT(Append("young", 0, NobodyToAsk(), 2), IsOk());
  ASSERT_THAT(Append("old", 0, NobodyToAsk(), 1), IsOk());
  ASSERT_THAT(Append("asked", 0, AskedAt("elm"), 0), IsOk());
  ASSERT_THAT(Append("locating", 0, {Created()}, 0), IsOk());
  const std::string then = Get("old")->directory_revision;
  ASSERT_NE(then, "");

  // As of the revision that gave its leads there is nothing new.
  EXPECT_EQ(next(then), "");
  EXPECT_EQ(next(""), "old");
  EXPECT_EQ(next("later"), "old");
  asked("old", "later", 10);
  EXPECT_EQ(next("later"), "young");
  EXPECT_EQ(next(""), "young");
  asked("young", "later", 11);
  EXPECT_EQ(next("later"), "");
  EXPECT_EQ(next(""), "old");
  EXPECT_EQ(next("latest"), "old");

  // That it was written to meanwhile changes nothing of that; that it has
  // ended does.
  ASSERT_THAT(Append("old", Get("old")->sequence,
                     {RetrievalRevised{.order = PlainOrder()}}, 12),
              IsOk());
  EXPECT_EQ(next("later"), "");
  ASSERT_THAT(Append("old", Get("old")->sequence, {RetrievalWithdrawn{}}, 13),
              IsOk());
  EXPECT_EQ(next("latest"), "young");
  // Who may not climb is not kept.
  asked("old", "latest", 14);
  EXPECT_EQ(next(""), "young");
}

TEST_P(RequestStoreContract, FindsTheOldestOpenTwin) {
  const std::string key = TwinKey(PlainOrder());
  const auto twin = [&](absl::string_view of) {
    return Ask([=](RequestSnapshot& s) { return s.FindOpenTwin(of); }).value();
  };
  EXPECT_EQ(twin(key), std::nullopt);
  ASSERT_THAT(Append("young", 0, AskedAt("elm"), 5), IsOk());
  ASSERT_THAT(Append("old", 0, {Created()}, 2), IsOk());
  ASSERT_THAT(Append("done", 0, FulfilledBy("elm"), 1), IsOk());
  ASSERT_THAT(Append("nobody", 0, NobodyToAsk(), 0), IsOk());
  EXPECT_EQ(StateOf(*Get("nobody")), RetrievalState::kUnresolved);
  EXPECT_THAT(twin(key), Optional(std::string("old")));
  ASSERT_THAT(Append("old", 1, {RetrievalWithdrawn{}}, 6), IsOk());
  EXPECT_THAT(twin(key), Optional(std::string("young")));
  EXPECT_EQ(twin(key + "x"), std::nullopt);
}

TEST_P(RequestStoreContract, WhoeverNamesNobodyIsNobodysTwin) {
  ASSERT_THAT(Append("r1", 0, {RetrievalCreated{}}), IsOk());
  EXPECT_EQ(*Ask([](RequestSnapshot& s) { return s.FindOpenTwin(""); }),
            std::nullopt);
}

}  // namespace
}  // namespace custodia::request
