#include "services/request/domain/scorecard.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using request::testing::Holder;
using request::testing::kToday;
using request::testing::Referrer;
using ::testing::ElementsAre;

const absl::Time kNow = absl::FromCivil(kToday, absl::UTCTimeZone());

// An attempt at `elm`, received `days` before kToday, that is now `state`.
Attempt AskedAt(AttemptState state, int days = 10) {
  const absl::CivilDay received = kToday - days;
  Attempt attempt{.lead = Holder("elm"),
                  .state = state,
                  .sent_date = PartialDate::Of(received),
                  .received_date = PartialDate::Of(received)};
  attempt.clock.due = received + 30;
  return attempt;
}

Attempt AnsweredAfter(int days, AttemptState state = AttemptState::kFulfilled) {
  Attempt attempt = AskedAt(state, days);
  attempt.answer_date = PartialDate::Of(kToday);
  return attempt;
}

Scorecard CardOf(const std::vector<Attempt>& attempts) {
  ScorecardTally tally("organizations/elm", kNow);
  for (const Attempt& attempt : attempts) {
    if (const auto conduct = ConductIn(attempt)) tally.Add(*conduct);
  }
  return std::move(tally).Finish();
}

TEST(ScorecardTest, NothingWasAskedNothingIsCounted) {
  EXPECT_EQ(CardOf({}), Scorecard{.organization = "organizations/elm"});
}

TEST(ScorecardTest, CountsOnlyWhatWasSentToAHolder) {
  Attempt planned = AskedAt(AttemptState::kPlanned);
  planned.sent_date = {};
  Attempt question = AnsweredAfter(3, AttemptState::kAnswered);
  question.lead = Referrer("elm");
  const Scorecard card = CardOf({planned, question});
  EXPECT_EQ(card, Scorecard{.organization = "organizations/elm"});
}

TEST(ScorecardTest, AnAnswerForGoodIsAReply) {
  for (const AttemptState state :
       {AttemptState::kFulfilled, AttemptState::kDenied,
        AttemptState::kUnderReview, AttemptState::kNotCustodian,
        AttemptState::kAnswered}) {
    EXPECT_EQ(CardOf({AnsweredAfter(4, state)}).replies, 1) << NameOf(state);
  }
  for (const AttemptState state :
       {AttemptState::kSent, AttemptState::kAcknowledged,
        AttemptState::kExtended, AttemptState::kPartiallyFulfilled,
        AttemptState::kUndeliverable, AttemptState::kAbandoned}) {
    const Scorecard card = CardOf({AnsweredAfter(4, state)});
    EXPECT_EQ(card.requests, 1) << NameOf(state);
    EXPECT_EQ(card.replies, 0) << NameOf(state);
    EXPECT_EQ(card.median_reply_time, std::nullopt) << NameOf(state);
  }
}

TEST(ScorecardTest, TheMedianOfAnEvenNumberLiesBetween) {
  const Scorecard odd =
      CardOf({AnsweredAfter(9), AnsweredAfter(1), AnsweredAfter(4)});
  EXPECT_EQ(odd.median_reply_time, absl::Hours(4 * 24));
  const Scorecard even = CardOf(
      {AnsweredAfter(9), AnsweredAfter(1), AnsweredAfter(5), AnsweredAfter(4)});
  EXPECT_EQ(even.median_reply_time, absl::Hours(4 * 24 + 12));
}

TEST(ScorecardTest, NineOfTenAreNoSlowerThanTheNinetiethPercentile) {
  std::vector<Attempt> attempts;
  for (int days = 10; days >= 1; --days)
    attempts.push_back(AnsweredAfter(days));
  EXPECT_EQ(CardOf(attempts).p90_reply_time, absl::Hours(9 * 24));
  attempts.push_back(AnsweredAfter(11));
  EXPECT_EQ(CardOf(attempts).p90_reply_time, absl::Hours(10 * 24));
  EXPECT_EQ(CardOf({AnsweredAfter(7)}).p90_reply_time, absl::Hours(7 * 24));
}

TEST(ScorecardTest, AReplyWithoutItsDayHasNoTime) {
  Attempt undated = AnsweredAfter(4);
  undated.answer_date = {};
  const Scorecard card = CardOf({undated});
  EXPECT_EQ(card.replies, 1);
  EXPECT_EQ(card.median_reply_time, std::nullopt);
  // Assumed to have been received after it was answered.
  EXPECT_EQ(CardOf({AnsweredAfter(-2)}).median_reply_time,
            absl::ZeroDuration());
}

TEST(ScorecardTest, ABillAfterTheRecordsMakesNobodyLate) {
  testing::Life life({request::testing::Practice("elm")});
  ASSERT_TRUE(life.Send("1").ok());
  ASSERT_TRUE(life.Reply("1", request::testing::Records(true)).ok());
  life.today = kToday + 90;
  ASSERT_TRUE(
      life.Reply("1", FeeQuote{.items = {{.kind = policy::FeeKind::kSearch}}})
          .ok());
  const Scorecard card = CardOf(life.retrieval().attempts);
  EXPECT_EQ(card.replies, 1);
  EXPECT_EQ(card.late, 0);
  EXPECT_EQ(card.median_reply_time, absl::ZeroDuration());
}

TEST(ScorecardTest, LateIsAfterTheLastDay) {
  EXPECT_EQ(CardOf({AnsweredAfter(30)}).late, 0);
  EXPECT_EQ(CardOf({AnsweredAfter(31)}).late, 1);
  Attempt unbound = AnsweredAfter(400);
  unbound.clock = {};
  EXPECT_EQ(CardOf({unbound}).late, 0);
}

TEST(ScorecardTest, SilenceIsSeenOnceItIsOverdue) {
  EXPECT_EQ(CardOf({AskedAt(AttemptState::kSent, 30)}).unanswered, 0);
  EXPECT_EQ(CardOf({AskedAt(AttemptState::kSent, 31),
                    AskedAt(AttemptState::kAcknowledged, 31),
                    AskedAt(AttemptState::kPartiallyFulfilled, 31),
                    AnsweredAfter(31)})
                .unanswered,
            2);
}

TEST(ScorecardTest, NamesEachDefectOnceWithoutItsCase) {
  Attempt late = AnsweredAfter(31);
  late.defects = {{.code = "RELEASE_LATE", .explanation = "On 2025-06-30."},
                  {.code = "FEE_EXCESSIVE",
                   .citation = "45 CFR 164.524(c)(4)",
                   .explanation = "300.00 USD",
                   .remedy = "Object."}};
  Attempt again = AnsweredAfter(3, AttemptState::kNotCustodian);
  again.defects = {{.code = "RELEASE_LATE", .explanation = "On 2024-01-02."}};
  const Scorecard card = CardOf({late, again, AnsweredAfter(2)});
  EXPECT_EQ(card.defective, 2);
  EXPECT_EQ(card.misrouted, 1);
  EXPECT_THAT(card.defects,
              ElementsAre(policy::Defect{.code = "FEE_EXCESSIVE",
                                         .citation = "45 CFR 164.524(c)(4)",
                                         .remedy = "Object."},
                          policy::Defect{.code = "RELEASE_LATE"}));
}

}  // namespace
}  // namespace custodia::request
