#include "services/request/storage/request_store_contract.h"

#include <thread>  // NOLINT(build/c++11)

#include "common/errors.h"
#include "common/status_macros.h"
#include "gmock/gmock.h"
#include "services/request/testing/life.h"
#include "services/request/testing/sample_events.h"

namespace custodia::request {

using ::custodia::request::testing::EventsOf;
using ::custodia::request::testing::EveryEvent;
using ::custodia::request::testing::FullFinding;
using ::custodia::request::testing::Holder;
using ::custodia::request::testing::kToday;
using ::custodia::request::testing::Life;
using ::custodia::request::testing::PlainOrder;
using ::custodia::request::testing::Practice;
using ::custodia::request::testing::Records;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;

absl::StatusOr<Retrieval> RequestStoreContract::Append(
    absl::string_view id, int64_t after, const std::vector<Event>& events,
    int minute) {
  absl::StatusOr<Retrieval> appended = absl::UnknownError("not run");
  CUSTODIA_RETURN_IF_ERROR(store_->Write([&](RequestTransaction& txn) {
    appended = txn.Append(id, after, events,
                          {.actor = "patients/p1",
                           .command = "CreateRetrieval",
                           .time = kNoon + absl::Minutes(minute)});
    return appended.status();
  }));
  return appended;
}

std::vector<std::string> RequestStoreContract::List(
    const RetrievalFilter& filter, const Page& page) {
  const auto listed = Ask(
      [&](RequestSnapshot& snapshot) { return snapshot.List(filter, page); });
  EXPECT_THAT(listed, IsOk());
  std::vector<std::string> ids;
  if (!listed.ok()) return ids;
  for (const Retrieval& retrieval : *listed) ids.push_back(retrieval.id);
  return ids;
}

absl::StatusOr<Retrieval> RequestStoreContract::Get(absl::string_view id) {
  return Ask([&](RequestSnapshot& snapshot) { return snapshot.Get(id); });
}

namespace {

RetrievalCreated Created(absl::string_view client_reference = "") {
  RetrievalCreated event{.order = PlainOrder()};
  event.order.client_reference = std::string(client_reference);
  return event;
}

// A retrieval whose one holder was asked, in this state.
std::vector<Event> AskedAt(absl::string_view holder) {
  Life life({Holder(holder)});
  life.Send("1").IgnoreError();
  return EventsOf(life);
}
std::vector<Event> FulfilledBy(absl::string_view holder) {
  Life life({Holder(holder)});
  life.Send("1").IgnoreError();
  life.Reply("1", Records(/*complete=*/true)).IgnoreError();
  return EventsOf(life);
}
std::vector<Event> NobodyToAsk() { return EventsOf(Life(std::vector<Lead>())); }

TEST_P(RequestStoreContract, EveryEventComesBackWhole) {
  const std::vector<Event> events = EveryEvent();
  ASSERT_THAT(Append("r1", 0, events), IsOk());
  const auto listed = Ask([](RequestSnapshot& snapshot) {
    return snapshot.ListEvents("r1", {.size = 100});
  });
  ASSERT_THAT(listed, IsOk());
  ASSERT_EQ(listed->size(), events.size());
  for (size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ((*listed)[i],
              (RecordedEvent{.sequence = static_cast<int64_t>(i) + 1,
                             .time = kNoon,
                             .actor = "patients/p1",
                             .command = "CreateRetrieval",
                             .event = events[i]}))
        << KindOf(events[i]);
  }
}

TEST_P(RequestStoreContract, ARetrievalIsWhatItsEventsMakeIt) {
  const std::vector<Event> events = FulfilledBy("elm");
  Retrieval expected;
  expected.id = "r1";
  for (const Event& event : events) {
    Apply({.sequence = expected.sequence + 1, .time = kNoon, .event = event},
          expected);
  }
  EXPECT_EQ(Append("r1", 0, events).value(), expected);
  EXPECT_EQ(Get("r1").value(), expected);
}

TEST_P(RequestStoreContract, TimesAreKeptAsTheyAreAnswered) {
  absl::StatusOr<Retrieval> appended;
  ASSERT_THAT(store_->Write([&](RequestTransaction& txn) {
    appended = txn.Append("r1", 0, {Created()},
                          {.time = kNoon + absl::Nanoseconds(1'234'567)});
    return appended.status();
  }),
              IsOk());
  EXPECT_EQ(Get("r1").value(), *appended);
  EXPECT_LT(kNoon + absl::Nanoseconds(1'234'567) - appended->create_time,
            absl::Microseconds(1));
}

TEST_P(RequestStoreContract, NobodyKnowsWhatWasNeverCreated) {
  EXPECT_THAT(Get("r1"), HasReason("RETRIEVAL_NOT_FOUND"));
  EXPECT_THAT(Ask([](RequestSnapshot& snapshot) {
                return snapshot.ListEvents("r1", {.size = 1});
              }),
              HasReason("RETRIEVAL_NOT_FOUND"));
  EXPECT_THAT(List({}), IsEmpty());
}

TEST_P(RequestStoreContract, TheSecondOfTwoWritersIsToldSo) {
  ASSERT_THAT(Append("r1", 0, {Created()}), IsOk());
  EXPECT_THAT(Append("r1", 0, {Created()}), HasReason("ETAG_MISMATCH"));
  ASSERT_THAT(Append("r1", 1, {RetrievalWithdrawn{}}), IsOk());
  EXPECT_THAT(Append("r1", 1, {RetrievalWithdrawn{}}),
              HasReason("ETAG_MISMATCH"));
  EXPECT_THAT(Append("r2", 1, {RetrievalWithdrawn{}}),
              HasReason("ETAG_MISMATCH"));
  EXPECT_EQ(Get("r1")->sequence, 2);
}

TEST_P(RequestStoreContract, OneOfManyWritersAtOnceIsFirst) {
  ASSERT_THAT(Append("r1", 0, {Created()}), IsOk());
  std::atomic<int> wins = 0;
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&] {
      if (Append("r1", 1, {RetrievalWithdrawn{}}).ok()) ++wins;
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(wins, 1);
  EXPECT_EQ(Get("r1")->sequence, 2);
}

TEST_P(RequestStoreContract, NothingToAppendChangesNothing) {
  ASSERT_THAT(Append("r1", 0, {Created()}, 1), IsOk());
  EXPECT_EQ(Append("r1", 1, {}, 9).value(), Get("r1").value());
  EXPECT_EQ(Get("r1")->update_time, kNoon + absl::Minutes(1));
}

TEST_P(RequestStoreContract, TellsWhatWasAppendedTo) {
  std::vector<std::string> told;
  store_->OnAppend([&](absl::string_view id) {
    EXPECT_THAT(Get(id), IsOk());  // it is committed
    told.emplace_back(id);
  });
  ASSERT_THAT(Append("r1", 0, {Created()}), IsOk());
  EXPECT_THAT(told, ElementsAre("r1"));
  ASSERT_THAT(store_->Write([](RequestTransaction& txn) -> absl::Status {
    EXPECT_THAT(txn.Append("r2", 0, {Created()}, {}), IsOk());
    EXPECT_THAT(txn.Append("r2", 1, {RetrievalWithdrawn{}}, {}), IsOk());
    return txn.Append("r1", 1, {RetrievalWithdrawn{}}, {}).status();
  }),
              IsOk());
  EXPECT_THAT(told, ElementsAre("r1", "r1", "r2"));

  told.clear();
  ASSERT_THAT(Append("r1", 2, {}), IsOk());  // nothing
  EXPECT_THAT(Append("r1", 1, {RetrievalWithdrawn{}}),
              HasReason("ETAG_MISMATCH"));
  EXPECT_THAT(store_->Write([](RequestTransaction& txn) -> absl::Status {
    EXPECT_THAT(txn.Append("r3", 0, {Created()}, {}), IsOk());
    return error::StoreBusy();
  }),
              HasReason("STORE_BUSY"));
  EXPECT_THAT(told, IsEmpty());
}

TEST_P(RequestStoreContract, ABodyThatFailsLeavesNoTrace) {
  EXPECT_THAT(store_->Write([](RequestTransaction& txn) -> absl::Status {
    EXPECT_THAT(txn.Append("r1", 0, {Created()}, {.time = kNoon}), IsOk());
    EXPECT_THAT(txn.RecordRequest("q1", {.method = "CreateRetrieval"}), IsOk());
    EXPECT_THAT(txn.Enqueue("u1", FullFinding()), IsOk());
    return error::StoreBusy();
  }),
              HasReason("STORE_BUSY"));
  EXPECT_THAT(Get("r1"), HasReason("RETRIEVAL_NOT_FOUND"));
  EXPECT_THAT(List({}), IsEmpty());
  EXPECT_EQ(*Ask([](RequestSnapshot& s) { return s.FindRequest("q1"); }),
            std::nullopt);
  EXPECT_THAT(*Ask([](RequestSnapshot& s) { return s.Outbox(9); }), IsEmpty());
}

TEST_P(RequestStoreContract, ATransactionSeesItsOwnWrites) {
  ASSERT_THAT(store_->Write([](RequestTransaction& txn) {
    EXPECT_THAT(txn.Append("r1", 0, {Created()}, {.time = kNoon}), IsOk());
    EXPECT_EQ(txn.Get("r1")->sequence, 1);
    EXPECT_THAT(txn.Append("r1", 1, {RetrievalWithdrawn{}}, {.time = kNoon}),
                IsOk());
    EXPECT_EQ(StateOf(*txn.Get("r1")), RetrievalState::kWithdrawn);
    EXPECT_EQ(txn.List({}, {.size = 9})->size(), 1);
    return absl::OkStatus();
  }),
              IsOk());
}

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

TEST_P(RequestStoreContract, RemembersRequests) {
  const RecordedRequest request{
      .method = "CreateRetrieval", .fingerprint = "abc", .retrieval = "r1"};
  const auto record = [&] {
    return store_->Write([&](RequestTransaction& txn) {
      return txn.RecordRequest("q1", request);
    });
  };
  ASSERT_THAT(record(), IsOk());
  EXPECT_THAT(*Ask([](RequestSnapshot& s) { return s.FindRequest("q1"); }),
              Optional(request));
  EXPECT_EQ(*Ask([](RequestSnapshot& s) { return s.FindRequest("q2"); }),
            std::nullopt);
  EXPECT_THAT(record(), HasReason("REQUEST_ID_REUSED"));
}

TEST_P(RequestStoreContract, TheOutboxIsAQueue) {
  const CustodyFinding plain{.organization = "organizations/b",
                             .finding = FindingKind::kNeverHeld};
  ASSERT_THAT(store_->Write([&](RequestTransaction& txn) {
    EXPECT_THAT(txn.Enqueue("u2", FullFinding()), IsOk());
    EXPECT_THAT(txn.Enqueue("u1", plain), IsOk());
    return txn.Enqueue("u3", plain);
  }),
              IsOk());
  const auto outbox = [&](int limit) {
    return Ask([=](RequestSnapshot& s) { return s.Outbox(limit); }).value();
  };
  ASSERT_EQ(outbox(9).size(), 3);
  const OutboxEntry first = outbox(1).at(0);
  EXPECT_EQ(first.request_id, "u2");
  EXPECT_EQ(first.finding, FullFinding());
  ASSERT_THAT(store_->Write([&](RequestTransaction& txn) {
    EXPECT_THAT(txn.Dequeue(first.id), IsOk());
    return txn.Dequeue(first.id);  // Told twice: nothing more to do.
  }),
              IsOk());
  EXPECT_EQ(outbox(9).at(0).request_id, "u1");
  EXPECT_EQ(outbox(9).at(0).finding, plain);
  EXPECT_EQ(outbox(9).at(1).request_id, "u3");
}

TEST_P(RequestStoreContract, EventsComeInPages) {
  const std::vector<Event> events = EveryEvent();
  ASSERT_THAT(Append("r1", 0, events), IsOk());
  ASSERT_THAT(Append("r2", 0, {Created()}), IsOk());
  std::vector<int64_t> sequences;
  std::string after;
  for (size_t pages = 0; pages <= events.size(); ++pages) {
    const auto page = Ask([&](RequestSnapshot& s) {
      return s.ListEvents("r1", {.size = 3, .after = after});
    });
    ASSERT_THAT(page, IsOk());
    EXPECT_LE(page->size(), 3);
    for (const RecordedEvent& event : *page) {
      sequences.push_back(event.sequence);
    }
    if (page->size() < 3) break;
    after = std::to_string(sequences.back());
  }
  ASSERT_EQ(sequences.size(), events.size());
  for (size_t i = 0; i < sequences.size(); ++i) EXPECT_EQ(sequences[i], i + 1);
}

TEST_P(RequestStoreContract, WhatWasCommittedIsThereAgain) {
  if (!GetParam().keeps) GTEST_SKIP() << "goes away with its object";
  ASSERT_THAT(Append("r1", 0, EveryEvent()), IsOk());
  ASSERT_THAT(store_->Write([](RequestTransaction& txn) {
    EXPECT_THAT(txn.RecordRequest("q1", {.retrieval = "r1"}), IsOk());
    return txn.Enqueue("u1", FullFinding());
  }),
              IsOk());
  const Retrieval before = Get("r1").value();
  Reopen();
  EXPECT_EQ(Get("r1").value(), before);
  EXPECT_THAT(List({}), ElementsAre("r1"));
  EXPECT_NE(*Ask([](RequestSnapshot& s) { return s.FindRequest("q1"); }),
            std::nullopt);
  EXPECT_EQ(Ask([](RequestSnapshot& s) { return s.Outbox(9); })->size(), 1);
}

}  // namespace
}  // namespace custodia::request
