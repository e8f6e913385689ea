#include <string>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/domain/law_today.h"
#include "services/request/testing/clock_rules.h"
#include "services/request/testing/judged_life.h"
#include "services/request/testing/life.h"

// Every defect of a reply: what makes it, and what does not.
namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using testing::Codes;
using testing::DefectsOf;
using ::testing::ElementsAre;
using testing::HipaaAlone;
using testing::Holder;
using ::testing::IsEmpty;
using testing::kDue;
using testing::kSent;
using testing::Life;
using testing::LocatedAt;
using testing::MoreTime;
using testing::PlainOrder;
using testing::Practice;
using testing::SentTo;

TEST(ReleaseTest, LateAccessIsADefect) {
  EXPECT_THAT(DefectsOf({Fulfilment{.date = {2025, 7, 2}, .complete = true}}),
              IsEmpty());
  EXPECT_THAT(DefectsOf({Fulfilment{.date = {2025, 7, 3}, .complete = true}}),
              ElementsAre("ACCESS_LATE"));
  EXPECT_THAT(DefectsOf({MoreTime(),
                         Fulfilment{.date = {2025, 8, 1}, .complete = true}}),
              IsEmpty());
}

TEST(ReleaseTest, AnAssumedDayOfReceiptIsSaidToBe) {
  Life life;
  life.today = absl::CivilDay(2025, 12, 31);
  ASSERT_THAT(life.Do(Create{.order = PlainOrder()}), IsOk());
  ASSERT_THAT(life.Do(Locate{LocatedAt({Practice("a")})}), IsOk());
  ASSERT_THAT(
      life.Do(MarkAttemptSent{
          .attempt = "1", .channel = Channel::kMail, .sent_date = kSent}),
      IsOk());
  ASSERT_THAT(
      life.Reply("1", Fulfilment{.date = {2025, 7, 6}, .complete = true}),
      IsOk());
  EXPECT_THAT(Codes(life), ElementsAre("ACCESS_LATE"));
  EXPECT_THAT(life.attempt("1").defects[0].explanation,
              ::testing::HasSubstr("assumed"));
}

TEST(ReleaseTest, AnIncompleteOneIsADefectAndTheClockRunsOn) {
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(life.Reply("1", Fulfilment{.date = {2025, 7, 1}}), IsOk());
  EXPECT_THAT(Codes(life), ElementsAre("RELEASE_INCOMPLETE"));
  EXPECT_EQ(life.attempt("1").clock.due, kDue);
  EXPECT_TRUE(IsOverdue(life.attempt("1"),
                        absl::FromCivil(kDue + 1, absl::UTCTimeZone())));
}

TEST(ReleaseTest, AnotherFormThanAskedForIsADefect) {
  Order order = PlainOrder();
  order.delivery.format = DeliveryFormat::kPdf;
  const auto came = [&](const std::string& form) {
    return DefectsOf(
        {Fulfilment{.date = {2025, 7, 1}, .complete = true, .format = form}},
        SentTo(Practice("a"), order));
  };
  EXPECT_THAT(came("Paper, by post"), ElementsAre("FORMAT_NOT_AS_REQUESTED"));
  EXPECT_THAT(came("DICOM on a disc"), ElementsAre("FORMAT_NOT_AS_REQUESTED"));
  EXPECT_THAT(came("C-CDA file"), ElementsAre("FORMAT_NOT_AS_REQUESTED"));
  EXPECT_THAT(came("PDF on a disc"), IsEmpty());
  EXPECT_THAT(came("as agreed"), IsEmpty());
  order.delivery.format = DeliveryFormat::kUnspecified;
  EXPECT_THAT(came("paper"), IsEmpty());
}

TEST(ReleaseTest, MoreThanQuotedIsADefect) {
  const FeeQuote quote{
      .items = {{.kind = policy::FeeKind::kSupplies, .amount = 300},
                {.kind = policy::FeeKind::kPostage, .amount = 200}}};
  const auto charged = [&](int64_t cents) {
    return DefectsOf({quote, Fulfilment{.date = {2025, 7, 1},
                                        .complete = true,
                                        .charged_cents = cents}});
  };
  EXPECT_THAT(charged(500), IsEmpty());
  EXPECT_THAT(charged(501), ElementsAre("CHARGED_OVER_QUOTE"));
}

TEST(FeeTest, WhatMayNotBeChargedIsADefectWithItsLaw) {
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(
      life.Reply(
          "1",
          FeeQuote{
              .items = {{.kind = policy::FeeKind::kSearch, .amount = 2500},
                        {.kind = policy::FeeKind::kPostage, .amount = 200}}}),
      IsOk());
  EXPECT_THAT(Codes(life), ElementsAre("FEE_EXCESSIVE", "FEE_ITEM_FORBIDDEN"));
  const FeeQuote& judged = *life.attempt("1").fee_quote;
  EXPECT_EQ(judged.excess, 2500);
  EXPECT_FALSE(judged.items[0].allowed);
  EXPECT_TRUE(judged.items[1].allowed);
  EXPECT_EQ(life.attempt("1").clock.due, kDue);
  EXPECT_EQ(life.attempt("1").state, AttemptState::kAcknowledged);
}

TEST(FeeTest, ALawfulQuoteIsNone) {
  EXPECT_THAT(DefectsOf({FeeQuote{.items = {{.kind = policy::FeeKind::kPostage,
                                             .amount = 200}}}}),
              IsEmpty());
}

// A notice with all that 45 CFR 164.524(d)(2) asks for, of a ground that
// stands.
DenialNotice SoundDenial() {
  return {.date = {2025, 7, 2},
          .grounds = {policy::Ground::kEndangerment},
          .written = true,
          .states_basis = true,
          .states_review_right = true,
          .plain_language = true,
          .states_complaint_to_custodian = true,
          .states_complaint_to_hhs = true,
          .states_contact = true,
          .ground_facts = {{.ground = policy::Ground::kEndangerment,
                            .professional_determination = true,
                            .physical = true}}};
}

TEST(DenialTest, ASoundOneIsNoDefectAndEndsTheClock) {
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(life.Reply("1", SoundDenial()), IsOk());
  EXPECT_THAT(Codes(life), IsEmpty());
  EXPECT_EQ(life.attempt("1").state, AttemptState::kDenied);
  EXPECT_EQ(life.state(), RetrievalState::kDenied);
  EXPECT_EQ(life.open(), nullptr);  // asking elsewhere is the patient's choice
  EXPECT_EQ(OcrComplaintBy(life.attempt("1")),
            absl::CivilDay(2025, 7, 2) + 180);
}

TEST(DenialTest, IsJudgedByGroundNoticeAndTime) {
  DenialNotice bill = SoundDenial();
  bill.grounds = {policy::Ground::kUnpaidBill};
  bill.states_review_right = false;
  bill.ground_facts = {};
  EXPECT_FALSE(DefectsOf({bill}).empty());
  DenialNotice mute = SoundDenial();
  mute.states_contact = false;
  EXPECT_THAT(DefectsOf({mute}), ElementsAre("DENIAL_WITHOUT_CONTACT"));
  DenialNotice late = SoundDenial();
  late.date = {2025, 7, 3};
  EXPECT_THAT(DefectsOf({late}), ElementsAre("DENIAL_LATE"));
}

TEST(DenialTest, OfAPartLeavesTheRestDue) {
  DenialNotice part = SoundDenial();
  part.withheld_categories = {RecordCategory::kLabReports};
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(life.Reply("1", part), IsOk());
  EXPECT_EQ(life.attempt("1").state, AttemptState::kAcknowledged);
  EXPECT_EQ(life.state(), RetrievalState::kAwaitingReply);
  ASSERT_THAT(life.Reply("1", Fulfilment{.date = {2025, 7, 2}}), IsOk());
  EXPECT_EQ(life.attempt("1").state, AttemptState::kDenied);
  EXPECT_EQ(life.state(), RetrievalState::kPartiallyFulfilled);
  EXPECT_THAT(Codes(life), IsEmpty());
}

TEST(DenialTest, OfTheRestAfterSomeCameEndsTheAttempt) {
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(life.Reply("1", Fulfilment{.date = {2025, 7, 1}}), IsOk());
  DenialNotice rest = SoundDenial();
  rest.withheld_categories = {RecordCategory::kLabReports};
  ASSERT_THAT(life.Reply("1", rest), IsOk());
  EXPECT_EQ(life.attempt("1").state, AttemptState::kDenied);
  EXPECT_EQ(life.state(), RetrievalState::kPartiallyFulfilled);
}

TEST(DenialTest, OfOneWhoKeepsNoneGoesOnToTheNextLead) {
  DenialNotice elsewhere = SoundDenial();
  elsewhere.grounds = {policy::Ground::kNotMaintained};
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(life.Reply("1", elsewhere), IsOk());
  ASSERT_NE(life.open(), nullptr);
  EXPECT_EQ(life.open()->lead.organization, "organizations/next");
}

TEST(DemandTest, WhatTheLawForbidsIsADefectAndTheClockRunsOn) {
  const auto demand = [](DemandedItem item) {
    return DefectsOf(
        {InformationRequest{.date = {2025, 6, 10}, .items = {item}}});
  };
  EXPECT_THAT(demand(DemandedItem::kNotarization),
              ElementsAre("NOTARIZATION_DEMANDED"));
  EXPECT_THAT(demand(DemandedItem::kInPerson),
              ElementsAre("IN_PERSON_DEMANDED"));
  EXPECT_THAT(demand(DemandedItem::kSsn), ElementsAre("SSN_DEMANDED"));
  for (const auto item : {DemandedItem::kOwnForm, DemandedItem::kIdentity,
                          DemandedItem::kAuthority, DemandedItem::kScope,
                          DemandedItem::kCopyFee}) {
    EXPECT_THAT(demand(item), IsEmpty());
  }
}

TEST(DemandTest, StandsUntilTheCustodianSaysSomethingElse) {
  Life life = SentTo(Practice("a"));
  ASSERT_THAT(
      life.Reply("1", InformationRequest{.date = {2025, 6, 10},
                                         .items = {DemandedItem::kOwnForm}}),
      IsOk());
  EXPECT_TRUE(life.attempt("1").information_request.has_value());
  EXPECT_EQ(life.attempt("1").clock.due, kDue);
  ASSERT_THAT(life.Reply("1", Acknowledgement{}), IsOk());
  EXPECT_FALSE(life.attempt("1").information_request.has_value());
}

// "ST" has records kept for seven years.
policy::Ruleset KeptSevenYears() {
  policy::Ruleset rules = HipaaAlone();
  rules.states["ST"] = {
      .code = "ST",
      .majority =
          policy::Majority{.age = 18,
                           .source = {.confidence = policy::Confidence::kHigh}},
      .retentions = {{.id = "ST.KEEP",
                      .expression = "last+7y",
                      .trigger = policy::RetentionTrigger::kLastEncounter,
                      .source = {.citation = "ST Code 7",
                                 .confidence = policy::Confidence::kHigh}}}};
  return rules;
}

NotCustodian DestroyedOn(const PartialDate& date) {
  NotCustodian reply = testing::NotUs(NotCustodianKind::kDestroyed);
  reply.date = date;
  return reply;
}

TEST(DestructionTest, BeforeTheLawAllowedItIsADefect) {
  const policy::Ruleset rules = KeptSevenYears();
  Order order = PlainOrder();
  order.records.service_dates = {{2010, 3, 1}, {2012, 3, 1}};
  const auto destroyed = [&](const PartialDate& date) {
    return DefectsOf({DestroyedOn(date)}, SentTo(Practice("a"), order, rules));
  };
  EXPECT_THAT(destroyed({2017, 3, 1}), ElementsAre("DESTROYED_EARLY"));
  EXPECT_THAT(destroyed({2017, 3, 2}), IsEmpty());
  // Perhaps in December.
  EXPECT_THAT(destroyed({2017, 0, 0}), IsEmpty());
  EXPECT_THAT(destroyed({}), IsEmpty());
}

// R-RET-06, where a law is trusted that says so: the request arrived on June 2,
// the last of the seven years is June 10.
TEST(DestructionTest, WhileTheRequestIsOpenIsADefect) {
  policy::Ruleset rules = KeptSevenYears();
  Order order = PlainOrder();
  order.records.service_dates = {{2018, 6, 10}, {2018, 6, 10}};
  const auto said = [&](const Life& life) {
    Life replied = life;
    EXPECT_THAT(replied.Reply("1", DestroyedOn({2025, 6, 11})), IsOk());
    return replied.attempt("1").defects;
  };
  EXPECT_THAT(said(SentTo(Practice("a"), order, rules)), IsEmpty());

  rules.states["ST"].hold_rules = {
      {.id = "ST.HOLD",
       .kind = policy::HoldKind::kOpenRequest,
       .source = {.citation = "ST Code 8",
                  .confidence = policy::Confidence::kMedium}}};
  const Life life = SentTo(Practice("a"), order, rules);
  const auto defects = said(life);
  ASSERT_EQ(defects.size(), 1);
  EXPECT_EQ(defects[0].code, "DESTROYED_EARLY");
  EXPECT_EQ(defects[0].citation, "ST Code 8");
  EXPECT_EQ(defects[0].explanation,
            "The records were destroyed by 2025-06-11 and had to be kept while "
            "the request was open.");
}

TEST(JudgeTest, WhoeverNoLawIsKnownToBindBreaksNone) {
  DenialNotice mute = SoundDenial();
  mute.states_contact = false;
  EXPECT_THAT(DefectsOf({InformationRequest{.date = {2025, 6, 10},
                                            .items = {DemandedItem::kSsn}},
                         Fulfilment{.date = {2025, 9, 1}}, mute},
                        SentTo(Holder("a"))),
              IsEmpty());
}

TEST(JudgeTest, TheSameDefectIsToldOnce) {
  const InformationRequest ssn{.date = {2025, 6, 10},
                               .items = {DemandedItem::kSsn}};
  EXPECT_THAT(DefectsOf({ssn, ssn}), ElementsAre("SSN_DEMANDED"));
}

TEST(JudgeTest, AReferrerNeitherDelaysNorPricesNorRefuses) {
  Life life = SentTo(testing::Referrer("a"));
  for (const Reply& reply :
       {Reply(MoreTime()), Reply(FeeQuote{}), Reply(SoundDenial())}) {
    EXPECT_THAT(life.Reply("1", reply), HasReason("ILLEGAL_TRANSITION"));
  }
  EXPECT_THAT(
      life.Reply("1", InformationRequest{.date = {2025, 6, 10},
                                         .items = {DemandedItem::kOwnForm}}),
      IsOk());
}

}  // namespace
}  // namespace custodia::request
