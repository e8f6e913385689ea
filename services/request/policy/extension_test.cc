#include "gmock/gmock.h"
#include "services/request/policy/due_dates.h"
#include "services/request/testing/clock_rules.h"

// 45 CFR 164.524(b)(2)(ii), and state laws beside it: received 2026-04-01, so
// 2026-05-01 is day 30 and 2026-05-31 day 60.
namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using testing::AccessPeriod;
using testing::Claim;
using testing::ClocksWith;
using testing::FederalClocks;
using testing::Received;

constexpr CivilDay kReceived(2026, 4, 1);
constexpr CivilDay kDay30(2026, 5, 1);
constexpr CivilDay kDay60(2026, 5, 31);  // a Sunday

DueAnswer Extended(const Ruleset& rules, const ExtensionClaim& claim) {
  DueQuestion question = Received(kReceived);
  question.extension = claim;
  return ComputeDueDates(rules, question);
}

// Expects that the claim moves nothing, for this reason.
void ExpectRefused(const DueAnswer& answer, CivilDay due, const char* problem) {
  EXPECT_EQ(answer.due, due);
  EXPECT_FALSE(answer.extension_accepted);
  EXPECT_EQ(answer.extension_problem, problem);
}

void ExpectAccepted(const DueAnswer& answer, CivilDay due) {
  EXPECT_EQ(answer.due, due);
  EXPECT_TRUE(answer.extension_accepted);
  EXPECT_EQ(answer.extension_problem, "");
}

TEST(Extension, W04ReachesDay60WithNoticeOnDay30) {
  ExpectAccepted(Extended(FederalClocks(), Claim(kDay30, kDay60)), kDay60);
}

TEST(Extension, W05NoticeOnDay31IsLate) {
  ExpectRefused(Extended(FederalClocks(), Claim(kDay30 + 1, kDay60)), kDay30,
                "EXTENSION_NOTICE_LATE");
}

TEST(Extension, W06ToDay61IsTooLong) {
  ExpectRefused(Extended(FederalClocks(), Claim(kDay30, kDay60 + 1)), kDay30,
                "EXTENSION_TOO_LONG");
}

TEST(Extension, BindsToThePromisedDay) {
  const DueAnswer answer =
      Extended(FederalClocks(), Claim(kReceived + 9, kDay30 + 5));
  ExpectAccepted(answer, kDay30 + 5);
  EXPECT_EQ(answer.latest_possible, kDay60);
  EXPECT_EQ(answer.ocr_complaint_by, kDay30 + 6 + 180);
  EXPECT_EQ(answer.basis[0].explanation,
            "Within 30 calendar days of receipt, extended to the promised "
            "day.");
  EXPECT_EQ(answer.basis[0].date, kDay30 + 5);
}

TEST(Extension, MakesOverdueOnlyAfterThePromisedDay) {
  DueQuestion question = Received(kReceived);
  question.extension = Claim(kDay30, kDay30 + 5);
  question.as_of = kDay30 + 5;
  EXPECT_FALSE(ComputeDueDates(FederalClocks(), question).overdue);
  question.as_of = kDay30 + 6;
  EXPECT_TRUE(ComputeDueDates(FederalClocks(), question).overdue);
}

TEST(Extension, NeverTakesTimeFromTheHolder) {
  ExpectRefused(Extended(FederalClocks(), Claim(kReceived, kDay30 - 1)), kDay30,
                "");
  ExpectRefused(Extended(FederalClocks(), Claim(kReceived, kDay30)), kDay30,
                "");
}

TEST(Extension, IsGrantedOnce) {
  DueQuestion question = Received(kReceived);
  question.extension = Claim(kDay30, kDay60);
  question.extension_already_used = true;
  const DueAnswer answer = ComputeDueDates(FederalClocks(), question);
  ExpectRefused(answer, kDay30, "EXTENSION_USED");
  EXPECT_EQ(answer.basis[0].explanation,
            "Within 30 calendar days of receipt; the extension claimed does "
            "not move it.");
}

TEST(Extension, NeedsReasonsAndADay) {
  ExtensionClaim claim = Claim(kDay30, kDay60);
  claim.written_with_reasons = false;
  ExpectRefused(Extended(FederalClocks(), claim), kDay30,
                "EXTENSION_WITHOUT_REASONS");
  claim = Claim(kDay30, kDay60);
  claim.promised_date.reset();
  ExpectRefused(Extended(FederalClocks(), claim), kDay30,
                "EXTENSION_WITHOUT_DATE");
}

TEST(Extension, OfAnAmendmentReachesDay90) {
  DueQuestion question = Received(kReceived);
  question.clock = Clock::kAmendment;
  question.extension = Claim(kDay60, kReceived + 90);
  ExpectAccepted(ComputeDueDates(FederalClocks(), question), kReceived + 90);
  question.extension = Claim(kDay60, kReceived + 91);
  ExpectRefused(ComputeDueDates(FederalClocks(), question), kDay60,
                "EXTENSION_TOO_LONG");
  question.extension = Claim(kDay60 + 1, kReceived + 90);
  ExpectRefused(ComputeDueDates(FederalClocks(), question), kDay60,
                "EXTENSION_NOTICE_LATE");
}

// 15 working days, at most the 21st: 2026-04-22 and 2026-04-30.
TEST(Extension, OfWashingtonIsATotalInWorkingDays) {
  Period period = AccessPeriod("WA", 15, Unit::kBusinessDays);
  period.extension = ExtensionRule::kAllowed;
  period.extended_limit = 21;
  const Ruleset rules = ClocksWith({period});
  const CivilDay base(2026, 4, 22);
  const CivilDay limit(2026, 4, 30);
  ExpectAccepted(Extended(rules, Claim(base, limit)), limit);
  ExpectRefused(Extended(rules, Claim(base, limit + 1)), base,
                "EXTENSION_TOO_LONG");
  ExpectRefused(Extended(rules, Claim(base + 1, limit)), base,
                "EXTENSION_NOTICE_LATE");
  EXPECT_EQ(ComputeDueDates(rules, Received(kReceived)).latest_possible, limit);
}

// The federal law would grant it; the earlier one of the state binds.
TEST(Extension, OfALawThatGrantsNoneIsNotGranted) {
  Period period = AccessPeriod("ST", 30, Unit::kCalendarDays);
  period.extension = ExtensionRule::kNone;
  const DueAnswer answer =
      Extended(ClocksWith({period}), Claim(kDay30, kDay60));
  ExpectRefused(answer, kDay30, "EXTENSION_NOT_GRANTED");
  EXPECT_EQ(answer.latest_possible, kDay30);
  EXPECT_EQ(answer.basis[0].rule, "ST");
  EXPECT_EQ(answer.basis[1].date, kDay60);
}

// 29 days stay, 30 yield.
TEST(Extension, MovesNoShorterLawOfWhichNoneIsKnown) {
  const DueAnswer answer =
      Extended(ClocksWith({AccessPeriod("ST", 29, Unit::kCalendarDays)}),
               Claim(kReceived, kDay60));
  ExpectRefused(answer, kReceived + 29, "EXTENSION_NOT_GRANTED");
  EXPECT_EQ(answer.latest_possible, kReceived + 29);
}

TEST(Extension, MovesALawOf30DaysWithLowConfidence) {
  const DueAnswer answer =
      Extended(ClocksWith({AccessPeriod("ST", 30, Unit::kCalendarDays)}),
               Claim(kDay30, kDay60 - 1));
  ExpectAccepted(answer, kDay60 - 1);
  EXPECT_EQ(answer.latest_possible, kDay60);
  EXPECT_EQ(answer.basis[0].rule, "ST");
  EXPECT_EQ(answer.basis[0].date, kDay60 - 1);
  EXPECT_EQ(answer.basis[0].confidence, Confidence::kLow);
  EXPECT_EQ(answer.basis[0].explanation,
            "Within 30 calendar days of receipt; no rule on more time is "
            "known, so the federal extension is taken to hold.");
  EXPECT_EQ(answer.basis[1].rule, "US.ACCESS");
  EXPECT_EQ(answer.basis[1].confidence, Confidence::kHigh);
}

TEST(Extension, LeavesConfidenceWhereItDoesNotReachTheLaw) {
  const DueAnswer answer =
      Extended(ClocksWith({AccessPeriod("SC", 45, Unit::kCalendarDays)}),
               Claim(kDay30, kDay30 + 5));
  ExpectAccepted(answer, kDay30 + 5);
  EXPECT_EQ(answer.basis[0].rule, "US.ACCESS");
  EXPECT_EQ(answer.basis[1].date, kReceived + 45);
  EXPECT_EQ(answer.basis[1].confidence, Confidence::kHigh);
}

// 45 days yield up to day 60, 70 stay beyond it.
TEST(Extension, OfTheFederalLawBoundsTheLatestDay) {
  const auto latest = [](int limit) {
    Ruleset rules =
        ClocksWith({AccessPeriod("ST", limit, Unit::kCalendarDays)});
    return *ComputeDueDates(rules, Received(kReceived)).latest_possible -
           kReceived;
  };
  EXPECT_EQ(latest(45), 60);
  EXPECT_EQ(latest(70), 60);
}

TEST(Extension, ThatNoLawAcceptsIsRefusedForItsOwnFault) {
  for (const int limit : {10, 30}) {
    const CivilDay due = kReceived + limit;
    ExpectRefused(
        Extended(ClocksWith({AccessPeriod("ST", limit, Unit::kCalendarDays)}),
                 Claim(kDay30 + 1, kDay60)),
        due, "EXTENSION_NOTICE_LATE");
  }
}

TEST(Extension, IsNotKnownWithoutFederalLaw) {
  DueQuestion question = Received(kReceived);
  question.covered_entity = false;
  question.extension = Claim(kReceived, kDay60);
  const DueAnswer answer = ComputeDueDates(
      ClocksWith({AccessPeriod("ST", 45, Unit::kCalendarDays)}), question);
  ExpectRefused(answer, kReceived + 45, "EXTENSION_NOT_GRANTED");
  EXPECT_EQ(answer.latest_possible, kReceived + 45);
}

// Inspection in 10 days, 21 with a notice; nothing is known of more time for
// copies.
Ruleset Nebraska() {
  Period inspection = AccessPeriod("NE.INSPECTION", 10, Unit::kCalendarDays);
  inspection.when.access = {Access::kInspection};
  inspection.extension = ExtensionRule::kAllowed;
  inspection.extended_limit = 21;
  Period copies = AccessPeriod("NE.COPIES", 30, Unit::kCalendarDays);
  copies.when.access = {Access::kCopy};
  return ClocksWith({inspection, copies});
}

TEST(Extension, OfNebraskaMovesInspectionAlone) {
  DueQuestion question = Received(kReceived);
  question.access = Access::kInspectionAndCopy;
  question.extension = Claim(kReceived + 10, kReceived + 21);
  question.extension->inspection_only = true;
  DueAnswer answer = ComputeDueDates(Nebraska(), question);
  EXPECT_EQ(answer.inspection_due, kReceived + 21);
  ExpectAccepted(answer, kDay30);
  question.extension->promised_date = kReceived + 22;
  answer = ComputeDueDates(Nebraska(), question);
  EXPECT_EQ(answer.inspection_due, kReceived + 10);
  EXPECT_FALSE(answer.extension_accepted);
  question.access = Access::kInspection;
  ExpectRefused(ComputeDueDates(Nebraska(), question), kReceived + 10,
                "EXTENSION_TOO_LONG");
}

TEST(Extension, OfInspectionAloneMovesNoCopy) {
  ExtensionClaim claim = Claim(kDay30, kDay60);
  claim.inspection_only = true;
  ExpectRefused(Extended(FederalClocks(), claim), kDay30,
                "EXTENSION_NOT_GRANTED");
}

TEST(Extension, CountsWhereItMovesOneOfTwoDates) {
  DueQuestion question = Received(kReceived);
  question.access = Access::kInspectionAndCopy;
  question.extension = Claim(kReceived + 10, kReceived + 40);
  const DueAnswer answer = ComputeDueDates(Nebraska(), question);
  ExpectAccepted(answer, kReceived + 40);
  EXPECT_EQ(answer.inspection_due, kReceived + 10);
}

}  // namespace
}  // namespace custodia::request::policy
