#include <optional>
#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/domain/next_action.h"
#include "services/request/testing/life.h"

// What is to be done on which day: each rule on the last day before it, and on
// its first.
namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using testing::Holder;
using testing::kToday;
using testing::Life;
using testing::LocatedAt;
using testing::NotUs;
using testing::PlainOrder;
using testing::Practice;
using testing::Referrer;

using policy::Ground;

// The letter is received on kToday; HIPAA gives 30 days, OCR hears the patient
// for 180 from the day after.
constexpr absl::CivilDay kDue = kToday + 30;
constexpr absl::CivilDay kOcr = kDue + 1 + 180;

absl::Time Noon(absl::CivilDay day) {
  return absl::FromCivil(absl::CivilHour(day) + 12, absl::UTCTimeZone());
}

// The day after has begun in Greenwich, and not yet in Honolulu.
absl::Time LateInHonolulu(absl::CivilDay day) {
  return absl::FromCivil(absl::CivilHour(day) + 30, absl::UTCTimeZone());
}

struct DayRow {
  absl::Time now;
  ActionKind kind;
  std::optional<absl::CivilDay> due;
  DocumentKind document = DocumentKind::kUnspecified;
};

void Expect(const Life& life, const std::vector<DayRow>& rows) {
  for (const DayRow& row : rows) {
    SCOPED_TRACE(absl::FormatTime(row.now, absl::UTCTimeZone()));
    const std::vector<NextAction> actions =
        NextActions(life.retrieval(), row.now);
    ASSERT_EQ(actions.size(), 1);
    EXPECT_EQ(static_cast<int>(actions[0].kind), static_cast<int>(row.kind))
        << actions[0].explanation;
    EXPECT_EQ(actions[0].due, row.due);
    EXPECT_EQ(static_cast<int>(actions[0].document),
              static_cast<int>(row.document));
  }
}

Life SentTo(const Lead& lead, Channel channel = Channel::kFax,
            const Order& order = PlainOrder()) {
  Life life;
  EXPECT_THAT(life.Do(Create{.order = order}), IsOk());
  EXPECT_THAT(life.Do(Locate{LocatedAt({lead})}), IsOk());
  const absl::CivilDay sent = channel == Channel::kMail ? kToday - 3 : kToday;
  EXPECT_THAT(life.Do(MarkAttemptSent{.attempt = "1",
                                      .channel = channel,
                                      .sent_date = PartialDate::Of(sent)}),
              IsOk());
  return life;
}

void Complain(Life& life, ComplaintBody body) {
  life.today = kOcr;
  EXPECT_THAT(
      life.Do(FileComplaint{
          .attempt = "1",
          .complaint = {.body = body, .filed_date = PartialDate::Of(kOcr)}}),
      IsOk());
}

TEST(ActionDaysTest, ACustodianIsRemindedAndThenComplainedAbout) {
  using enum ActionKind;
  Expect(SentTo(Practice("a")),
         {{Noon(kToday), kWait, kDue},
          {Noon(kDue - 8), kWait, kDue},
          {Noon(kDue - 7), kFollowUp, kDue, DocumentKind::kFollowUp},
          {Noon(kDue), kFollowUp, kDue, DocumentKind::kFollowUp},
          {Noon(kDue + 1), kComplainToOcr, kOcr, DocumentKind::kOcrComplaint},
          {Noon(kOcr), kComplainToOcr, kOcr, DocumentKind::kOcrComplaint},
          {Noon(kOcr + 1), kComplainToCustodian, std::nullopt}});
}

TEST(ActionDaysTest, EachBodyIsComplainedToOnce) {
  using enum ActionKind;
  Life life = SentTo(Practice("a"));
  Complain(life, ComplaintBody::kOcr);
  Expect(life, {{Noon(kDue + 1), kComplainToCustodian, std::nullopt}});
  Complain(life, ComplaintBody::kCustodian);
  Expect(life, {{Noon(kDue + 1), kComplainToState, std::nullopt}});
  Complain(life, ComplaintBody::kState);
  Expect(life, {{Noon(kDue + 1), kWait, std::nullopt}});
}

TEST(ActionDaysTest, NobodyIsAccusedOnAnAssumedDayBeforeAReminder) {
  using enum ActionKind;
  Life life = SentTo(Practice("a"), Channel::kMail);
  Expect(
      life,
      {{Noon(kDue), kFollowUp, kDue, DocumentKind::kFollowUp},
       {Noon(kDue + 1), kFollowUp, kDue + 14, DocumentKind::kFollowUp},
       {Noon(kDue + 14), kFollowUp, kDue + 14, DocumentKind::kFollowUp},
       {Noon(kDue + 15), kComplainToOcr, kOcr, DocumentKind::kOcrComplaint}});
  const std::vector<DayRow> at_once = {
      {Noon(kDue + 1), kComplainToOcr, kOcr, DocumentKind::kOcrComplaint}};
  Life reminded = life;
  Complain(reminded, ComplaintBody::kCustodian);
  Expect(reminded, at_once);
  ASSERT_THAT(life.Reply("1", Acknowledgement{.received_date =
                                                  PartialDate::Of(kToday)}),
              IsOk());
  Expect(life, at_once);
}

TEST(ActionDaysTest, TheCustodiansDaysPassWhereItIs) {
  using enum ActionKind;
  Lead lead = Practice("a");
  lead.time_zone = "Pacific/Honolulu";
  Expect(SentTo(lead),
         {{LateInHonolulu(kDue), kFollowUp, kDue, DocumentKind::kFollowUp},
          {LateInHonolulu(kDue + 1), kComplainToOcr, kOcr,
           DocumentKind::kOcrComplaint}});
}

TEST(ActionDaysTest, ThePatientsDaysPassWhereThePatientIs) {
  using enum ActionKind;
  Order order = PlainOrder();
  order.time_zone = "Pacific/Honolulu";
  Expect(SentTo(Practice("a"), Channel::kFax, order),
         {{LateInHonolulu(kOcr), kComplainToOcr, kOcr,
           DocumentKind::kOcrComplaint},
          {LateInHonolulu(kOcr + 1), kComplainToCustodian, std::nullopt}});
  Expect(SentTo(Referrer("s"), Channel::kFax, order),
         {{LateInHonolulu(kToday + 13), kWait, kToday + 14},
          {LateInHonolulu(kToday + 14), kFollowUp, kToday + 14,
           DocumentKind::kFollowUp}});
}

TEST(ActionDaysTest, WhomNoClockBindsIsRemindedAfterAWhile) {
  using enum ActionKind;
  Expect(SentTo(Referrer("s")), {{Noon(kToday + 13), kWait, kToday + 14},
                                 {Noon(kToday + 14), kFollowUp, kToday + 14,
                                  DocumentKind::kFollowUp}});
  Expect(SentTo(Holder("a")), {{Noon(kToday + 29), kWait, kToday + 30},
                               {Noon(kToday + 30), kFollowUp, kToday + 30,
                                DocumentKind::kFollowUp}});
}

TEST(ActionDaysTest, AQuoteIsAnsweredWhileTheClockRuns) {
  using enum ActionKind;
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(
      life.Reply("1", FeeQuote{.items = {{.kind = policy::FeeKind::kPostage,
                                          .amount = 200}}}),
      IsOk());
  Expect(life, {{Noon(kToday), kAnswerFeeQuote, kDue}});
  ASSERT_THAT(
      life.Reply("1", FeeQuote{.items = {{.kind = policy::FeeKind::kSearch,
                                          .amount = 2500}}}),
      IsOk());
  Expect(life,
         {{Noon(kDue), kObjectToFee, kDue, DocumentKind::kFeeObjection},
          {Noon(kDue + 1), kComplainToOcr, kOcr, DocumentKind::kOcrComplaint}});
  ASSERT_THAT(life.Reply("1", Acknowledgement{}), IsOk());
  Expect(life, {{Noon(kToday), kWait, kDue}});
}

struct RefusalRow {
  Ground ground;
  Lead lead;
  std::vector<DayRow> rows;
};

TEST(ActionDaysTest, ARefusalIsReviewedOrObjectedTo) {
  using enum ActionKind;
  constexpr absl::CivilDay kObject = kToday + 30;
  constexpr absl::CivilDay kLast = kToday + 180;
  const std::vector<RefusalRow> rows = {
      {Ground::kEndangerment,
       Practice("a"),
       {{Noon(kToday), kRequestReview, kObject, DocumentKind::kReviewRequest}}},
      {Ground::kUnpaidBill,
       Practice("a"),
       {{Noon(kToday), kObjectToDenial, kObject,
         DocumentKind::kDenialObjection},
        {Noon(kObject), kObjectToDenial, kObject,
         DocumentKind::kDenialObjection},
        {Noon(kObject + 1), kComplainToOcr, kLast, DocumentKind::kOcrComplaint},
        {Noon(kLast), kComplainToOcr, kLast, DocumentKind::kOcrComplaint},
        {Noon(kLast + 1), kComplainToCustodian, std::nullopt}}},
      // It stands.
      {Ground::kConfidentialSource,
       Practice("a"),
       {{Noon(kToday), kChooseNextLead, std::nullopt}}},
      // HIPAA does not bind it.
      {Ground::kUnpaidBill,
       Holder("a"),
       {{Noon(kToday), kChooseNextLead, std::nullopt}}},
  };
  for (const RefusalRow& row : rows) {
    SCOPED_TRACE(static_cast<int>(row.ground));
    Life life = SentTo(row.lead);
    ASSERT_THAT(life.Reply("1", DenialNotice{.date = PartialDate::Of(kToday),
                                             .grounds = {row.ground}}),
                IsOk());
    Expect(life, row.rows);
  }
}

TEST(ActionDaysTest, AReviewIsWaitedForAndItsDecisionActedOn) {
  using enum ActionKind;
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(life.Reply("1", DenialNotice{.date = PartialDate::Of(kToday),
                                           .grounds = {Ground::kEndangerment}}),
              IsOk());
  ASSERT_THAT(life.Do(RequestReview{.attempt = "1"}), IsOk());
  Expect(life, {{Noon(kDue + 1), kWait, std::nullopt}});
  const auto decide = [](Life life, ReviewOutcome outcome) {
    EXPECT_THAT(life.Do(RecordReviewDecision{
                    .attempt = "1",
                    .review = {.decision_date = PartialDate::Of(kToday),
                               .reviewer_licensed = true,
                               .outcome = outcome}}),
                IsOk());
    return life;
  };
  Expect(decide(life, ReviewOutcome::kOverturned),
         {{Noon(kToday), kWait, kDue}});
  // No professional is said to have determined the danger.
  Expect(decide(life, ReviewOutcome::kUpheld),
         {{Noon(kToday), kObjectToDenial, kToday + 30,
           DocumentKind::kDenialObjection}});
}

TEST(ActionDaysTest, ARefusalOfSomeIsMetWhileTheRestIsDue) {
  using enum ActionKind;
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(
      life.Reply(
          "1",
          DenialNotice{.date = PartialDate::Of(kToday),
                       .grounds = {Ground::kEndangerment},
                       .withheld_categories = {RecordCategory::kLabReports}}),
      IsOk());
  Expect(life, {{Noon(kToday), kRequestReview, kToday + 30,
                 DocumentKind::kReviewRequest}});
  ASSERT_THAT(life.Do(RequestReview{.attempt = "1"}), IsOk());
  Expect(life, {{Noon(kToday), kWait, kDue}});
}

TEST(ActionDaysTest, EarlyDestructionGoesToTheState) {
  using enum ActionKind;
  const Life life = [] {
    Life sent = SentTo(Practice("a"));
    EXPECT_THAT(sent.Reply("1", NotUs(NotCustodianKind::kDestroyed)), IsOk());
    return sent;
  }();
  Expect(life, {{Noon(kToday), kChooseNextLead, std::nullopt}});
  Retrieval retrieval = life.retrieval();
  retrieval.attempts[0].defects = {{.code = "DESTROYED_EARLY"}};
  EXPECT_EQ(NextActions(retrieval, Noon(kToday))[0].kind, kComplainToState);
  retrieval.attempts[0].complaints = {{.body = ComplaintBody::kState}};
  EXPECT_EQ(NextActions(retrieval, Noon(kToday))[0].kind, kChooseNextLead);
}

TEST(ActionDaysTest, TheSoonestComesFirstAndWhatHasNoDateLast) {
  Life life;
  ASSERT_THAT(life.Do(Create{.order = PlainOrder()}), IsOk());
  ASSERT_THAT(life.Do(Locate{{.stretches = {{},
                                            {.leads = {Practice("a")}},
                                            {.leads = {Practice("b")}}}}}),
              IsOk());
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(
      life.Do(MarkAttemptSent{.attempt = "2",
                              .channel = Channel::kFax,
                              .sent_date = PartialDate::Of(kToday - 1)}),
      IsOk());
  std::vector<std::string> attempts;
  for (const NextAction& action : NextActions(life.retrieval(), Noon(kToday))) {
    attempts.push_back(action.attempt);
  }
  EXPECT_THAT(attempts, ::testing::ElementsAre("2", "1", ""));
}

}  // namespace
}  // namespace custodia::request
