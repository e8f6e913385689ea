#include <optional>
#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/law_today.h"
#include "services/request/testing/amendments.h"
#include "services/request/testing/clock_rules.h"

// The clock of a correction, and what its replies are judged by.
namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using testing::AcceptedOn;
using testing::Amending;
using testing::ClaimedOn;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kAmendAtLast;
using testing::kAmendBy;
using testing::kReceived;
using testing::Practice;
using testing::RefusedOn;

using policy::AmendmentGround;

// As Washington's: 10 days, at most 21.
policy::Ruleset Shorter() {
  policy::Period period{.id = "ST.AMENDMENT",
                        .clock = policy::Clock::kAmendment,
                        .limit = 10,
                        .unit = policy::Unit::kCalendarDays,
                        .extension = policy::ExtensionRule::kAllowed,
                        .extended_limit = 21,
                        .source = {.citation = "State code"}};
  return testing::ClocksWith({period});
}

Amending In(const policy::Ruleset& rules, const Lead& lead = Practice("a")) {
  Amending life(lead, Sending{});
  life.rules = rules;
  EXPECT_THAT(life.Do(MarkAmendmentSent{.amendment = "am",
                                        .sending = Amending::Received()}),
              IsOk());
  return life;
}

absl::Time Noon(absl::CivilDay day) {
  return absl::FromCivil(absl::CivilHour(day) + 12, absl::UTCTimeZone());
}

TEST(AmendmentLawTest, W08GivesSixtyDays) {
  const Amending life;
  EXPECT_EQ(life.amendment().clock.due, kAmendBy);
  EXPECT_EQ(life.amendment().clock.citation, "45 CFR 164");
  EXPECT_EQ(life.retrieval().ruleset_version, "rules-1");
}

TEST(AmendmentLawTest, W08GivesThirtyMoreOnce) {
  Amending life;
  ASSERT_THAT(life.Reply(ClaimedOn(kAmendBy, kAmendAtLast)), IsOk());
  EXPECT_EQ(life.amendment().clock.due, kAmendAtLast);
  EXPECT_TRUE(life.amendment().clock.extension);
  EXPECT_THAT(life.DefectCodes(), IsEmpty());
  ASSERT_THAT(life.Reply(ClaimedOn(kAmendBy, kAmendAtLast)), IsOk());
  EXPECT_EQ(life.amendment().clock.due, kAmendAtLast);
  EXPECT_THAT(life.DefectCodes(), ElementsAre("EXTENSION_USED"));
}

TEST(AmendmentLawTest, AClaimThatBreaksTheLawMovesNothing) {
  struct Case {
    ExtensionNotice claim;
    std::vector<std::string> codes;
  };
  ExtensionNotice bare = ClaimedOn(kAmendBy, kAmendAtLast);
  bare.reason = " ";
  bare.written = false;
  for (const Case& c :
       {Case{ClaimedOn(kAmendBy, kAmendAtLast + 1), {"EXTENSION_TOO_LONG"}},
        Case{ClaimedOn(kAmendBy + 1, kAmendAtLast), {"EXTENSION_NOTICE_LATE"}},
        Case{bare, {"EXTENSION_WITHOUT_REASONS", "EXTENSION_NOT_WRITTEN"}}}) {
    Amending life;
    ASSERT_THAT(life.Reply(c.claim), IsOk());
    EXPECT_EQ(life.DefectCodes(), c.codes);
    EXPECT_EQ(life.amendment().clock.due, kAmendBy);
    EXPECT_FALSE(life.amendment().clock.extension);
    EXPECT_EQ(life.amendment().defects[0].citation, "45 CFR 164.526(b)(2)(ii)");
  }
}

// R-AMD-08a: each law is its own regime, and the earliest date binds.
TEST(AmendmentLawTest, AShorterPeriodOfTheStateBinds) {
  Amending life = In(Shorter());
  EXPECT_EQ(life.amendment().clock.due, kReceived + 10);
  EXPECT_EQ(life.amendment().clock.citation, "State code");
  ASSERT_THAT(life.Reply(ClaimedOn(kReceived + 10, kReceived + 22)), IsOk());
  EXPECT_EQ(life.amendment().clock.due, kReceived + 10);
  EXPECT_THAT(life.DefectCodes(), ElementsAre("EXTENSION_TOO_LONG"));
  ASSERT_THAT(life.Reply(ClaimedOn(kReceived + 10, kReceived + 21)), IsOk());
  EXPECT_EQ(life.amendment().clock.due, kReceived + 21);
}

TEST(AmendmentLawTest, WhomHipaaDoesNotBindTheStateMay) {
  Lead lead = Practice("a");
  lead.duty = Duty::kNotCovered;
  EXPECT_EQ(In(testing::FederalClocks(), lead).amendment().clock, LegalClock{});
  Amending life = In(Shorter(), lead);
  EXPECT_EQ(life.amendment().clock.due, kReceived + 10);
  // HIPAA's grounds and its notice are not for it; the day is.
  ASSERT_THAT(
      life.Reply(AmendmentDenial{.date = PartialDate::Of(kReceived + 11)}),
      IsOk());
  EXPECT_THAT(life.DefectCodes(), ElementsAre("DENIAL_LATE"));
  EXPECT_FALSE(OcrComplaintBy(life.amendment()));
}

TEST(AmendmentLawTest, NobodyBreaksALawThatIsNotKnownToBind) {
  Lead lead = Practice("a");
  lead.duty = Duty::kUnknown;
  Amending life = In(Shorter(), lead);
  EXPECT_EQ(life.amendment().clock, LegalClock{});
  ASSERT_THAT(life.Reply(ClaimedOn(kReceived, kReceived + 300)), IsOk());
  ASSERT_THAT(
      life.Reply(AmendmentDenial{.date = PartialDate::Of(kReceived + 200)}),
      IsOk());
  EXPECT_THAT(life.DefectCodes(), IsEmpty());
}

TEST(AmendmentLawTest, AnAnswerAfterTheLastDayIsLate) {
  for (const int late : {0, 1}) {
    Amending accepted;
    ASSERT_THAT(accepted.Reply(AcceptedOn(kAmendBy + late)), IsOk());
    Amending refused;
    ASSERT_THAT(refused.Reply(RefusedOn(kAmendBy + late)), IsOk());
    if (late == 0) {
      EXPECT_THAT(accepted.DefectCodes(), IsEmpty());
      EXPECT_THAT(refused.DefectCodes(), IsEmpty());
    } else {
      EXPECT_THAT(accepted.DefectCodes(), ElementsAre("ACCEPTANCE_LATE"));
      EXPECT_THAT(refused.DefectCodes(), ElementsAre("DENIAL_LATE"));
    }
  }
}

TEST(AmendmentLawTest, WhatFollowsARefusalIsNotLate) {
  Amending life;
  ASSERT_THAT(life.Reply(RefusedOn(kAmendBy)), IsOk());
  ASSERT_THAT(life.Reply(RefusedOn(kAmendBy + 50)), IsOk());
  ASSERT_THAT(life.Reply(AcceptedOn(kAmendBy + 60)), IsOk());
  EXPECT_THAT(life.DefectCodes(), IsEmpty());
}

TEST(AmendmentLawTest, ARefusalAndItsNoticeAreJudged) {
  Amending life;
  AmendmentDenial denial =
      RefusedOn(kAmendBy, AmendmentGround::kNotCreatedByHolder);
  denial.notice.originator_unavailable = true;
  denial.notice.states_disagreement_right = false;
  ASSERT_THAT(life.Reply(denial), IsOk());
  EXPECT_EQ(life.state(), AmendmentState::kDenied);
  EXPECT_THAT(life.DefectCodes(),
              ElementsAre("ORIGINATOR_UNAVAILABLE",
                          "DENIAL_WITHOUT_DISAGREEMENT_RIGHT"));
}

TEST(AmendmentLawTest, IsOverdueWhileAnAnswerToAPartIsOwed) {
  Amending life;
  const auto overdue = [&](absl::CivilDay day) {
    return IsOverdue(life.amendment(), Noon(day));
  };
  EXPECT_FALSE(overdue(kAmendBy));
  EXPECT_TRUE(overdue(kAmendBy + 1));
  ASSERT_THAT(life.Reply(AcceptedOn(kReceived, true)), IsOk());
  EXPECT_TRUE(overdue(kAmendBy + 1));
  ASSERT_THAT(life.Reply(RefusedOn(kReceived)), IsOk());
  EXPECT_FALSE(overdue(kAmendBy + 1));
}

TEST(AmendmentLawTest, PassesItsLastDayWhereTheCustodianIs) {
  Lead lead = Practice("a");
  lead.time_zone = "Pacific/Honolulu";
  const Amending life(lead);
  const absl::Time late = Noon(kAmendBy) + absl::Hours(18);  // 20:00 there
  EXPECT_FALSE(IsOverdue(life.amendment(), late));
  EXPECT_TRUE(IsOverdue(life.amendment(), late + absl::Hours(5)));
}

TEST(AmendmentLawTest, OcrHearsOfItFor180Days) {
  Amending life;
  EXPECT_EQ(OcrComplaintBy(life.amendment()), kAmendBy + 1 + 180);
  ASSERT_THAT(life.Reply(RefusedOn(kReceived + 5)), IsOk());
  EXPECT_EQ(OcrComplaintBy(life.amendment()), kReceived + 5 + 180);
}

}  // namespace
}  // namespace custodia::request
