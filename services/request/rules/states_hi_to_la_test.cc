#include "gmock/gmock.h"
#include "services/request/testing/rule_text.h"

// Each test states a state's rules in words and numbers; RuleIds says that
// there are no others.
namespace custodia::request::testing {
namespace {

using ::testing::ElementsAre;

// The 10 working days are never a patient's, and no price is known.
TEST(Hawaii, BindsForNoPatientAndKeepsChildrenUntilTwentyFive) {
  EXPECT_EQ(MajorityText("HI"), "18, MEDIUM");
  EXPECT_EQ(RuleText("HI.ACCESS.ATTORNEY"),
            "10 business days, third party, LOW");
  EXPECT_EQ(RuleText("HI.ADULT"),
            "last+7y from last encounter, physician/hospital, HIGH");
  EXPECT_EQ(RuleText("HI.MINOR"),
            "minor: age:25 from last encounter, physician/hospital, HIGH");
  EXPECT_THAT(RuleIds("HI"),
              ElementsAre("HI.ACCESS.ATTORNEY", "HI.ADULT", "HI.MINOR"));
  EXPECT_THAT(PeopleText("HI"),
              ElementsAre("would refuse for harm to physical, mental or "
                          "emotional health, MEDIUM"));
}

// Hospitals alone: 3 working days; 5 years for laboratory and X-ray records and
// nothing else. The price of the library is not a number.
TEST(Idaho, BindsHospitalsAndKeepsTestsAndFilms) {
  EXPECT_EQ(MajorityText("ID"), "18, MEDIUM");
  EXPECT_EQ(RuleText("ID.ACCESS.HOSPITAL"),
            "3 business days, hospital, individual/representative, "
            "from 2019-07-01, HIGH");
  EXPECT_EQ(RuleText("ID.LABORATORY"),
            "created+5y from creation, LAB_REPORTS, hospital, MEDIUM");
  EXPECT_EQ(RuleText("ID.IMAGING"),
            "created+5y from creation, IMAGING, hospital, MEDIUM");
  EXPECT_EQ(RuleText("ID.IMAGING.MINOR"),
            "minor: majority+5y from creation, IMAGING, hospital, MEDIUM");
  EXPECT_THAT(RuleIds("ID"), ElementsAre("ID.ACCESS.HOSPITAL", "ID.LABORATORY",
                                         "ID.IMAGING", "ID.IMAGING.MINOR"));
}

// The Comptroller's prices of 2024 hold in 2024; electronic pages cost half.
TEST(Illinois, PricesOneYearAndHalvesElectronicPages) {
  EXPECT_EQ(MajorityText("IL"), "18, MEDIUM");
  EXPECT_EQ(RuleText("IL.ACCESS"), "30 calendar days, HIGH");
  EXPECT_EQ(RuleText("IL.PAPER"),
            "1-25 at 1.30, 26-50 at 0.87, 51+ at 0.43, handling 34.72, "
            "non-paper 2.17 each, paper, 2024-01-01 to 2024-12-31, HIGH");
  EXPECT_EQ(RuleText("IL.ELECTRONIC"),
            "1-25 at 0.65, 26-50 at 0.435, 51+ at 0.215, handling 34.72, "
            "electronic, 2024-01-01 to 2024-12-31, HIGH");
  EXPECT_EQ(RuleText("IL.HOSPITAL.IMAGING"),
            "created+5y from creation, IMAGING, hospital, MEDIUM");
  EXPECT_EQ(RuleText("IL.HOSPITAL"),
            "created+10y from creation, hospital, HIGH");
  EXPECT_THAT(RuleIds("IL"),
              ElementsAre("IL.ACCESS", "IL.PAPER", "IL.ELECTRONIC",
                          "IL.HOSPITAL.IMAGING", "IL.HOSPITAL"));
}

// With the labour charge, which an individual never pays, the first 10 pages
// are free. Period and prices are general knowledge.
TEST(Indiana, PricesFirstPagesOrLabour) {
  EXPECT_EQ(MajorityText("IN"), "18, MEDIUM");
  EXPECT_EQ(RuleText("IN.ACCESS"), "30 calendar days, LOW");
  EXPECT_EQ(RuleText("IN.INDIVIDUAL"),
            "1-10 at 1.00, 11-50 at 0.50, 51+ at 0.25, rush 10.00, "
            "certification 20.00, individual/representative, LOW");
  EXPECT_EQ(RuleText("IN.THIRD_PARTY"),
            "1-10 at 0.00, 11-50 at 0.50, 51+ at 0.25, handling 20.00, "
            "rush 10.00, certification 20.00, third party, LOW");
  EXPECT_EQ(RuleText("IN.ADULT"),
            "created+7y from creation, physician/hospital, HIGH");
  EXPECT_THAT(RuleIds("IN"), ElementsAre("IN.ACCESS", "IN.INDIVIDUAL",
                                         "IN.THIRD_PARTY", "IN.ADULT"));
}

// Retention of physicians is all that is known.
TEST(Iowa, KeepsPhysiciansRecordsSevenYears) {
  EXPECT_EQ(MajorityText("IA"), "18, MEDIUM");
  EXPECT_EQ(RuleText("IA.PHYSICIAN"),
            "last+7y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("IA.PHYSICIAN.MINOR"),
            "minor: max(last+7y,majority+1y) from last encounter, physician, "
            "HIGH");
  EXPECT_THAT(RuleIds("IA"), ElementsAre("IA.PHYSICIAN", "IA.PHYSICIAN.MINOR"));
}

TEST(Kansas, GivesThirtyDaysAndKeepsTenYears) {
  EXPECT_EQ(MajorityText("KS"), "18, MEDIUM");
  EXPECT_EQ(RuleText("KS.ACCESS"), "30 calendar days, HIGH");
  EXPECT_EQ(RuleText("KS.PHYSICIAN"),
            "created+10y from creation, physician, HIGH");
  EXPECT_EQ(RuleText("KS.PHYSICIAN.MINOR"),
            "minor: max(last+10y,age:19) from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("KS.HOSPITAL"), "last+10y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("KS.HOSPITAL.MINOR"),
            "minor: max(last+10y,age:19) from discharge, hospital, LOW");
  EXPECT_THAT(RuleIds("KS"),
              ElementsAre("KS.ACCESS", "KS.PHYSICIAN", "KS.PHYSICIAN.MINOR",
                          "KS.HOSPITAL", "KS.HOSPITAL.MINOR"));
}

// An authorization ends after a year, whatever it says; the Board publishes
// where closed practices' records are.
TEST(Kansas, LimitsAuthorizationsAndListsRecords) {
  EXPECT_THAT(PeopleText("KS"),
              ElementsAre("told where records are: Kansas State Board of "
                          "Healing Arts, published, HIGH",
                          "authorization: 12 months, HIGH"));
}

// The patient's first copy is free, a second one 1.00 a page.
TEST(Kentucky, GivesTheFirstCopyFree) {
  EXPECT_EQ(MajorityText("KY"), "18, MEDIUM");
  EXPECT_EQ(RuleText("KY.FIRST_COPY"),
            "free, individual/representative, up to copy 1, HIGH");
  EXPECT_EQ(RuleText("KY.SECOND_COPY"), "1+ at 1.00, from copy 2, HIGH");
  EXPECT_EQ(RuleText("KY.HOSPITAL"), "last+5y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("KY.HOSPITAL.MINOR"),
            "minor: max(last+5y,majority+3y) from discharge, hospital, HIGH");
  EXPECT_THAT(RuleIds("KY"), ElementsAre("KY.FIRST_COPY", "KY.SECOND_COPY",
                                         "KY.HOSPITAL", "KY.HOSPITAL.MINOR"));
}

// 15 days for a claim under the Social Security Act and for nothing else; its
// copies cost less; electronic ones at most 100.00, postage and handling in it.
TEST(Louisiana, FavoursSocialSecurityClaims) {
  EXPECT_EQ(MajorityText("LA"), "18, MEDIUM");
  EXPECT_EQ(RuleText("LA.ACCESS.SOCIAL_SECURITY"),
            "15 calendar days, Social Security, HIGH");
  EXPECT_EQ(RuleText("LA.SOCIAL_SECURITY"),
            "1-5 at 0.50, 6+ at 0.25, Social Security, HIGH");
  EXPECT_EQ(RuleText("LA.PAPER"),
            "1-25 at 1.00, 26-350 at 0.50, 351+ at 0.25, handling 25.00, "
            "postage actual, paper, HIGH");
  EXPECT_EQ(RuleText("LA.ELECTRONIC"),
            "1-25 at 1.00, 26-350 at 0.50, 351+ at 0.25, handling 25.00, "
            "postage actual, at most 100.00, electronic, HIGH");
  EXPECT_EQ(RuleText("LA.PHYSICIAN"),
            "last+6y from last encounter, physician, LOW");
  EXPECT_EQ(RuleText("LA.HOSPITAL.IMAGING"),
            "last+3y from discharge, IMAGING, hospital, HIGH");
  EXPECT_EQ(RuleText("LA.HOSPITAL"), "last+10y from discharge, hospital, HIGH");
  EXPECT_THAT(RuleIds("LA"),
              ElementsAre("LA.ACCESS.SOCIAL_SECURITY", "LA.SOCIAL_SECURITY",
                          "LA.PAPER", "LA.ELECTRONIC", "LA.PHYSICIAN",
                          "LA.HOSPITAL.IMAGING", "LA.HOSPITAL"));
}

TEST(Louisiana, OrdersSurvivors) {
  EXPECT_THAT(PeopleText("LA"),
              ElementsAre("survivors: executor, spouse, parent, child, HIGH"));
}

}  // namespace
}  // namespace custodia::request::testing
