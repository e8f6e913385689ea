#include "services/request/policy/due_dates.h"

#include "gmock/gmock.h"
#include "services/request/testing/clock_rules.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using testing::AccessPeriod;
using testing::ClocksWith;
using ::testing::ElementsAre;
using testing::FederalClocks;
using ::testing::Field;
using testing::Received;

// Copies in 15 calendar days, inspection in 5 working days.
Ruleset California() {
  Period copies = AccessPeriod("CA.COPY", 15, Unit::kCalendarDays);
  copies.when.access = {Access::kCopy};
  Period inspection = AccessPeriod("CA.INSPECTION", 5, Unit::kBusinessDays);
  inspection.when.access = {Access::kInspection};
  return ClocksWith({copies, inspection});
}

// Inspection in 10 working days, 20 for records outside the state.
Ruleset Nevada() {
  Period inside = AccessPeriod("NV.INSPECTION", 10, Unit::kBusinessDays);
  inside.when = {.access = {Access::kInspection},
                 .records_outside_state = Tri::kNo};
  Period outside = AccessPeriod("NV.OUTSIDE", 20, Unit::kBusinessDays);
  outside.when = {.access = {Access::kInspection},
                  .records_outside_state = Tri::kYes};
  return ClocksWith({inside, outside});
}

struct Example {
  const char* number;
  CivilDay received;
  CivilDay due;
};

class Worked : public ::testing::TestWithParam<Example> {};

// 30 calendar days, and no weekend or holiday moves the last one.
TEST_P(Worked, AccessIsDueThirtyDaysAfterReceipt) {
  const DueAnswer answer =
      ComputeDueDates(FederalClocks(), Received(GetParam().received));
  EXPECT_EQ(answer.due, GetParam().due);
  EXPECT_FALSE(answer.inspection_due);
  EXPECT_THAT(answer.basis, ElementsAre(Field(&Basis::rule, "US.ACCESS")));
}

INSTANTIATE_TEST_SUITE_P(
    Federal, Worked,
    ::testing::Values(
        Example{"W01", CivilDay(2026, 3, 2), CivilDay(2026, 4, 1)},
        Example{"W02", CivilDay(2026, 1, 31), CivilDay(2026, 3, 2)},
        Example{"W03", CivilDay(2024, 1, 31), CivilDay(2024, 3, 1)},
        Example{"Sunday", CivilDay(2026, 4, 17), CivilDay(2026, 5, 17)},
        Example{"Christmas", CivilDay(2026, 11, 25), CivilDay(2026, 12, 25)}),
    [](const auto& info) { return info.param.number; });

// 60 days, at most 90.
TEST(DueDates, W08AmendmentHasSixtyDays) {
  DueQuestion question = Received(CivilDay(2026, 3, 2));
  question.clock = Clock::kAmendment;
  const DueAnswer answer = ComputeDueDates(FederalClocks(), question);
  EXPECT_EQ(answer.due, CivilDay(2026, 5, 1));
  EXPECT_EQ(answer.latest_possible, CivilDay(2026, 5, 31));
  EXPECT_THAT(answer.basis, ElementsAre(Field(&Basis::rule, "US.AMENDMENT")));
}

TEST(DueDates, W09AccountingHasSixtyDays) {
  DueQuestion question = Received(CivilDay(2026, 2, 1));
  question.clock = Clock::kAccounting;
  const DueAnswer answer = ComputeDueDates(FederalClocks(), question);
  EXPECT_EQ(answer.due, CivilDay(2026, 4, 2));
  EXPECT_EQ(answer.latest_possible, CivilDay(2026, 5, 2));
}

TEST(DueDates, AskForNoInspectionOfAnAmendment) {
  DueQuestion question = Received(CivilDay(2026, 3, 2));
  question.clock = Clock::kAmendment;
  question.access = Access::kInspectionAndCopy;
  EXPECT_FALSE(ComputeDueDates(FederalClocks(), question).inspection_due);
}

// The complaint counts from the day after the due date: of W10's 180 days,
// known 2026-03-02 where the due date is the day before.
TEST(DueDates, W10OcrHearsComplaintsFor180Days) {
  const DueAnswer answer =
      ComputeDueDates(FederalClocks(), Received(CivilDay(2026, 1, 30)));
  EXPECT_EQ(answer.due, CivilDay(2026, 3, 1));
  EXPECT_EQ(answer.ocr_complaint_by, CivilDay(2026, 8, 29));
}

TEST(DueDates, W12CaliforniaHasTwo) {
  DueQuestion question = Received(CivilDay(2026, 5, 20));
  question.access = Access::kInspectionAndCopy;
  const DueAnswer answer = ComputeDueDates(California(), question);
  EXPECT_EQ(answer.inspection_due, CivilDay(2026, 5, 28));
  EXPECT_EQ(answer.due, CivilDay(2026, 6, 4));
  EXPECT_THAT(answer.basis,
              ElementsAre(Field(&Basis::date, CivilDay(2026, 6, 4)),
                          Field(&Basis::date, CivilDay(2026, 6, 19)),
                          Field(&Basis::date, CivilDay(2026, 5, 28))));
}

TEST(DueDates, W13SouthCarolinasLongerPeriodYields) {
  const DueAnswer answer = ComputeDueDates(
      ClocksWith({AccessPeriod("SC.ACCESS", 45, Unit::kCalendarDays)}),
      Received(CivilDay(2026, 3, 2)));
  EXPECT_EQ(answer.due, CivilDay(2026, 4, 1));
  EXPECT_EQ(answer.ocr_complaint_by, CivilDay(2026, 9, 29));
  EXPECT_THAT(answer.basis,
              ElementsAre(Field(&Basis::rule, "US.ACCESS"),
                          Field(&Basis::date, CivilDay(2026, 4, 16))));
}

TEST(DueDates, W14NevadaShowsRecordsInTenWorkingDays) {
  DueQuestion question = Received(CivilDay(2026, 8, 31));
  question.access = Access::kInspection;
  const DueAnswer answer = ComputeDueDates(Nevada(), question);
  EXPECT_EQ(answer.inspection_due, CivilDay(2026, 9, 15));
  EXPECT_EQ(answer.due, answer.inspection_due);
  EXPECT_THAT(answer.basis,
              ElementsAre(Field(&Basis::rule, "NV.INSPECTION"),
                          Field(&Basis::date, CivilDay(2026, 9, 30))));
  question.records_outside_state = true;
  EXPECT_EQ(ComputeDueDates(Nevada(), question).due, CivilDay(2026, 9, 29));
}

// Nevada says nothing of copies.
TEST(DueDates, OfCopiesAreNotThoseOfInspection) {
  const DueAnswer answer =
      ComputeDueDates(Nevada(), Received(CivilDay(2026, 8, 31)));
  EXPECT_EQ(answer.due, CivilDay(2026, 9, 30));
  EXPECT_FALSE(answer.inspection_due);
}

TEST(DueDates, CountGivenHolidaysToo) {
  DueQuestion question = Received(CivilDay(2026, 8, 31));
  question.access = Access::kInspection;
  question.holidays = {CivilDay(2026, 9, 1)};
  EXPECT_EQ(ComputeDueDates(Nevada(), question).due, CivilDay(2026, 9, 16));
}

TEST(DueDates, EndHoursOnTheLastDayTheyCan) {
  const auto due = [](int hours) {
    return ComputeDueDates(
               ClocksWith({AccessPeriod("CO", hours, Unit::kHours)}),
               Received(CivilDay(2026, 3, 2)))
        .due;
  };
  EXPECT_EQ(due(1), CivilDay(2026, 3, 3));
  EXPECT_EQ(due(24), CivilDay(2026, 3, 3));
  EXPECT_EQ(due(25), CivilDay(2026, 3, 4));
  EXPECT_EQ(due(48), CivilDay(2026, 3, 4));
}

TEST(DueDates, ArePassedTheDayAfter) {
  DueQuestion question = Received(CivilDay(2026, 3, 2));
  question.as_of = CivilDay(2026, 4, 1);
  EXPECT_FALSE(ComputeDueDates(FederalClocks(), question).overdue);
  question.as_of = CivilDay(2026, 4, 2);
  EXPECT_TRUE(ComputeDueDates(FederalClocks(), question).overdue);
}

TEST(DueDates, TakeTheEarliestOfAStatesLaws) {
  const DueAnswer answer = ComputeDueDates(
      ClocksWith({AccessPeriod("ST.SLOW", 20, Unit::kCalendarDays),
                  AccessPeriod("ST.FAST", 10, Unit::kCalendarDays)}),
      Received(CivilDay(2026, 3, 2)));
  EXPECT_EQ(answer.due, CivilDay(2026, 3, 12));
  EXPECT_EQ(answer.latest_possible, CivilDay(2026, 3, 12));
  EXPECT_THAT(answer.basis, ElementsAre(Field(&Basis::rule, "ST.FAST"),
                                        Field(&Basis::rule, "ST.SLOW"),
                                        Field(&Basis::rule, "US.ACCESS")));
}

TEST(DueDates, NameEachLaw) {
  const DueAnswer answer =
      ComputeDueDates(ClocksWith({AccessPeriod("TX", 15, Unit::kBusinessDays)}),
                      Received(CivilDay(2026, 3, 2)));
  EXPECT_THAT(
      answer.basis,
      ElementsAre(Basis{.rule = "TX",
                        .citation = "State code",
                        .date = CivilDay(2026, 3, 23),
                        .confidence = Confidence::kHigh,
                        .explanation = "Within 15 working days of receipt."},
                  Basis{.rule = "US.ACCESS",
                        .citation = "45 CFR 164",
                        .date = CivilDay(2026, 4, 1),
                        .confidence = Confidence::kHigh,
                        .explanation = "Within 30 calendar days of receipt."}));
}

// Of equal dates the federal law is named first.
TEST(DueDates, NameALawOnceThatSaysTheSameOfBoth) {
  DueQuestion question = Received(CivilDay(2026, 3, 2));
  question.access = Access::kInspectionAndCopy;
  const DueAnswer answer = ComputeDueDates(
      ClocksWith({AccessPeriod("GA", 30, Unit::kCalendarDays)}), question);
  EXPECT_EQ(answer.due, answer.inspection_due);
  EXPECT_THAT(answer.basis, ElementsAre(Field(&Basis::rule, "US.ACCESS"),
                                        Field(&Basis::rule, "GA")));
}

// In Montana 10 days bind those alone whom HIPAA does not.
TEST(DueDates, OfWhoIsNoCoveredEntityAreTheStatesAlone) {
  Period period = AccessPeriod("MT", 10, Unit::kCalendarDays);
  period.when.covered_entity = Tri::kNo;
  DueQuestion question = Received(CivilDay(2026, 3, 2));
  EXPECT_EQ(ComputeDueDates(ClocksWith({period}), question).due,
            CivilDay(2026, 4, 1));
  question.covered_entity = false;
  const DueAnswer answer = ComputeDueDates(ClocksWith({period}), question);
  EXPECT_EQ(answer.due, CivilDay(2026, 3, 12));
  EXPECT_FALSE(answer.ocr_complaint_by);
  EXPECT_THAT(answer.basis, ElementsAre(Field(&Basis::rule, "MT")));
}

TEST(DueDates, AreUnknownWhereNoLawIs) {
  DueQuestion question = Received(CivilDay(2026, 3, 2));
  question.covered_entity = false;
  question.access = Access::kInspectionAndCopy;
  question.as_of = CivilDay(2030, 1, 1);
  question.extension = testing::Claim(CivilDay(2026, 3, 3), {});
  // Even where the data forgets to say that HIPAA is for covered entities.
  Ruleset rules = FederalClocks();
  rules.federal.periods[0].when = {};
  const DueAnswer answer = ComputeDueDates(rules, question);
  EXPECT_FALSE(answer.due);
  EXPECT_FALSE(answer.inspection_due);
  EXPECT_FALSE(answer.latest_possible);
  EXPECT_FALSE(answer.overdue);
  EXPECT_EQ(answer.extension_problem, "");
}

// R-AUT-09: an authorization compels nothing, so the state's clock is the only
// one, and OCR hears of no delay.
TEST(DueDates, OfAnAuthorizationAreTheStatesAlone) {
  const Ruleset rules =
      ClocksWith({AccessPeriod("ST", 45, Unit::kCalendarDays)});
  DueQuestion question = Received(CivilDay(2026, 3, 2));
  question.payer = Payer::kThirdParty;
  const DueAnswer answer = ComputeDueDates(rules, question);
  EXPECT_EQ(answer.due, CivilDay(2026, 4, 16));
  EXPECT_FALSE(answer.ocr_complaint_by);
  EXPECT_THAT(answer.basis, ElementsAre(Field(&Basis::rule, "ST")));
  EXPECT_FALSE(ComputeDueDates(FederalClocks(), question).due);
}

// R-TPD-01: what a directive exercises is the patient's own right of access. A
// state's clock for patients does not run for it.
TEST(DueDates, OfADirectiveAreFederalToo) {
  Period patients = AccessPeriod("ST", 10, Unit::kCalendarDays);
  patients.when.payers = {Payer::kIndividual};
  DueQuestion question = Received(CivilDay(2026, 3, 2));
  question.payer = Payer::kThirdParty;
  question.by_directive = true;
  const DueAnswer answer = ComputeDueDates(ClocksWith({patients}), question);
  EXPECT_EQ(answer.due, CivilDay(2026, 4, 1));
  EXPECT_EQ(answer.ocr_complaint_by, CivilDay(2026, 9, 29));
  EXPECT_THAT(answer.basis, ElementsAre(Field(&Basis::rule, "US.ACCESS")));
}

// As Louisiana's 15 days are for Social Security claims, Texas's for doctors
// and Colorado's 24 hours for inpatients.
TEST(DueDates, AreThoseOfTheCase) {
  const auto due = [](Condition when, auto change) {
    Period period = AccessPeriod("ST", 10, Unit::kCalendarDays);
    period.when = std::move(when);
    DueQuestion question = Received(CivilDay(2026, 3, 2));
    change(question);
    return ComputeDueDates(ClocksWith({period}), question).due;
  };
  const CivilDay state(2026, 3, 12);
  const CivilDay federal(2026, 4, 1);
  const auto nothing = [](DueQuestion&) {};
  EXPECT_EQ(due({.purposes = {Purpose::kSocialSecurity}}, nothing), federal);
  EXPECT_EQ(due({.purposes = {Purpose::kSocialSecurity}},
                [](auto& q) { q.purpose = Purpose::kSocialSecurity; }),
            state);
  EXPECT_EQ(due({.holder_types = {HolderType::kPhysician}}, nothing), federal);
  EXPECT_EQ(due({.holder_types = {HolderType::kPhysician}},
                [](auto& q) { q.holder_type = HolderType::kPhysician; }),
            state);
  EXPECT_EQ(due({.inpatient = Tri::kYes}, nothing), federal);
  EXPECT_EQ(due({.inpatient = Tri::kYes}, [](auto& q) { q.inpatient = true; }),
            state);
  EXPECT_EQ(due({.payers = {Payer::kPersonalRepresentative}}, nothing),
            federal);
  EXPECT_EQ(due({.payers = {Payer::kThirdParty}}, nothing), federal);
  EXPECT_EQ(due({.payers = {Payer::kThirdParty}},
                [](auto& q) { q.payer = Payer::kThirdParty; }),
            state);
  EXPECT_EQ(due({}, [](auto& q) { q.state = "XX"; }), federal);
  EXPECT_EQ(due({}, [](auto& q) { q.state = ""; }), federal);
}

TEST(DueDates, AreByTheLawInForceOnReceipt) {
  Period period = AccessPeriod("ST", 10, Unit::kCalendarDays);
  period.source.effective_from = CivilDay(2026, 3, 2);
  period.source.effective_to = CivilDay(2026, 3, 3);
  const Ruleset rules = ClocksWith({period});
  const auto due = [&](CivilDay day) {
    return *ComputeDueDates(rules, Received(day)).due - day;
  };
  EXPECT_EQ(due(CivilDay(2026, 3, 1)), 30);
  EXPECT_EQ(due(CivilDay(2026, 3, 2)), 10);
  EXPECT_EQ(due(CivilDay(2026, 3, 3)), 10);
  EXPECT_EQ(due(CivilDay(2026, 3, 4)), 30);
}

TEST(DueDates, OfOneClockAreNotAnothers) {
  Period amendment = AccessPeriod("WA.AMENDMENT", 10, Unit::kCalendarDays);
  amendment.clock = Clock::kAmendment;
  const Ruleset rules = ClocksWith({amendment});
  DueQuestion question = Received(CivilDay(2026, 3, 2));
  EXPECT_EQ(ComputeDueDates(rules, question).due, CivilDay(2026, 4, 1));
  question.clock = Clock::kAmendment;
  EXPECT_EQ(ComputeDueDates(rules, question).due, CivilDay(2026, 3, 12));
}

}  // namespace
}  // namespace custodia::request::policy
