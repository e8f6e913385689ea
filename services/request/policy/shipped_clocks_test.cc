#include <optional>

#include "gmock/gmock.h"
#include "services/request/policy/due_dates.h"
#include "services/request/policy/retention.h"
#include "services/request/testing/rule_text.h"

// The worked examples that rest on a state's law, by the rules that are
// shipped.
namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using ::testing::Contains;
using ::testing::Field;
using testing::ShippedRules;

DueAnswer Due(const char* state, CivilDay received, Access access,
              HolderType holder = HolderType::kPhysician) {
  return ComputeDueDates(ShippedRules(), {.state = state,
                                          .holder_type = holder,
                                          .received = received,
                                          .access = access,
                                          .as_of = received});
}

TEST(ShippedClocks, W01AccessIsDueInThirtyDays) {
  const DueAnswer answer = Due("", CivilDay(2026, 3, 2), Access::kCopy);
  EXPECT_EQ(answer.due, CivilDay(2026, 4, 1));
  EXPECT_EQ(answer.latest_possible, CivilDay(2026, 5, 1));
  EXPECT_EQ(answer.basis.front().citation, "45 CFR 164.524(b)(2)");
}

// R-AUT-09: in South Dakota, which sets no clock, an authorization has none.
TEST(ShippedClocks, AnAuthorizationHasNoFederalClock) {
  DueQuestion question{.state = "SD",
                       .received = CivilDay(2026, 3, 2),
                       .payer = Payer::kThirdParty,
                       .as_of = CivilDay(2026, 3, 2)};
  EXPECT_FALSE(ComputeDueDates(ShippedRules(), question).due);
  question.by_directive = true;
  EXPECT_EQ(ComputeDueDates(ShippedRules(), question).due,
            CivilDay(2026, 4, 1));
}

// 5 working days to look, 15 days for copies, 30 by HIPAA.
TEST(ShippedClocks, W12CaliforniaHasTwo) {
  const DueAnswer answer =
      Due("CA", CivilDay(2026, 5, 20), Access::kInspectionAndCopy);
  EXPECT_EQ(answer.inspection_due, CivilDay(2026, 5, 28));
  EXPECT_EQ(answer.due, CivilDay(2026, 6, 4));
  EXPECT_THAT(answer.basis,
              Contains(Field(&Basis::date, CivilDay(2026, 6, 19))));
}

TEST(ShippedClocks, W13SouthCarolinasFortyFiveDaysYield) {
  const DueAnswer answer =
      Due("SC", CivilDay(2026, 3, 2), Access::kCopy, HolderType::kHospital);
  EXPECT_EQ(answer.due, CivilDay(2026, 4, 1));
  EXPECT_THAT(answer.basis,
              Contains(Field(&Basis::date, CivilDay(2026, 4, 16))));
}

TEST(ShippedClocks, W14NevadaShowsRecordsInTenWorkingDays) {
  const DueAnswer answer =
      Due("NV", CivilDay(2026, 8, 31), Access::kInspection);
  EXPECT_EQ(answer.inspection_due, CivilDay(2026, 9, 15));
  EXPECT_THAT(answer.basis,
              Contains(Field(&Basis::date, CivilDay(2026, 9, 30))));
}

// The 15th working day, and at most the 21st.
TEST(ShippedClocks, WashingtonExtendsToTheTwentyFirstWorkingDay) {
  const DueAnswer answer = Due("WA", CivilDay(2026, 4, 1), Access::kCopy);
  EXPECT_EQ(answer.due, CivilDay(2026, 4, 22));
  EXPECT_EQ(answer.latest_possible, CivilDay(2026, 4, 30));
}

// R-AMD-08a: ten days, and with a written notice at most the 21st; each law is
// its own regime.
TEST(ShippedClocks, WashingtonAmendsInTenDaysAtMostTwentyOne) {
  DueQuestion question{.clock = Clock::kAmendment,
                       .state = "WA",
                       .received = CivilDay(2026, 3, 2),
                       .as_of = CivilDay(2026, 3, 2)};
  const auto claim = [&](CivilDay promised) {
    question.extension = ExtensionClaim{.notice_date = CivilDay(2026, 3, 12),
                                        .promised_date = promised,
                                        .written_with_reasons = true};
    return ComputeDueDates(ShippedRules(), question);
  };
  const DueAnswer answer = ComputeDueDates(ShippedRules(), question);
  EXPECT_EQ(answer.due, CivilDay(2026, 3, 12));
  EXPECT_EQ(answer.basis.front().citation, "RCW 70.02.100");
  EXPECT_THAT(answer.basis,
              Contains(Field(&Basis::date, CivilDay(2026, 5, 1))));
  EXPECT_EQ(claim(CivilDay(2026, 3, 23)).due, CivilDay(2026, 3, 23));
  EXPECT_EQ(claim(CivilDay(2026, 3, 24)).due, CivilDay(2026, 3, 12));
}

RetentionAnswer Kept(const char* state, CivilDay birth, CivilDay service,
                     std::optional<CivilDay> last = std::nullopt) {
  return AssessRetention(ShippedRules(), {.state = state,
                                          .holder_type = HolderType::kPhysician,
                                          .service_date = service,
                                          .birth_date = birth,
                                          .as_of = CivilDay(2026, 3, 2),
                                          .last_encounter = last});
}

void ExpectMust(const RetentionAnswer& answer, CivilDay until) {
  EXPECT_EQ(answer.keep_until, until);
  EXPECT_EQ(answer.verdict, RetentionVerdict::kMustStillExist);
}

TEST(ShippedRetention, W31MarylandKeepsAChildsRecordUntil21) {
  ExpectMust(Kept("MD", CivilDay(2010, 6, 15), CivilDay(2014, 3, 1)),
             CivilDay(2031, 6, 15));
}

TEST(ShippedRetention, W33NevadaKeepsAMinorsRecordUntil23) {
  ExpectMust(Kept("NV", CivilDay(2004, 9, 10), CivilDay(2021, 1, 20)),
             CivilDay(2027, 9, 10));
}

TEST(ShippedRetention, W36SouthCarolinaKeepsAMinorsRecord13Years) {
  ExpectMust(Kept("SC", CivilDay(2006, 1, 1), CivilDay(2014, 3, 1),
                  CivilDay(2016, 7, 1)),
             CivilDay(2029, 7, 1));
}

// Connecticut's physicians keep 7 years, of the dead 3 years past the death;
// never longer than they had to of the living.
TEST(ShippedRetention, ConnecticutKeepsThreeYearsAfterDeath) {
  const auto kept = [](std::optional<CivilDay> death) {
    return AssessRetention(ShippedRules(),
                           {.state = "CT",
                            .holder_type = HolderType::kPhysician,
                            .service_date = CivilDay(2022, 3, 2),
                            .birth_date = CivilDay(1960, 1, 1),
                            .as_of = CivilDay(2026, 3, 2),
                            .death_date = death})
        .keep_until;
  };
  EXPECT_EQ(kept(std::nullopt), CivilDay(2029, 3, 2));
  EXPECT_EQ(kept(CivilDay(2022, 5, 1)), CivilDay(2025, 5, 1));
  EXPECT_EQ(kept(CivilDay(2026, 2, 1)), CivilDay(2029, 2, 1));
  EXPECT_EQ(kept(CivilDay(2026, 4, 1)), CivilDay(2029, 3, 2));
}

// R-RET-01: nothing was verified of Puerto Rico.
TEST(ShippedRetention, OfPuertoRicoIsUnknown) {
  EXPECT_EQ(Kept("PR", CivilDay(1960, 1, 1), CivilDay(2025, 1, 1)).verdict,
            RetentionVerdict::kUnknown);
}

}  // namespace
}  // namespace custodia::request::policy
