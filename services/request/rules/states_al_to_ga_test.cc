#include "gmock/gmock.h"
#include "services/request/testing/rule_text.h"

// Each test states a state's rules in words and numbers; RuleIds says that
// there are no others.
namespace custodia::request::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Majority is 19, so a hospital keeps a child's records until 24.
TEST(Alabama, PricesPagesForAllAndKeepsByHolder) {
  EXPECT_EQ(MajorityText("AL"), "19, HIGH");
  EXPECT_EQ(RuleText("AL.COPIES"),
            "1-25 at 1.00, 26+ at 0.50, search 5.00, postage actual, "
            "non-paper actual, HIGH");
  EXPECT_EQ(RuleText("AL.PHYSICIAN"),
            "last+7y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("AL.HOSPITAL"), "last+5y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("AL.HOSPITAL.MINOR"),
            "minor: majority+5y from discharge, hospital, HIGH");
  EXPECT_THAT(RuleIds("AL"), ElementsAre("AL.COPIES", "AL.PHYSICIAN",
                                         "AL.HOSPITAL", "AL.HOSPITAL.MINOR"));
}

TEST(Alaska, CapsNoFeeAndBindsHospitalsAlone) {
  EXPECT_EQ(MajorityText("AK"), "18, MEDIUM");
  EXPECT_EQ(RuleText("AK.COPIES"), "no cap, MEDIUM");
  EXPECT_EQ(RuleText("AK.HOSPITAL"), "last+7y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("AK.HOSPITAL.MINOR"),
            "minor: max(age:21,last+7y) from discharge, hospital, HIGH");
  EXPECT_THAT(RuleIds("AK"),
              ElementsAre("AK.COPIES", "AK.HOSPITAL", "AK.HOSPITAL.MINOR"));
}

// Free for the patient's appeal, once; otherwise a reasonable fee, unnumbered.
TEST(Arizona, GivesAnAppealsCopyFreeAndKeepsSixYears) {
  EXPECT_EQ(MajorityText("AZ"), "18, MEDIUM");
  EXPECT_EQ(RuleText("AZ.APPEAL"),
            "free, individual/representative, "
            "Social Security/needs-based benefit/disability, up to copy 1, "
            "proven, MEDIUM");
  EXPECT_EQ(RuleText("AZ.COPIES"), "no cap, MEDIUM");
  EXPECT_EQ(RuleText("AZ.ADULT"),
            "last+6y from last encounter, physician/hospital, HIGH");
  EXPECT_EQ(RuleText("AZ.MINOR"),
            "minor: max(age:21,last+6y) from last encounter, "
            "physician/hospital, HIGH");
  EXPECT_THAT(RuleIds("AZ"),
              ElementsAre("AZ.APPEAL", "AZ.COPIES", "AZ.ADULT", "AZ.MINOR"));
}

// The $15.00 of labour are a handling fee, not the labour of copying.
TEST(Arkansas, PricesPaperByPageAndElectronicFlat) {
  EXPECT_EQ(MajorityText("AR"), "18, MEDIUM");
  EXPECT_EQ(RuleText("AR.PAPER"),
            "1-25 at 0.50, 26+ at 0.25, handling 15.00, paper, "
            "from 2015-01-01, HIGH");
  EXPECT_EQ(RuleText("AR.ELECTRONIC"),
            "flat electronic 75.00, electronic, from 2021-01-01, MEDIUM");
  EXPECT_EQ(RuleText("AR.HOSPITAL"), "last+10y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("AR.HOSPITAL.MINOR"),
            "minor: majority+2y from discharge, hospital, HIGH");
  EXPECT_THAT(RuleIds("AR"), ElementsAre("AR.PAPER", "AR.ELECTRONIC",
                                         "AR.HOSPITAL", "AR.HOSPITAL.MINOR"));
}

TEST(Arkansas, HasDenialsReviewedByASecondProvider) {
  EXPECT_THAT(PeopleText("AR"),
              ElementsAre("reviews denials: A second health care provider, "
                          "MEDIUM"));
}

// Copies in 15 calendar days, a look in 5 working days, and for patients alone.
TEST(California, HasTwoClocksAndAQuarterAPage) {
  EXPECT_EQ(MajorityText("CA"), "18, MEDIUM");
  EXPECT_EQ(RuleText("CA.ACCESS.COPY"),
            "15 calendar days, individual/representative, copies, MEDIUM");
  EXPECT_EQ(RuleText("CA.ACCESS.INSPECTION"),
            "5 business days, individual/representative, inspection, MEDIUM");
  EXPECT_EQ(RuleText("CA.COPIES"),
            "1+ at 0.25, non-paper 0.50 each, postage actual, "
            "individual/representative, MEDIUM");
  EXPECT_EQ(RuleText("CA.HOSPITAL"), "last+7y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("CA.HOSPITAL.MINOR"),
            "minor: max(age:19,last+7y) from discharge, hospital, MEDIUM");
  EXPECT_THAT(RuleIds("CA"),
              ElementsAre("CA.ACCESS.COPY", "CA.ACCESS.INSPECTION", "CA.COPIES",
                          "CA.HOSPITAL", "CA.HOSPITAL.MINOR"));
}

// 10 working days after discharge, 24 hours to look while an inpatient; the
// prices never for the individual; a board's advice is of LOW confidence.
TEST(Colorado, BindsFacilitiesAndPricesForOthers) {
  EXPECT_EQ(MajorityText("CO"), "18, MEDIUM");
  EXPECT_EQ(RuleText("CO.ACCESS.DISCHARGED"),
            "10 business days, hospital/other facility, "
            "individual/representative, not inpatient, HIGH");
  EXPECT_EQ(RuleText("CO.ACCESS.INPATIENT"),
            "24 hours, hospital/other facility, individual/representative, "
            "inspection, inpatient, HIGH");
  EXPECT_EQ(RuleText("CO.INDIVIDUAL"),
            "no cap, individual/representative, HIGH");
  EXPECT_EQ(RuleText("CO.THIRD_PARTY"),
            "1-10 flat 18.53, 11-40 at 0.85, 41+ at 0.57, non-paper 1.50 each, "
            "certification 10.00, third party, from 2014-01-01, HIGH");
  EXPECT_EQ(RuleText("CO.PHYSICIAN"),
            "last+7y from last encounter, physician, LOW");
  EXPECT_EQ(RuleText("CO.HOSPITAL"),
            "last+10y from last encounter, hospital, MEDIUM");
  EXPECT_EQ(RuleText("CO.HOSPITAL.MINOR"),
            "minor: majority+10y from last encounter, hospital, MEDIUM");
  EXPECT_THAT(RuleIds("CO"),
              ElementsAre("CO.ACCESS.DISCHARGED", "CO.ACCESS.INPATIENT",
                          "CO.INDIVIDUAL", "CO.THIRD_PARTY", "CO.PHYSICIAN",
                          "CO.HOSPITAL", "CO.HOSPITAL.MINOR"));
}

// 65 cents with the search in it; free for a claim under the Social Security
// Act; the 30 days bind individual providers.
TEST(Connecticut, PricesSixtyFiveCentsAndFreesSocialSecurity) {
  EXPECT_EQ(MajorityText("CT"), "18, MEDIUM");
  EXPECT_EQ(RuleText("CT.ACCESS"), "30 calendar days, physician, HIGH");
  EXPECT_EQ(RuleText("CT.SOCIAL_SECURITY"), "free, Social Security, HIGH");
  EXPECT_EQ(RuleText("CT.COPIES"),
            "1+ at 0.65, postage actual, non-paper actual, HIGH");
  EXPECT_EQ(RuleText("CT.PHYSICIAN"),
            "last+7y from last encounter, 3 years after death, physician, "
            "HIGH");
  EXPECT_EQ(RuleText("CT.HOSPITAL"),
            "last+10y from discharge, hospital, MEDIUM");
  EXPECT_THAT(RuleIds("CT"),
              ElementsAre("CT.ACCESS", "CT.SOCIAL_SECURITY", "CT.COPIES",
                          "CT.PHYSICIAN", "CT.HOSPITAL"));
  EXPECT_THAT(PeopleText("CT"),
              ElementsAre("would refuse for harm to physical, mental or "
                          "emotional health, MEDIUM"));
}

TEST(Delaware, GivesFortyFiveDaysAndFourTiers) {
  EXPECT_EQ(MajorityText("DE"), "18, MEDIUM");
  EXPECT_EQ(RuleText("DE.ACCESS"), "45 calendar days, HIGH");
  EXPECT_EQ(RuleText("DE.COPIES"),
            "1-10 at 2.00, 11-20 at 1.00, 21-60 at 0.90, 61+ at 0.50, "
            "non-paper actual, postage actual, MEDIUM");
  EXPECT_EQ(RuleText("DE.PHYSICIAN"),
            "last+7y from last encounter, physician, HIGH");
  EXPECT_THAT(RuleIds("DE"),
              ElementsAre("DE.ACCESS", "DE.COPIES", "DE.PHYSICIAN"));
  // The Board's list of willing custodians.
  EXPECT_THAT(PeopleText("DE"),
              ElementsAre("told where records are: The Board that licenses "
                          "physicians (24 Del. C. ch. 17), HIGH"));
}

// Physicians alone have 30 days; electronic copies cost at most 86.54.
TEST(DistrictOfColumbia, BindsPhysiciansAndCapsElectronicCopies) {
  EXPECT_EQ(MajorityText("DC"), "18, MEDIUM");
  EXPECT_EQ(RuleText("DC.ACCESS"), "30 calendar days, physician, HIGH");
  EXPECT_EQ(RuleText("DC.PAPER"), "1+ at 0.88, search 22.88, paper, MEDIUM");
  EXPECT_EQ(RuleText("DC.ELECTRONIC"),
            "1+ at 0.66, at most 86.54, electronic, MEDIUM");
  EXPECT_EQ(RuleText("DC.PHYSICIAN"),
            "last+3y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("DC.PHYSICIAN.MINOR"),
            "minor: majority+3y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("DC.HOSPITAL"),
            "last+10y from discharge, hospital, MEDIUM");
  EXPECT_THAT(RuleIds("DC"),
              ElementsAre("DC.ACCESS", "DC.PAPER", "DC.ELECTRONIC",
                          "DC.PHYSICIAN", "DC.PHYSICIAN.MINOR", "DC.HOSPITAL"));
}

TEST(DistrictOfColumbia, LetsTheExecutorOrAnySurvivorAsk) {
  EXPECT_THAT(PeopleText("DC"), ElementsAre("survivors: executor, any, HIGH"));
}

// The 30 days are the osteopaths' alone: no clock. Patients of physicians pay
// less from page 26 on.
TEST(Florida, PricesByHolderAndPayer) {
  EXPECT_EQ(MajorityText("FL"), "18, MEDIUM");
  EXPECT_THAT(ShippedRules().Find("FL")->periods, IsEmpty());
  EXPECT_EQ(RuleText("FL.PHYSICIAN.PATIENT"),
            "1-25 at 1.00, 26+ at 0.25, physician, individual/representative, "
            "from 2009-03-09, HIGH");
  EXPECT_EQ(RuleText("FL.PHYSICIAN.OTHERS"),
            "1+ at 1.00, physician, third party, from 2009-03-09, HIGH");
  EXPECT_EQ(RuleText("FL.HOSPITAL"),
            "1+ at 1.00, non-paper 2.00 each, search 1.00 each, hospital, "
            "MEDIUM");
  EXPECT_EQ(RuleText("FL.PHYSICIAN"),
            "last+5y from last encounter, physician, MEDIUM");
  EXPECT_EQ(RuleText("FL.HOSPITAL.ADULT"),
            "last+7y from last encounter, hospital, MEDIUM");
  EXPECT_THAT(RuleIds("FL"),
              ElementsAre("FL.PHYSICIAN.PATIENT", "FL.PHYSICIAN.OTHERS",
                          "FL.HOSPITAL", "FL.PHYSICIAN", "FL.HOSPITAL.ADULT"));
}

// Indexed rates for third parties, from one July to the next, and not for
// disability; ten years from each item's making, hospitals apart.
TEST(Georgia, PricesForThirdPartiesYearByYear) {
  EXPECT_EQ(MajorityText("GA"), "18, MEDIUM");
  EXPECT_EQ(RuleText("GA.ACCESS"), "30 calendar days, HIGH");
  EXPECT_EQ(RuleText("GA.INDIVIDUAL"),
            "no cap, individual/representative, HIGH");
  EXPECT_EQ(RuleText("GA.DISABILITY"), "no cap, third party, disability, HIGH");
  EXPECT_EQ(RuleText("GA.THIRD_PARTY"),
            "1-20 at 0.97, 21-100 at 0.83, 101+ at 0.66, search 25.88, "
            "certification 9.70, third party, 2024-07-01 to 2025-06-30, HIGH");
  EXPECT_EQ(RuleText("GA.PHYSICIAN"),
            "created+10y from creation, physician, HIGH");
  EXPECT_THAT(RuleIds("GA"),
              ElementsAre("GA.ACCESS", "GA.INDIVIDUAL", "GA.DISABILITY",
                          "GA.THIRD_PARTY", "GA.PHYSICIAN"));
}

TEST(Georgia, OrdersSurvivorsAndHasAWiderGround) {
  EXPECT_THAT(PeopleText("GA"),
              ElementsAre("would refuse for harm to physical, mental or "
                          "emotional health, MEDIUM",
                          "survivors: executor, spouse, child, parent, HIGH"));
}

}  // namespace
}  // namespace custodia::request::testing
