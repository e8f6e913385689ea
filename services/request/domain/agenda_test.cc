#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/request/domain/next_action.h"
#include "services/request/testing/life.h"

// Until when an agenda holds, for retrievals of every shape.
namespace custodia::request {
namespace {

using testing::Holder;
using testing::kToday;
using testing::PlainOrder;
using testing::Practice;
using testing::Referrer;

constexpr int kRetrievals = 3000;

// Invents retrievals, such as life has and such as it has not: what is to be
// done is a function of them all.
class Inventor {
 public:
  explicit Inventor(unsigned seed) : random_(seed) {}

  // Returns a number from 0 to `n` - 1.
  int Pick(int n) { return static_cast<int>(random_() % n); }

  Retrieval Next() {
    Retrieval retrieval{.id = "r1", .order = PlainOrder(), .sequence = 1};
    retrieval.order.time_zone = Zone();
    retrieval.located = Pick(20) != 0;
    retrieval.withdrawn = Pick(20) == 0;
    for (int number = 1; number <= 1 + Pick(3); ++number) {
      Part part{.number = number};
      part.relocating = Pick(10) == 0;
      part.fulfilled = Pick(10) == 0;
      for (int i = Pick(3); i >= 0; --i) {
        retrieval.attempts.push_back(SomeAttempt(number));
        retrieval.attempts.back().id =
            std::to_string(retrieval.attempts.size());
      }
      if (Pick(4) != 0) part.open_attempt = retrieval.attempts.back().id;
      retrieval.parts.push_back(part);
    }
    if (Pick(3) == 0) {
      retrieval.amendments.push_back(SomeAmendment());
    }
    return retrieval;
  }

  // Returns a time from `from` (where it is finite) on and before `until`
  // (likewise), near an end more often than not.
  absl::Time Between(absl::Time from, absl::Time until) {
    from = std::max(from, Start() - absl::Hours(24 * 400));
    until = std::min(until, std::max(from, Start()) + absl::Hours(24 * 800));
    switch (Pick(3)) {
      case 0:
        return from;
      case 1:
        return until - absl::Microseconds(1);
      default:
        return from + (until - from) * (Pick(1000) / 1000.0);
    }
  }

 private:
  static absl::Time Start() {
    return absl::FromCivil(kToday, absl::UTCTimeZone());
  }

  std::string Zone() {
    static constexpr const char* kZones[] = {"", "America/New_York",
                                             "Pacific/Honolulu",
                                             "Pacific/Kiritimati", "Nowhere"};
    return kZones[Pick(5)];
  }

  PartialDate SomeDay() { return PartialDate::Of(kToday - Pick(60)); }

  Lead SomeLead() {
    Lead lead = Pick(3) == 0   ? Referrer("r")
                : Pick(3) == 0 ? Holder("h")
                               : Practice("p");
    lead.time_zone = Zone();
    return lead;
  }

  Attempt SomeAttempt(int part) {
    Attempt attempt{.part = part,
                    .lead = SomeLead(),
                    .state = static_cast<AttemptState>(1 + Pick(12)),
                    .sent_date = SomeDay()};
    attempt.received_date = attempt.sent_date;
    if (attempt.lead.role == Role::kReferrer)
      attempt.follow_up_date = SomeDay();
    attempt.received_date_assumed = Pick(2) == 0;
    if (attempt.lead.role == Role::kHolder && Pick(4) != 0) {
      attempt.clock.due = kToday + Pick(60) - 30;
    }
    if (Pick(6) == 0) {
      attempt.release = Fulfilment{.complete = Pick(2) == 0,
                                   .available_for_pick_up = Pick(2) == 0};
    }
    if (Pick(6) == 0) attempt.information_request = InformationRequest{};
    if (Pick(6) == 0) attempt.fee_quote = FeeQuote{.excess = Pick(2)};
    attempt.quote_is_news = attempt.fee_quote.has_value();
    if (Pick(3) == 0) Refuse(attempt);
    for (int body = 1; body <= 3; ++body) {
      if (Pick(4) != 0) continue;
      attempt.complaints.push_back({.body = static_cast<ComplaintBody>(body)});
    }
    if (Pick(10) == 0) attempt.defects = {{.code = "DESTROYED_EARLY"}};
    return attempt;
  }

  Amendment SomeAmendment() {
    Amendment amendment{.id = "1", .lead = SomeLead()};
    if (Pick(5) == 0) return amendment;
    amendment.sent_date = SomeDay();
    amendment.received_date = amendment.sent_date;
    amendment.received_date_assumed = Pick(2) == 0;
    if (Pick(3) != 0) amendment.clock.due = kToday + Pick(90) - 30;
    if (Pick(4) == 0)
      amendment.acceptance = AmendmentAcceptance{.partial = Pick(2) == 0};
    if (Pick(3) == 0) {
      amendment.denial = AmendmentDenial{.date = SomeDay()};
      if (Pick(2) == 0) amendment.disagreement = "It was the other knee.";
    }
    return amendment;
  }

  void Refuse(Attempt& attempt) {
    attempt.denial_received = SomeDay();
    attempt.denial =
        DenialNotice{.date = attempt.denial_received,
                     .grounds = {static_cast<policy::Ground>(1 + Pick(17))}};
    attempt.refusal_fell = Pick(5) == 0;
    if (Pick(3) == 0) {
      attempt.reviews.push_back(
          {.request_date = SomeDay(),
           .outcome = static_cast<ReviewOutcome>(Pick(3))});
    }
  }

  std::mt19937 random_;
};

// Walks from the past to the future, from one end of an agenda to the next.
TEST(AgendaTest, HoldsUntilItSaysAndNoLonger) {
  std::set<ActionKind> seen;
  int ends = 0;
  int changes = 0;
  for (unsigned seed = 1; seed <= kRetrievals; ++seed) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    Inventor inventor(seed);
    const Retrieval retrieval = inventor.Next();
    absl::Time from = absl::InfinitePast();
    int spans = 0;
    while (from != absl::InfiniteFuture()) {
      ASSERT_LT(++spans, 40);
      const Agenda agenda = AgendaAt(retrieval, from);
      ASSERT_GT(agenda.until, from);
      const absl::Time within = inventor.Between(from, agenda.until);
      EXPECT_EQ(NextActions(retrieval, within), agenda.actions)
          << absl::FormatTime(within);
      for (const NextAction& action : agenda.actions) seen.insert(action.kind);
      if (agenda.until != absl::InfiniteFuture()) {
        ++ends;
        changes += NextActions(retrieval, agenda.until) != agenda.actions;
      }
      from = agenda.until;
    }
    if (::testing::Test::HasFailure()) return;
  }
  // The walks had something to find, and an end is seldom a false alarm.
  EXPECT_GT(changes, kRetrievals / 2);
  EXPECT_GT(changes, ends / 2);
  for (const ActionKind kind :
       {ActionKind::kWait, ActionKind::kFollowUp, ActionKind::kComplainToOcr,
        ActionKind::kComplainToCustodian, ActionKind::kComplainToState,
        ActionKind::kObjectToDenial, ActionKind::kRequestReview,
        ActionKind::kObjectToFee, ActionKind::kAskForRemainder,
        ActionKind::kPickUp, ActionKind::kChooseNextLead}) {
    EXPECT_TRUE(seen.contains(kind)) << static_cast<int>(kind);
  }
}

TEST(AgendaTest, WhatOnlyAnEventCanChangeHoldsForGood) {
  const testing::Life planned({Practice("p")});
  const absl::Time now = absl::FromCivil(kToday, absl::UTCTimeZone());
  EXPECT_EQ(AgendaAt(planned.retrieval(), now).until, absl::InfiniteFuture());
}

TEST(AgendaTest, EndsWhenTheDayBeginsWhereTheHolderIs) {
  Lead lead = Practice("p");
  lead.time_zone = "Pacific/Honolulu";
  testing::Life sent({lead});
  ASSERT_TRUE(sent.Send("1").ok());
  const absl::Time now = absl::FromCivil(kToday, absl::UTCTimeZone());
  // A reminder goes a week before the last day to act.
  EXPECT_EQ(
      AgendaAt(sent.retrieval(), now).until,
      absl::FromCivil(kToday + 30 - 7, absl::UTCTimeZone()) + absl::Hours(10));
}

}  // namespace
}  // namespace custodia::request
