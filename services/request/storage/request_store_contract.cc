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

RetrievalCreated RequestStoreContract::Created(
    absl::string_view client_reference) {
  RetrievalCreated event{.order = PlainOrder()};
  event.order.client_reference = std::string(client_reference);
  return event;
}

std::vector<Event> RequestStoreContract::AskedAt(absl::string_view holder) {
  Life life({Holder(holder)});
  life.Send("1").IgnoreError();
  return EventsOf(life);
}

std::vector<Event> RequestStoreContract::FulfilledBy(absl::string_view holder) {
  Life life({Holder(holder)});
  life.Send("1").IgnoreError();
  life.Reply("1", Records(/*complete=*/true)).IgnoreError();
  return EventsOf(life);
}

std::vector<Event> RequestStoreContract::NobodyToAsk() {
  return EventsOf(Life(std::vector<Lead>()));
}

namespace {

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

TEST_P(RequestStoreContract, WhatWasPreparedForAnEarlierStateIsRefused) {
  const Retrieval none{.id = "r1"};
  const PreparedAppend create = PrepareAppend(none, {Created()}, {});
  const PreparedAppend withdraw =
      PrepareAppend(create.retrieval, {RetrievalWithdrawn{}}, {});
  const auto append = [&](const PreparedAppend& append) {
    return store_->Write(
        [&](RequestTransaction& txn) { return txn.Append(append); });
  };
  EXPECT_THAT(append(withdraw), HasReason("ETAG_MISMATCH"));
  EXPECT_THAT(Get("r1"), HasReason("RETRIEVAL_NOT_FOUND"));
  ASSERT_THAT(append(create), IsOk());
  EXPECT_EQ(Get("r1").value(), create.retrieval);
  ASSERT_THAT(append(withdraw), IsOk());
  EXPECT_EQ(Get("r1").value(), withdraw.retrieval);

  // Also within a transaction that goes on.
  ASSERT_THAT(store_->Write([&](RequestTransaction& txn) {
    EXPECT_THAT(txn.Append(create), HasReason("ETAG_MISMATCH"));
    EXPECT_THAT(txn.Append(withdraw), HasReason("ETAG_MISMATCH"));
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(Get("r1").value(), withdraw.retrieval);
  EXPECT_THAT(List({}), ElementsAre("r1"));
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
