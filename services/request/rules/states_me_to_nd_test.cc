#include "gmock/gmock.h"
#include "services/request/testing/rule_text.h"

// Each test states a state's rules in words and numbers; RuleIds says that
// there are no others.
namespace custodia::request::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

TEST(Maine, CapsWhatThePatientPays) {
  EXPECT_THAT(RuleIds("ME"),
              ElementsAre("ME.ACCESS", "ME.PAPER", "ME.ELECTRONIC",
                          "ME.HOSPITAL", "ME.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("ME"), "18, MEDIUM");
  EXPECT_EQ(RuleText("ME.ACCESS"),
            "30 calendar days, extended to 60, individual/representative, "
            "HIGH");
  EXPECT_EQ(RuleText("ME.PAPER"),
            "1-1 at 5.00, 2+ at 0.45, at most 250.00 for pages, "
            "individual/representative, paper, from 2013-01-01, HIGH");
  EXPECT_EQ(RuleText("ME.ELECTRONIC"),
            "labor actual, supplies actual, postage actual, at most 150.00, "
            "individual/representative, electronic, from 2013-01-01, HIGH");
  EXPECT_EQ(RuleText("ME.HOSPITAL"),
            "created+7y from creation, hospital, HIGH");
  EXPECT_EQ(RuleText("ME.HOSPITAL.MINOR"),
            "minor: majority+6y from creation, hospital, HIGH");
}

// The 21 working days of its penalty are no period.
TEST(Maryland, HasNoPeriodAndAPreparationFeeForOthersAlone) {
  EXPECT_THAT(RuleIds("MD"), ElementsAre("MD.SOCIAL_SECURITY", "MD.PAPER",
                                         "MD.ADULT", "MD.MINOR"));
  EXPECT_EQ(MajorityText("MD"), "18, MEDIUM");
  EXPECT_EQ(RuleText("MD.SOCIAL_SECURITY"),
            "free, individual/representative, Social Security, "
            "from 2023-12-01, MEDIUM");
  EXPECT_EQ(RuleText("MD.PAPER"),
            "1+ at 0.76, handling 22.88 not for individual/representative, "
            "postage actual, paper, 2013-12-18 to 2023-12-31, MEDIUM");
  EXPECT_EQ(RuleText("MD.ADULT"),
            "created+5y from creation, physician/hospital, HIGH");
  EXPECT_EQ(RuleText("MD.MINOR"),
            "minor: max(created+5y,age:21) from creation, physician/hospital, "
            "HIGH");
  EXPECT_THAT(PeopleText("MD"),
              ElementsAre("told where records are: Maryland Board of "
                          "Physicians, HIGH"));
}

// What physicians may charge is not known; a hospital's rule on minors neither.
TEST(Massachusetts, PricesHospitalsAlone) {
  EXPECT_THAT(RuleIds("MA"),
              ElementsAre("MA.FACILITY.BENEFIT", "MA.FACILITY", "MA.PHYSICIAN",
                          "MA.PHYSICIAN.MINOR", "MA.HOSPITAL"));
  EXPECT_EQ(MajorityText("MA"), "18, MEDIUM");
  EXPECT_EQ(RuleText("MA.FACILITY.BENEFIT"),
            "free, hospital/other facility, "
            "Social Security/needs-based benefit, HIGH");
  EXPECT_EQ(RuleText("MA.FACILITY"),
            "1-100 at 0.50, 101+ at 0.25, handling 15.00, "
            "hospital/other facility, HIGH");
  EXPECT_EQ(RuleText("MA.PHYSICIAN"),
            "last+7y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("MA.PHYSICIAN.MINOR"),
            "minor: max(last+7y,age:9) from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("MA.HOSPITAL"), "last+20y from discharge, hospital, HIGH");
}

TEST(Michigan, ChargesThePatientNoInitialFee) {
  EXPECT_THAT(RuleIds("MI"), ElementsAre("MI.ACCESS", "MI.2017", "MI.PHYSICIAN",
                                         "MI.HOSPITAL"));
  EXPECT_EQ(MajorityText("MI"), "18, MEDIUM");
  EXPECT_EQ(RuleText("MI.ACCESS"), "30 calendar days, extended to 60, LOW");
  EXPECT_EQ(RuleText("MI.2017"),
            "1-20 at 1.19, 21-50 at 0.60, 51+ at 0.23, "
            "handling 23.71 not for individual/representative, "
            "2017-01-01 to 2017-12-31, MEDIUM");
  EXPECT_EQ(RuleText("MI.PHYSICIAN"),
            "created+7y from creation, physician, HIGH");
  EXPECT_EQ(RuleText("MI.HOSPITAL"),
            "created+7y from creation, hospital, HIGH");
  EXPECT_THAT(PeopleText("MI"),
              ElementsAre("told where records are: The department that "
                          "licenses health facilities in Michigan, MEDIUM"));
}

// 50.00 for the first hundred pages and 0.20 for each of 2250 more are 500.00.
TEST(Minnesota, CapsPaperByPages) {
  EXPECT_EQ(RuleText("MN.CURRENT_CARE"),
            "free, individual/representative, current care, HIGH");
  EXPECT_EQ(RuleText("MN.SOCIAL_SECURITY"),
            "1+ flat 10.00, no postage, individual/representative, "
            "Social Security, from 2025-01-01, HIGH");
  EXPECT_EQ(RuleText("MN.PAPER"),
            "1+ at 1.00, search 10.00, non-paper 30.00, "
            "at most 10.00 for pages/search/postage without records, "
            "at most 30.00 for pages/search/postage up to 25 pages, "
            "at most 50.00 for pages/search/postage up to 100 pages, "
            "at most 50.00 + 0.20 over page 100 for pages/search/postage "
            "up to 2350 pages, at most 500.00 for pages/search/postage, "
            "individual/representative, paper, from 2025-01-01, HIGH");
  EXPECT_EQ(RuleText("MN.ELECTRONIC"),
            "1+ flat 20.00, no postage, individual/representative, "
            "electronic, from 2025-01-01, HIGH");
}

// The law of 2019 kept a minor's records seven years longer.
TEST(Minnesota, NoLongerKeepsAMinorsRecordsSevenYearsMore) {
  EXPECT_THAT(RuleIds("MN"),
              ElementsAre("MN.ACCESS", "MN.CURRENT_CARE", "MN.SOCIAL_SECURITY",
                          "MN.PAPER", "MN.ELECTRONIC", "MN.HOSPITAL",
                          "MN.HOSPITAL.MINOR", "MN.HOSPITAL.MINOR.2019"));
  EXPECT_EQ(MajorityText("MN"), "18, MEDIUM");
  EXPECT_EQ(RuleText("MN.ACCESS"), "30 calendar days, HIGH");
  EXPECT_EQ(RuleText("MN.HOSPITAL"),
            "created+7y from creation, hospital, HIGH");
  EXPECT_EQ(RuleText("MN.HOSPITAL.MINOR"),
            "minor: max(last+7y,majority+0y) from creation, hospital, "
            "from 2022-01-01, HIGH");
  EXPECT_EQ(RuleText("MN.HOSPITAL.MINOR.2019"),
            "minor: majority+7y from creation, hospital, until 2019-12-31, "
            "HIGH");
  EXPECT_THAT(PeopleText("MN"),
              ElementsAre("told where records are: Minnesota Department of "
                          "Health, locations of hospital records, published, "
                          "HIGH"));
}

TEST(Mississippi, SetsMajorityAt21) {
  EXPECT_THAT(RuleIds("MS"), ElementsAre("MS.PAPER", "MS.ELECTRONIC",
                                         "MS.HOSPITAL", "MS.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("MS"), "21, MEDIUM");
  EXPECT_EQ(RuleText("MS.PAPER"),
            "1-20 flat 20.00, 21-100 at 1.00, 101+ at 0.50, "
            "certification 25.00, postage 10%, paper, MEDIUM");
  EXPECT_EQ(RuleText("MS.ELECTRONIC"),
            "1+ flat 30.00, third party, electronic, from 2026-01-01, MEDIUM");
  EXPECT_EQ(RuleText("MS.HOSPITAL"),
            "last+10y from discharge, 7 years after death, hospital, HIGH");
  EXPECT_EQ(RuleText("MS.HOSPITAL.MINOR"),
            "minor: min(majority+7y,age:28) from discharge, "
            "7 years after death, hospital, HIGH");
}

TEST(Missouri, AdjustsItsPricesEachYear) {
  EXPECT_THAT(RuleIds("MO"),
              ElementsAre("MO.PAPER", "MO.ELECTRONIC", "MO.PHYSICIAN",
                          "MO.HOSPITAL", "MO.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("MO"), "18, MEDIUM");
  EXPECT_EQ(RuleText("MO.PAPER"),
            "1+ at 0.57, search 24.85, postage actual, paper, "
            "2017-08-28 to 2018-01-31, LOW");
  EXPECT_EQ(RuleText("MO.ELECTRONIC"),
            "1+ at 0.57, search 24.85, at most 108.88, electronic, "
            "2017-08-28 to 2018-01-31, LOW");
  EXPECT_EQ(RuleText("MO.PHYSICIAN"),
            "last+7y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("MO.HOSPITAL"),
            "created+10y from creation, hospital, HIGH");
  EXPECT_EQ(RuleText("MO.HOSPITAL.MINOR"),
            "minor: max(last+10y,age:23) from creation, hospital, HIGH");
}

// Ten days, but never for a holder to whom HIPAA applies.
TEST(Montana, BindsHoldersOutsideHipaaAlone) {
  EXPECT_THAT(RuleIds("MT"),
              ElementsAre("MT.ACCESS", "MT.FEES", "MT.HOSPITAL.IMAGING",
                          "MT.HOSPITAL.IMAGING.MINOR", "MT.HOSPITAL",
                          "MT.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("MT"), "18, MEDIUM");
  EXPECT_EQ(RuleText("MT.ACCESS"), "10 calendar days, not covered entity, LOW");
  EXPECT_EQ(RuleText("MT.FEES"), "1+ at 0.50, handling 15.00, HIGH");
  EXPECT_EQ(RuleText("MT.HOSPITAL.IMAGING"),
            "created+5y from creation, IMAGING, hospital, HIGH");
  EXPECT_EQ(RuleText("MT.HOSPITAL.IMAGING.MINOR"),
            "minor: created+5y from creation, IMAGING, hospital, HIGH");
  EXPECT_EQ(RuleText("MT.HOSPITAL"), "last+10y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("MT.HOSPITAL.MINOR"),
            "minor: majority+10y from discharge, 10 years after death, "
            "hospital, HIGH");
}

// The look may be delayed to the 21st day; of more time for copies nothing is
// known.
TEST(Nebraska, DelaysTheLookAlone) {
  EXPECT_THAT(RuleIds("NE"),
              ElementsAre("NE.INSPECTION", "NE.COPIES", "NE.FEES",
                          "NE.HOSPITAL", "NE.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("NE"), "19, MEDIUM");
  EXPECT_EQ(RuleText("NE.INSPECTION"),
            "10 calendar days, extended to 21, inspection, HIGH");
  EXPECT_EQ(RuleText("NE.COPIES"), "30 calendar days, copies, HIGH");
  EXPECT_EQ(RuleText("NE.FEES"),
            "1+ at 0.50, handling 20.00, non-paper actual, HIGH");
  EXPECT_EQ(RuleText("NE.HOSPITAL"), "last+10y from discharge, hospital, LOW");
  EXPECT_EQ(RuleText("NE.HOSPITAL.MINOR"),
            "minor: max(last+10y,majority+3y) from discharge, hospital, LOW");
}

TEST(Nebraska, LetsAnAuthorizationLapseAfterAYearWhereItSaysNothing) {
  EXPECT_THAT(PeopleText("NE"),
              ElementsAre("authorization: 12 months, where it states none, "
                          "HIGH"));
}

// 10 working days, 20 where the records are outside the state; copies have no
// period.
TEST(Nevada, HurriesTheLookAlone) {
  EXPECT_THAT(
      RuleIds("NV"),
      ElementsAre("NV.INSPECTION", "NV.INSPECTION.OUTSIDE", "NV.BENEFIT",
                  "NV.PAPER", "NV.ELECTRONIC", "NV.ADULT", "NV.MINOR"));
  EXPECT_EQ(MajorityText("NV"), "18, MEDIUM");
  EXPECT_EQ(RuleText("NV.INSPECTION"),
            "10 business days, inspection, not outside the state, HIGH");
  EXPECT_EQ(RuleText("NV.INSPECTION.OUTSIDE"),
            "20 business days, inspection, outside the state, HIGH");
  EXPECT_EQ(RuleText("NV.BENEFIT"),
            "free, Social Security/needs-based benefit, up to copy 1, MEDIUM");
  EXPECT_EQ(RuleText("NV.PAPER"), "1+ at 0.60, paper, MEDIUM");
  EXPECT_EQ(RuleText("NV.ELECTRONIC"), "at most 40.00, electronic, MEDIUM");
  EXPECT_EQ(RuleText("NV.ADULT"), "created+5y from creation, HIGH");
  EXPECT_EQ(RuleText("NV.MINOR"),
            "minor: max(created+5y,age:23) from creation, HIGH");
  EXPECT_THAT(PeopleText("NV"),
              ElementsAre("told where records are: Nevada State Board of "
                          "Medical Examiners, HIGH"));
}

TEST(NewHampshire, PricesRequestorsAndLeavesThePatientToHipaa) {
  EXPECT_THAT(
      RuleIds("NH"),
      ElementsAre("NH.ACCESS", "NH.INDIVIDUAL", "NH.PAPER", "NH.ELECTRONIC",
                  "NH.PHYSICIAN", "NH.HOSPITAL", "NH.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("NH"), "18, MEDIUM");
  EXPECT_EQ(RuleText("NH.ACCESS"), "30 calendar days, physician, HIGH");
  EXPECT_EQ(RuleText("NH.INDIVIDUAL"),
            "no cap, individual, from 2025-01-01, HIGH");
  EXPECT_EQ(RuleText("NH.PAPER"),
            "1-1 at 5.00, 2-50 at 0.41, 51+ at 0.30, no postage, "
            "representative/third party, paper, from 2025-01-01, HIGH");
  EXPECT_EQ(RuleText("NH.ELECTRONIC"),
            "at most 50.00, representative/third party, electronic, "
            "from 2025-01-01, HIGH");
  EXPECT_EQ(RuleText("NH.PHYSICIAN"),
            "created+7y from creation, physician, HIGH");
  EXPECT_EQ(RuleText("NH.HOSPITAL"), "last+7y from discharge, hospital, LOW");
  EXPECT_EQ(RuleText("NH.HOSPITAL.MINOR"),
            "minor: max(last+7y,age:19) from discharge, hospital, LOW");
}

TEST(NewJersey, CapsThePagesOfHospitals) {
  EXPECT_EQ(RuleText("NJ.FACILITY.ACCESS"),
            "30 calendar days, hospital/other facility, HIGH");
  EXPECT_EQ(RuleText("NJ.HOSPITAL"),
            "1-100 at 1.00, 101+ at 0.25, search 10.00, postage actual, "
            "at most 100.00 for pages up to 100 pages, "
            "at most 200.00 for pages, hospital, individual/representative, "
            "HIGH");
}

// Films five years, whoever the patient.
TEST(NewJersey, KeepsFilmsForLessLong) {
  EXPECT_THAT(
      RuleIds("NJ"),
      ElementsAre("NJ.FACILITY.ACCESS", "NJ.HOSPITAL", "NJ.HOSPITAL.IMAGING",
                  "NJ.HOSPITAL.IMAGING.MINOR", "NJ.PHYSICIAN",
                  "NJ.HOSPITAL.RETENTION", "NJ.HOSPITAL.RETENTION.MINOR"));
  EXPECT_EQ(MajorityText("NJ"), "18, MEDIUM");
  EXPECT_EQ(RuleText("NJ.HOSPITAL.IMAGING"),
            "created+5y from creation, IMAGING, hospital, HIGH");
  EXPECT_EQ(RuleText("NJ.HOSPITAL.IMAGING.MINOR"),
            "minor: created+5y from creation, IMAGING, hospital, HIGH");
  EXPECT_EQ(RuleText("NJ.PHYSICIAN"),
            "last+7y from last encounter, physician, MEDIUM");
  EXPECT_EQ(RuleText("NJ.HOSPITAL.RETENTION"),
            "last+10y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("NJ.HOSPITAL.RETENTION.MINOR"),
            "minor: max(last+10y,age:23) from discharge, hospital, HIGH");
}

TEST(NewMexico, BindsPhysiciansByMemoryAlone) {
  EXPECT_EQ(MajorityText("NM"), "18, MEDIUM");
  EXPECT_EQ(RuleText("NM.PHYSICIAN.ACCESS"),
            "30 calendar days, physician, LOW");
  EXPECT_EQ(RuleText("NM.PHYSICIAN"),
            "1-15 flat 30.00, 16+ at 0.25, physician, LOW");
}

// Bills 2 years, films 4 and laboratory reports at least 1, of ten.
TEST(NewMexico, KeepsPartsForLessLong) {
  EXPECT_THAT(
      RuleIds("NM"),
      ElementsAre("NM.PHYSICIAN.ACCESS", "NM.PHYSICIAN", "NM.PHYSICIAN.BILLING",
                  "NM.PHYSICIAN.BILLING.MINOR", "NM.HOSPITAL.IMAGING",
                  "NM.HOSPITAL.LAB_REPORTS", "NM.PHYSICIAN.RETENTION",
                  "NM.PHYSICIAN.RETENTION.MINOR", "NM.HOSPITAL.RETENTION"));
  EXPECT_EQ(RuleText("NM.PHYSICIAN.BILLING"),
            "created+2y from creation, BILLING, physician, HIGH");
  EXPECT_EQ(RuleText("NM.PHYSICIAN.BILLING.MINOR"),
            "minor: created+2y from creation, BILLING, physician, HIGH");
  EXPECT_EQ(RuleText("NM.HOSPITAL.IMAGING"),
            "created+4y from creation, IMAGING, hospital, HIGH");
  EXPECT_EQ(RuleText("NM.HOSPITAL.LAB_REPORTS"),
            "created+1y from creation, LAB_REPORTS, hospital, HIGH");
  EXPECT_EQ(RuleText("NM.PHYSICIAN.RETENTION"),
            "last+10y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("NM.PHYSICIAN.RETENTION.MINOR"),
            "minor: max(last+10y,age:21) from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("NM.HOSPITAL.RETENTION"),
            "last+10y from discharge, hospital, HIGH");
}

// Ten days for the look, none for copies.
TEST(NewYork, HurriesTheLookAlone) {
  EXPECT_THAT(RuleIds("NY"), ElementsAre("NY.INSPECTION", "NY.FEES",
                                         "NY.PHYSICIAN", "NY.PHYSICIAN.MINOR",
                                         "NY.HOSPITAL", "NY.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("NY"), "18, MEDIUM");
  EXPECT_EQ(RuleText("NY.INSPECTION"), "10 calendar days, inspection, MEDIUM");
  EXPECT_EQ(RuleText("NY.FEES"),
            "1+ at 0.75, individual/representative, MEDIUM");
  EXPECT_EQ(RuleText("NY.PHYSICIAN"),
            "last+6y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("NY.PHYSICIAN.MINOR"),
            "minor: max(last+6y,age:19) from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("NY.HOSPITAL"), "last+6y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("NY.HOSPITAL.MINOR"),
            "minor: max(last+6y,age:21) from discharge, hospital, HIGH");
}

TEST(NewYork, HasACommitteeThatReviewsDenials) {
  EXPECT_THAT(PeopleText("NY"),
              Contains("reviews denials: Medical Record Access Review "
                       "Committee, MEDIUM"));
}

TEST(NewYork, KeepsAParentFromCareToWhichTheMinorAloneConsented) {
  EXPECT_THAT(PeopleText("NY"),
              Contains("care of the minor's own: prohibited, MEDIUM"));
}

TEST(NorthCarolina, PricesClaimsAlone) {
  EXPECT_THAT(RuleIds("NC"),
              ElementsAre("NC.CLAIMS", "NC.HOSPITAL", "NC.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("NC"), "18, MEDIUM");
  EXPECT_EQ(RuleText("NC.CLAIMS"),
            "1-25 at 0.75, 26-100 at 0.50, 101+ at 0.25, at least 10.00, "
            "litigation/Social Security, HIGH");
  EXPECT_EQ(RuleText("NC.HOSPITAL"), "last+11y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("NC.HOSPITAL.MINOR"),
            "minor: age:30 from discharge, hospital, HIGH");
  EXPECT_THAT(
      PeopleText("NC"),
      ElementsAre("told where records are: North Carolina Division of Health "
                  "Service Regulation, HIGH",
                  "told where records are: North Carolina Medical Board, "
                  "MEDIUM"));
}

TEST(NorthDakota, GivesACopyForAnotherProviderFree) {
  EXPECT_THAT(
      RuleIds("ND"),
      ElementsAre("ND.TRANSFER", "ND.PAPER", "ND.ELECTRONIC", "ND.HOSPITAL",
                  "ND.HOSPITAL.MINOR", "ND.HOLD.LITIGATION"));
  EXPECT_EQ(RuleText("ND.HOLD.LITIGATION"),
            "held by litigation, hospital, HIGH");
  EXPECT_EQ(MajorityText("ND"), "18, MEDIUM");
  EXPECT_EQ(RuleText("ND.TRANSFER"), "free, continuing care, MEDIUM");
  EXPECT_EQ(RuleText("ND.PAPER"), "1-25 flat 20.00, 26+ at 0.75, paper, LOW");
  EXPECT_EQ(RuleText("ND.ELECTRONIC"),
            "1-25 flat 30.00, 26+ at 0.25, electronic, LOW");
  EXPECT_EQ(RuleText("ND.HOSPITAL"),
            "last+10y from last encounter, hospital, HIGH");
  EXPECT_EQ(RuleText("ND.HOSPITAL.MINOR"),
            "minor: max(last+10y,age:21) from last encounter, hospital, HIGH");
}

}  // namespace
}  // namespace custodia::request::testing
