#include "services/request/storage/request_store_work_contract.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "gmock/gmock.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::EventsOf;
using request::testing::Holder;
using request::testing::kToday;
using request::testing::Life;
using request::testing::NotUs;
using request::testing::Practice;
using request::testing::Records;
using request::testing::Referrer;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::Gt;
using ::testing::IsEmpty;

absl::Time Noon(absl::CivilDay day) {
  return absl::FromCivil(absl::CivilHour(day) + 12, absl::UTCTimeZone());
}

}  // namespace

void RequestStoreWorkContract::Put(absl::string_view id, const Life& life) {
  EXPECT_THAT(store_->Write([&](RequestTransaction& txn) {
    return txn.Append(id, 0, EventsOf(life), {.time = Noon(kToday)}).status();
  }),
              IsOk());
}

void RequestStoreWorkContract::PutSentTo(absl::string_view id,
                                         const Lead& lead) {
  Life life({lead});
  EXPECT_THAT(life.Send("1"), IsOk());
  Put(id, life);
}

absl::StatusOr<std::vector<WorkEntry>> RequestStoreWorkContract::Work(
    const WorkFilter& filter, const Page& page) {
  return Ask([&](RequestSnapshot& snapshot) {
    return snapshot.ListWork(filter, page);
  });
}

std::vector<std::string> RequestStoreWorkContract::Ids(
    const WorkFilter& filter) {
  std::vector<std::string> ids;
  const auto work = Work(filter);
  EXPECT_THAT(work, IsOk());
  for (const WorkEntry& entry : *work) ids.push_back(entry.retrieval);
  return ids;
}

std::vector<std::string> RequestStoreWorkContract::Outdated(absl::Time now,
                                                            int limit) {
  return *Ask(
      [&](RequestSnapshot& snapshot) { return snapshot.Outdated(now, limit); });
}

void RequestStoreWorkContract::Plan(absl::string_view id, absl::Time now) {
  EXPECT_THAT(
      store_->Write([&](RequestTransaction& txn) { return txn.Plan(id, now); }),
      IsOk());
}

std::vector<WorkEntry> RequestStoreWorkContract::WorkByEvents(
    const std::vector<std::string>& ids, absl::Time now) {
  std::vector<WorkEntry> entries;
  for (const std::string& id : ids) {
    int place = 0;
    for (const NextAction& action : NextActions(*Get(id), now)) {
      entries.push_back({.retrieval = id, .place = place++, .action = action});
    }
  }
  std::sort(
      entries.begin(), entries.end(),
      [](const WorkEntry& a, const WorkEntry& b) {
        const absl::CivilDay never = absl::CivilDay::max();
        return std::tuple(a.action.due.value_or(never), a.retrieval, a.place) <
               std::tuple(b.action.due.value_or(never), b.retrieval, b.place);
      });
  return entries;
}

std::vector<Scorecard> RequestStoreWorkContract::Scorecards(absl::Time now,
                                                            const Page& page) {
  return *Ask([&](RequestSnapshot& snapshot) {
    return snapshot.Scorecards(now, page);
  });
}

std::vector<Scorecard> RequestStoreWorkContract::ScorecardsByEvents(
    const std::vector<std::string>& ids, absl::Time now) {
  std::map<std::string, ScorecardTally> tallies;
  for (const std::string& id : ids) {
    const Retrieval retrieval = *Get(id);
    for (const Attempt& attempt : retrieval.attempts) {
      const std::optional<Conduct> conduct = ConductIn(attempt);
      if (!conduct) continue;
      const std::string& organization = attempt.lead.organization;
      tallies.try_emplace(organization, organization, now)
          .first->second.Add(*conduct);
    }
  }
  std::vector<Scorecard> cards;
  for (auto& [organization, tally] : tallies) {
    cards.push_back(std::move(tally).Finish());
  }
  return cards;
}

namespace {

constexpr std::optional<absl::CivilDay> kNoDay;

MATCHER_P3(Is, retrieval, kind, due, "") {
  return arg.retrieval == retrieval && arg.action.kind == kind &&
         arg.action.due == due;
}

TEST_P(RequestStoreWorkContract, WorkComesSoonestFirst) {
  Put("planned", Life({Practice("elm")}));
  PutSentTo("inquiry", Referrer("fir"));
  PutSentTo("request", Practice("elm"));
  PutSentTo("older", Practice("elm"));
  EXPECT_THAT(*Work(),
              ElementsAre(Is("inquiry", ActionKind::kWait, kToday + 14),
                          Is("older", ActionKind::kWait, kToday + 30),
                          Is("request", ActionKind::kWait, kToday + 30),
                          Is("planned", ActionKind::kSendRequest, kNoDay)));
}

TEST_P(RequestStoreWorkContract, FiltersMustAllFit) {
  Put("planned", Life({Practice("elm")}));
  PutSentTo("inquiry", Referrer("fir"));
  PutSentTo("request", Practice("elm"));
  EXPECT_THAT(Ids({.due_by = kToday + 30}), ElementsAre("inquiry", "request"));
  EXPECT_THAT(Ids({.due_by = kToday + 29}), ElementsAre("inquiry"));
  EXPECT_THAT(Ids({.due_by = kToday + 13}), IsEmpty());
  EXPECT_THAT(Ids({.kinds = {ActionKind::kSendRequest}}),
              ElementsAre("planned"));
  EXPECT_THAT(Ids({.kinds = {ActionKind::kSendRequest, ActionKind::kWait,
                             ActionKind::kSendRequest}}),
              ElementsAre("inquiry", "request", "planned"));
  EXPECT_THAT(Ids({.due_by = kToday + 14, .kinds = {ActionKind::kSendRequest}}),
              IsEmpty());
}

// Whatever happens to those before and behind, the rest comes, each once.
TEST_P(RequestStoreWorkContract, PagesAreStableUnderWrites) {
  for (const char* id : {"a", "b", "c", "d", "e"}) {
    PutSentTo(id, Practice("elm"));
  }
  const std::vector<WorkFilter> filters = {
      {}, {.kinds = {ActionKind::kWait}}, {.due_by = kToday + 30}};
  std::vector<std::string> after;
  for (const WorkFilter& filter : filters) {
    const auto first = Work(filter, {.size = 2});
    ASSERT_THAT(first, IsOk());
    ASSERT_EQ(first->size(), 2);
    EXPECT_EQ(first->back().retrieval, "b");
    after.push_back(RequestSnapshot::WorkKey(first->back()));
  }
  for (const char* id : {"a", "b", "d"}) {
    ASSERT_THAT(Append(id, Get(id)->sequence, {RetrievalWithdrawn{}}), IsOk());
  }
  PutSentTo("aa", Practice("elm"));
  for (size_t i = 0; i < filters.size(); ++i) {
    const auto second = Work(filters[i], {.size = 2, .after = after[i]});
    ASSERT_THAT(second, IsOk());
    ASSERT_EQ(second->size(), 2);
    EXPECT_EQ((*second)[0].retrieval, "c");
    EXPECT_EQ((*second)[1].retrieval, "e");
  }
}

TEST_P(RequestStoreWorkContract, AKeyIsOneThatAListGave) {
  for (const char* key : {"soon", "1", "1/2", "x/1/r", "1/x/r"}) {
    EXPECT_THAT(Work({}, {.size = 1, .after = key}),
                HasReason("PAGE_TOKEN_INVALID"))
        << key;
  }
}

TEST_P(RequestStoreWorkContract, WhatEndedWantsNothing) {
  PutSentTo("r1", Practice("elm"));
  ASSERT_THAT(Append("r1", Get("r1")->sequence, {RetrievalWithdrawn{}}),
              IsOk());
  EXPECT_THAT(*Work(), IsEmpty());
  EXPECT_THAT(Outdated(absl::InfiniteFuture()), IsEmpty());
}

TEST_P(RequestStoreWorkContract, TimePassesWithoutAnEvent) {
  PutSentTo("r1", Practice("elm"));
  PutSentTo("r2", Referrer("fir"));
  const absl::Time inquiry = absl::FromCivil(kToday + 14, absl::UTCTimeZone());
  const absl::Time reminder = absl::FromCivil(kToday + 23, absl::UTCTimeZone());
  EXPECT_THAT(Outdated(inquiry - absl::Microseconds(1)), IsEmpty());
  EXPECT_THAT(Outdated(inquiry), ElementsAre("r2"));
  EXPECT_THAT(Outdated(reminder), ElementsAre("r2", "r1"));
  EXPECT_THAT(Outdated(reminder, 1), ElementsAre("r2"));

  Plan("r1", reminder);
  EXPECT_THAT(Outdated(reminder), ElementsAre("r2"));
  EXPECT_THAT(Ids({.kinds = {ActionKind::kFollowUp}}), ElementsAre("r1"));
  EXPECT_THAT(Outdated(absl::FromCivil(kToday + 31, absl::UTCTimeZone())),
              ElementsAre("r2", "r1"));
}

// Sends a retrieval's letters and answers them, at random.
Life SomeLife(std::mt19937& random) {
  const auto pick = [&](int n) { return static_cast<int>(random() % n); };
  std::vector<Lead> leads = {Practice("a"), Holder("b"), Referrer("c")};
  std::shuffle(leads.begin(), leads.end(), random);
  leads.resize(1 + pick(3));
  for (Lead& lead : leads) {
    lead.time_zone = pick(2) == 0 ? "Pacific/Honolulu" : "America/New_York";
  }
  Life life(leads);
  for (int step = 1 + pick(4); step > 0; --step) {
    const std::string newest = absl::StrCat(life.retrieval().attempts.size());
    life.Send(newest).IgnoreError();
    switch (pick(6)) {
      case 0:
        life.Reply(newest, NotUs(NotCustodianKind::kNeverHeld)).IgnoreError();
        break;
      case 1:
        life.Reply(newest, Records(pick(2) == 0)).IgnoreError();
        break;
      case 2:
        life.Reply(newest,
                   DenialNotice{
                       .date = PartialDate::Of(kToday),
                       .grounds = {static_cast<policy::Ground>(1 + pick(17))}})
            .IgnoreError();
        break;
      case 3:
        life.Reply(newest, InformationRequest{.date = PartialDate::Of(kToday)})
            .IgnoreError();
        break;
      default:
        break;
    }
  }
  return life;
}

TEST_P(RequestStoreWorkContract, WorkIsWhatTheEventsSayAtAnyTime) {
  std::mt19937 random(1);
  std::vector<std::string> ids;
  for (int i = 0; i < 100; ++i) {
    ids.push_back(absl::StrCat("r", i));
    Put(ids.back(), SomeLife(random));
  }
  EXPECT_EQ(*Work(), WorkByEvents(ids, Noon(kToday)));
  absl::Time now = Noon(kToday);
  int planned = 0;
  for (int step = 0; step < 40; ++step) {
    now += absl::Hours(random() % 288);
    for (const std::string& id : Outdated(now)) {
      Plan(id, now);
      ++planned;
    }
    EXPECT_THAT(Outdated(now), IsEmpty());
    EXPECT_EQ(*Work(), WorkByEvents(ids, now)) << absl::FormatTime(now);
  }
  EXPECT_GT(planned, 40);
}

TEST_P(RequestStoreWorkContract, ScorecardsAreWhatTheEventsSayAtAnyTime) {
  std::mt19937 random(2);
  std::vector<std::string> ids;
  for (int i = 0; i < 40; ++i) {
    ids.push_back(absl::StrCat("r", i));
    // One by one, so that what was told first is overtaken.
    int64_t sequence = 0;
    const std::vector<Event> events = EventsOf(SomeLife(random));
    for (const Event& event : events) {
      ASSERT_THAT(Append(ids.back(), sequence++, {event}), IsOk());
    }
  }
  for (const int days : {0, 20, 40, 400}) {
    const absl::Time now = Noon(kToday + days);
    EXPECT_EQ(Scorecards(now, {.size = 9}), ScorecardsByEvents(ids, now));
  }
  EXPECT_THAT(ScorecardsByEvents(ids, Noon(kToday + 400)),
              ElementsAre(AllOf(Field(&Scorecard::unanswered, Gt(0)),
                                Field(&Scorecard::defective, Gt(0))),
                          AllOf(Field(&Scorecard::replies, Gt(0)),
                                Field(&Scorecard::misrouted, Gt(0)))));
}

TEST_P(RequestStoreWorkContract, WhoWasSentNothingHasNoScorecard) {
  Put("planned", Life({Practice("elm")}));
  PutSentTo("inquiry", Referrer("fir"));
  EXPECT_THAT(Scorecards(Noon(kToday), {.size = 9}), IsEmpty());
}

TEST_P(RequestStoreWorkContract, ScorecardsComeByName) {
  for (const char* holder : {"c", "a", "b", "a"}) {
    PutSentTo(absl::StrCat("to-", holder, Get("to-a").ok() ? "2" : ""),
              Holder(holder));
  }
  const auto named = [](const char* name, int requests) {
    return AllOf(Field(&Scorecard::organization, name),
                 Field(&Scorecard::requests, requests));
  };
  const absl::Time now = Noon(kToday);
  EXPECT_THAT(
      Scorecards(now, {.size = 2}),
      ElementsAre(named("organizations/a", 2), named("organizations/b", 1)));
  EXPECT_THAT(Scorecards(now, {.size = 2, .after = "organizations/b"}),
              ElementsAre(named("organizations/c", 1)));
  EXPECT_THAT(Scorecards(now, {.size = 2, .after = "organizations/c"}),
              IsEmpty());
}

}  // namespace
}  // namespace custodia::request
