#include <string>

#include "gmock/gmock.h"
#include "services/request/testing/rule_text.h"

// Each test states a state's rules in words and numbers; RuleIds says that
// there are no others.
namespace custodia::request::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The patient pays dearer first pages, everybody else an initial fee.
TEST(Ohio, HasAPriceListForPatientsAndOneForOthers) {
  EXPECT_THAT(RuleIds("OH"),
              ElementsAre("OH.BENEFIT", "OH.INDIVIDUAL", "OH.THIRD_PARTY"));
  EXPECT_EQ(MajorityText("OH"), "18, MEDIUM");
  EXPECT_EQ(RuleText("OH.BENEFIT"),
            "free, Social Security/workers' compensation, up to copy 1, "
            "from 2006-01-01, MEDIUM");
  EXPECT_EQ(RuleText("OH.INDIVIDUAL"),
            "1-10 at 2.50, 11-50 at 0.51, 51+ at 0.20, non-paper 1.70 each, "
            "postage actual, individual/representative, "
            "2006-01-01 to 2006-12-31, HIGH");
  EXPECT_EQ(RuleText("OH.THIRD_PARTY"),
            "1-10 at 1.02, 11-50 at 0.51, 51+ at 0.20, search 15.35, "
            "non-paper 1.70 each, postage actual, third party, "
            "2006-01-01 to 2006-12-31, HIGH");
}

TEST(Oklahoma, AsksItsBaseOfThirdPartiesAlone) {
  EXPECT_THAT(RuleIds("OK"), ElementsAre("OK.PAPER", "OK.ELECTRONIC",
                                         "OK.HOSPITAL", "OK.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("OK"), "18, MEDIUM");
  EXPECT_EQ(
      RuleText("OK.PAPER"),
      "1+ at 0.50, handling 20.00 not for individual/representative, "
      "certification 15.00, non-paper actual at most 5.00 each, paper, HIGH");
  EXPECT_EQ(RuleText("OK.ELECTRONIC"),
            "1+ at 0.30, handling 20.00 not for individual/representative, "
            "certification 15.00, non-paper actual at most 5.00 each, "
            "at most 200.00, electronic, LOW");
  EXPECT_EQ(RuleText("OK.HOSPITAL"),
            "last+5y from last encounter, 3 years after death, hospital, "
            "MEDIUM");
  EXPECT_EQ(RuleText("OK.HOSPITAL.MINOR"),
            "minor: majority+3y from last encounter, 3 years after death, "
            "hospital, LOW");
}

TEST(Oklahoma, LetsSpouseAndFamilyStandForTheDead) {
  EXPECT_THAT(PeopleText("OK"),
              ElementsAre("survivors: executor, spouse, child, parent, HIGH"));
}

TEST(Oregon, PricesCopiesUponAnAuthorization) {
  EXPECT_THAT(RuleIds("OR"), ElementsAre("OR.AUTHORIZATION", "OR.HOSPITAL"));
  EXPECT_EQ(MajorityText("OR"), "18, MEDIUM");
  EXPECT_EQ(RuleText("OR.AUTHORIZATION"),
            "1-10 flat 30.00, 11-50 at 0.50, 51+ at 0.25, rush 5.00, "
            "postage actual, summary actual, third party, HIGH");
  EXPECT_EQ(RuleText("OR.HOSPITAL"),
            "last+10y from discharge, hospital, MEDIUM");
  EXPECT_THAT(PeopleText("OR"),
              ElementsAre("told where records are: Oregon Medical Board, "
                          "HIGH"));
}

TEST(Pennsylvania, IndexesItsPricesEachJanuary) {
  EXPECT_EQ(RuleText("PA.2025"),
            "1-20 at 1.94, 21-60 at 1.44, 61+ at 0.50, "
            "search 28.74 not for individual/representative, "
            "non-paper 2.86 each, postage actual, 2025-01-01 to 2025-12-31, "
            "HIGH");
  EXPECT_EQ(RuleText("PA.2025.BENEFIT"),
            "price unknown, Social Security/needs-based benefit, "
            "2025-01-01 to 2025-12-31, HIGH");
}

// Where the state's majority may be 21, the law promises no less than this.
TEST(Pennsylvania, KeepsAMinorsRecordsByHolder) {
  EXPECT_THAT(RuleIds("PA"), ElementsAre("PA.2025.BENEFIT", "PA.2025",
                                         "PA.PHYSICIAN", "PA.PHYSICIAN.MINOR",
                                         "PA.HOSPITAL", "PA.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("PA"), "18, MEDIUM");
  EXPECT_EQ(RuleText("PA.PHYSICIAN"),
            "last+7y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("PA.PHYSICIAN.MINOR"),
            "minor: max(last+7y,majority+1y) from last encounter, physician, "
            "HIGH");
  EXPECT_EQ(RuleText("PA.HOSPITAL"), "last+7y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("PA.HOSPITAL.MINOR"),
            "minor: majority+7y from discharge, hospital, HIGH");
}

TEST(RhodeIsland, BindsPhysicians) {
  EXPECT_THAT(RuleIds("RI"),
              ElementsAre("RI.PHYSICIAN.ACCESS", "RI.PHYSICIAN.BENEFIT",
                          "RI.PHYSICIAN", "RI.PHYSICIAN.RETENTION",
                          "RI.HOSPITAL", "RI.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("RI"), "18, MEDIUM");
  EXPECT_EQ(RuleText("RI.PHYSICIAN.ACCESS"),
            "30 calendar days, physician, HIGH");
  EXPECT_EQ(RuleText("RI.PHYSICIAN.BENEFIT"),
            "free, physician, Social Security/needs-based benefit/"
            "immunization/workers' compensation, from 2015-01-01, HIGH");
  EXPECT_EQ(RuleText("RI.PHYSICIAN"),
            "1-100 at 0.25, 101+ at 0.10, search 15.00, rush 10.00, "
            "non-paper 15.00 each, physician, from 2015-01-01, HIGH");
  EXPECT_EQ(RuleText("RI.PHYSICIAN.RETENTION"),
            "created+5y from creation, physician, HIGH");
  EXPECT_EQ(RuleText("RI.HOSPITAL"), "last+5y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("RI.HOSPITAL.MINOR"),
            "minor: age:23 from discharge, hospital, MEDIUM");
}

TEST(RhodeIsland, HasClosingPhysiciansTellSocietyAndBoard) {
  EXPECT_THAT(
      PeopleText("RI"),
      ElementsAre("told where records are: Rhode Island Medical Society, HIGH",
                  "told where records are: Rhode Island Board of Medical "
                  "Licensure and Discipline, HIGH"));
}

// 45 days from a request, longer than the federal 30; a patient who is still in
// has none yet. The caps hold for pages and the clerical fee, not for postage
// and tax.
TEST(SouthCarolina, CapsPagesAndClerksAlone) {
  EXPECT_EQ(RuleText("SC.ACCESS"), "45 calendar days, not inpatient, HIGH");
  EXPECT_EQ(RuleText("SC.TRANSFER"),
            "free, continuing care, from 2015-01-01, HIGH");
  EXPECT_EQ(RuleText("SC.PAPER"),
            "1-30 at 0.65, 31+ at 0.50, handling 25.00, postage actual, "
            "tax actual, at most 200.00 for pages/handling, paper, "
            "from 2015-01-01, HIGH");
  EXPECT_EQ(RuleText("SC.ELECTRONIC"),
            "1-30 at 0.65, 31+ at 0.50, handling 25.00, postage actual, "
            "tax actual, at most 150.00 for pages/handling, electronic, "
            "from 2015-01-01, HIGH");
}

TEST(SouthCarolina, KeepsAMinorsRecordsThirteenYears) {
  EXPECT_THAT(RuleIds("SC"),
              ElementsAre("SC.ACCESS", "SC.TRANSFER", "SC.PAPER",
                          "SC.ELECTRONIC", "SC.PHYSICIAN", "SC.PHYSICIAN.MINOR",
                          "SC.HOSPITAL", "SC.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("SC"), "18, MEDIUM");
  EXPECT_EQ(RuleText("SC.PHYSICIAN"),
            "last+10y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("SC.PHYSICIAN.MINOR"),
            "minor: last+13y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("SC.HOSPITAL"),
            "created+10y from creation, hospital, MEDIUM");
  EXPECT_EQ(RuleText("SC.HOSPITAL.MINOR"),
            "minor: majority+1y from creation, hospital, MEDIUM");
}

TEST(SouthDakota, PricesPaperAndElectronicPagesApart) {
  EXPECT_THAT(RuleIds("SD"), ElementsAre("SD.PAPER", "SD.ELECTRONIC",
                                         "SD.HOSPITAL", "SD.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("SD"), "18, MEDIUM");
  EXPECT_EQ(RuleText("SD.PAPER"),
            "1-10 flat 10.00, 11+ at 0.33, non-paper 10.00 each, "
            "postage actual, tax actual, paper, HIGH");
  EXPECT_EQ(RuleText("SD.ELECTRONIC"),
            "1+ at 0.25, non-paper 15.00 each, postage actual, tax actual, "
            "electronic, HIGH");
  EXPECT_EQ(RuleText("SD.HOSPITAL"),
            "created+10y from creation, hospital, HIGH");
  EXPECT_EQ(RuleText("SD.HOSPITAL.MINOR"),
            "minor: max(last+10y,age:20) from creation, hospital, HIGH");
}

TEST(Tennessee, HasOneLadderForPhysiciansAndOneForHospitals) {
  EXPECT_EQ(RuleText("TN.PHYSICIAN"),
            "1-5 flat 20.00, 6+ at 0.50, physician, HIGH");
  EXPECT_EQ(RuleText("TN.HOSPITAL"),
            "1-5 flat 18.00, 6-50 at 0.85, 51-250 at 0.60, 251+ at 0.35, "
            "certification 20.00, hospital, HIGH");
}

TEST(Tennessee, HasAPeriodForEachHolder) {
  EXPECT_THAT(
      RuleIds("TN"),
      ElementsAre("TN.HOSPITAL.ACCESS", "TN.PHYSICIAN.ACCESS", "TN.PHYSICIAN",
                  "TN.HOSPITAL", "TN.PHYSICIAN.RETENTION",
                  "TN.PHYSICIAN.RETENTION.MINOR", "TN.HOSPITAL.RETENTION",
                  "TN.HOSPITAL.RETENTION.MINOR"));
  EXPECT_EQ(MajorityText("TN"), "18, MEDIUM");
  EXPECT_EQ(RuleText("TN.HOSPITAL.ACCESS"), "30 calendar days, hospital, HIGH");
  EXPECT_EQ(RuleText("TN.PHYSICIAN.ACCESS"),
            "10 business days, physician, LOW");
  EXPECT_EQ(RuleText("TN.PHYSICIAN.RETENTION"),
            "last+10y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("TN.PHYSICIAN.RETENTION.MINOR"),
            "minor: max(last+10y,majority+1y) from last encounter, physician, "
            "LOW");
  EXPECT_EQ(RuleText("TN.HOSPITAL.RETENTION"),
            "last+10y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("TN.HOSPITAL.RETENTION.MINOR"),
            "minor: max(last+10y,majority+1y) from discharge, hospital, "
            "MEDIUM");
}

// An electronic copy is 25.00 up to 500 pages and 50.00 above.
TEST(Texas, BindsPhysiciansInFifteenBusinessDays) {
  EXPECT_EQ(RuleText("TX.PHYSICIAN.ACCESS"),
            "15 business days, physician, HIGH");
  EXPECT_EQ(RuleText("TX.PHYSICIAN.DISABILITY"),
            "free, physician, disability, HIGH");
  EXPECT_EQ(RuleText("TX.PHYSICIAN.PAPER"),
            "1-20 flat 25.00, 21+ at 0.50, certification 15.00, physician, "
            "paper, HIGH");
  EXPECT_EQ(RuleText("TX.PHYSICIAN.ELECTRONIC"),
            "1-500 flat 25.00, 501+ flat 25.00, certification 15.00, "
            "physician, electronic, HIGH");
}

TEST(Texas, KeepsByHolderAndHearsComplaints) {
  EXPECT_THAT(
      RuleIds("TX"),
      ElementsAre("TX.PHYSICIAN.ACCESS", "TX.PHYSICIAN.DISABILITY",
                  "TX.PHYSICIAN.PAPER", "TX.PHYSICIAN.ELECTRONIC",
                  "TX.PHYSICIAN.RETENTION", "TX.PHYSICIAN.RETENTION.MINOR",
                  "TX.HOSPITAL.RETENTION", "TX.HOSPITAL.RETENTION.MINOR"));
  EXPECT_EQ(MajorityText("TX"), "18, MEDIUM");
  EXPECT_EQ(RuleText("TX.PHYSICIAN.RETENTION"),
            "last+7y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("TX.PHYSICIAN.RETENTION.MINOR"),
            "minor: max(last+7y,age:21) from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("TX.HOSPITAL.RETENTION"),
            "last+10y from last encounter, hospital, MEDIUM");
  EXPECT_EQ(RuleText("TX.HOSPITAL.RETENTION.MINOR"),
            "minor: max(last+10y,age:20) from last encounter, hospital, "
            "MEDIUM");
  EXPECT_THAT(PeopleText("TX"),
              ElementsAre("hears complaints: Texas Medical Board, MEDIUM",
                          "would refuse for harm to physical, mental or "
                          "emotional health, MEDIUM"));
}

TEST(Utah, LeavesThePatientToHipaa) {
  EXPECT_THAT(RuleIds("UT"), ElementsAre("UT.ACCESS", "UT.INDIVIDUAL",
                                         "UT.THIRD_PARTY", "UT.HOSPITAL"));
  EXPECT_EQ(MajorityText("UT"), "18, MEDIUM");
  EXPECT_EQ(RuleText("UT.ACCESS"), "30 calendar days, extended to 60, HIGH");
  EXPECT_EQ(RuleText("UT.INDIVIDUAL"),
            "no cap, individual/representative, from 2015-01-01, HIGH");
  EXPECT_EQ(RuleText("UT.THIRD_PARTY"),
            "1-40 at 0.50, 41+ at 0.30, search 20.00, postage actual, "
            "tax actual, third party, 2015-01-01 to 2015-12-31, HIGH");
  EXPECT_EQ(RuleText("UT.HOSPITAL"),
            "last+7y from last encounter, hospital, MEDIUM");
}

// 5.00 or 0.50 a page, whichever is greater.
TEST(Vermont, AsksTheGreaterOfTwo) {
  EXPECT_THAT(RuleIds("VT"),
              ElementsAre("VT.BENEFIT", "VT.FEES", "VT.HOSPITAL"));
  EXPECT_EQ(MajorityText("VT"), "18, MEDIUM");
  EXPECT_EQ(RuleText("VT.BENEFIT"),
            "free, Social Security/needs-based benefit, HIGH");
  EXPECT_EQ(RuleText("VT.FEES"), "1+ at 0.50, at least 5.00, HIGH");
  EXPECT_EQ(RuleText("VT.HOSPITAL"),
            "created+10y from creation, hospital, HIGH");
}

TEST(Virginia, LeavesThePatientToHipaa) {
  EXPECT_THAT(RuleIds("VA"),
              ElementsAre("VA.ACCESS", "VA.INDIVIDUAL", "VA.THIRD_PARTY",
                          "VA.PHYSICIAN", "VA.PHYSICIAN.MINOR", "VA.HOSPITAL",
                          "VA.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("VA"), "18, MEDIUM");
  EXPECT_EQ(RuleText("VA.ACCESS"), "30 calendar days, HIGH");
  EXPECT_EQ(RuleText("VA.INDIVIDUAL"),
            "no cap, individual/representative, HIGH");
  EXPECT_EQ(RuleText("VA.THIRD_PARTY"),
            "1-50 at 0.50, 51+ at 0.25, search 10.00, postage actual, "
            "third party, MEDIUM");
  EXPECT_EQ(RuleText("VA.PHYSICIAN"),
            "last+6y from last encounter, physician, MEDIUM");
  EXPECT_EQ(RuleText("VA.PHYSICIAN.MINOR"),
            "minor: max(last+6y,age:18) from last encounter, physician, "
            "MEDIUM");
  EXPECT_EQ(RuleText("VA.HOSPITAL"),
            "last+5y from discharge, hospital, MEDIUM");
  EXPECT_EQ(RuleText("VA.HOSPITAL.MINOR"),
            "minor: age:23 from discharge, hospital, MEDIUM");
}

TEST(Washington, CountsBothItsPeriodsToThe21stDay) {
  EXPECT_THAT(RuleIds("WA"),
              ElementsAre("WA.ACCESS", "WA.AMENDMENT", "WA.COVERED", "WA.OTHER",
                          "WA.HOSPITAL", "WA.HOSPITAL.MINOR"));
  EXPECT_EQ(MajorityText("WA"), "18, MEDIUM");
  EXPECT_EQ(RuleText("WA.ACCESS"),
            "15 business days, extended to 21, individual/representative, "
            "HIGH");
  EXPECT_EQ(RuleText("WA.AMENDMENT"),
            "amendment, 10 calendar days, extended to 21, "
            "individual/representative, HIGH");
  EXPECT_EQ(RuleText("WA.HOSPITAL"), "last+10y from discharge, hospital, HIGH");
  EXPECT_EQ(RuleText("WA.HOSPITAL.MINOR"),
            "minor: max(last+10y,age:21) from discharge, hospital, HIGH");
  EXPECT_THAT(PeopleText("WA"),
              ElementsAre("told where records are: Washington State Department "
                          "of Health, HIGH"));
}

// Outside HIPAA the clerical fee is the individual's too.
TEST(Washington, TakesTheClericalFeeFromNoIndividualUnderHipaa) {
  EXPECT_EQ(RuleText("WA.COVERED"),
            "1-30 at 1.24, 31+ at 0.94, "
            "handling 28.00 not for individual/representative, "
            "covered entity, 2020-05-28 to 2022-05-27, HIGH");
  EXPECT_EQ(RuleText("WA.OTHER"),
            "1-30 at 1.24, 31+ at 0.94, handling 28.00, not covered entity, "
            "2020-05-28 to 2022-05-27, HIGH");
}

// The cap holds for all but tax.
TEST(WestVirginia, LeavesThePatientToHipaa) {
  EXPECT_THAT(
      RuleIds("WV"),
      ElementsAre("WV.ACCESS", "WV.INDIGENT", "WV.BENEFIT", "WV.INDIVIDUAL",
                  "WV.THIRD_PARTY.PAPER", "WV.THIRD_PARTY.ELECTRONIC"));
  EXPECT_EQ(MajorityText("WV"), "18, MEDIUM");
  EXPECT_EQ(RuleText("WV.ACCESS"), "30 calendar days, HIGH");
  EXPECT_EQ(RuleText("WV.INDIGENT"),
            "free, individual/representative, Social Security, up to copy 1, "
            "proven, until 2016-12-31, MEDIUM");
  EXPECT_EQ(RuleText("WV.BENEFIT"),
            "price unknown, individual/representative, Social Security, "
            "up to copy 1, from 2017-01-01, MEDIUM");
  EXPECT_EQ(RuleText("WV.INDIVIDUAL"),
            "no cap, individual/representative, from 2017-01-01, HIGH");
  EXPECT_EQ(RuleText("WV.THIRD_PARTY.PAPER"),
            "1+ at 0.40, search 20.00, certification 10.00, postage actual, "
            "tax actual, third party, paper, from 2017-01-01, HIGH");
  EXPECT_EQ(RuleText("WV.THIRD_PARTY.ELECTRONIC"),
            "1+ at 0.20, search 20.00, certification 10.00, postage actual, "
            "tax actual, "
            "at most 150.00 for pages/search/certification/postage, "
            "third party, electronic, from 2017-01-01, HIGH");
}

// The prices of one year, once at a quarter for Medical Assistance.
TEST(Wisconsin, AsksAQuarterOfTheFeeUnderMedicalAssistance) {
  EXPECT_THAT(RuleIds("WI"), ElementsAre("WI.MEDICAID", "WI.FEES",
                                         "WI.PHYSICIAN", "WI.HOSPITAL"));
  EXPECT_EQ(MajorityText("WI"), "18, MEDIUM");
  const std::string prices =
      "1-25 at 1.06, 26-50 at 0.78, 51-100 at 0.53, 101+ at 0.31, "
      "search 20.96 not for individual/representative, "
      "certification 8.38 not for individual/representative, "
      "non-paper 10.47 each, postage actual, tax actual, ";
  EXPECT_EQ(RuleText("WI.MEDICAID"),
            prices +
                "25% of the whole, paper, Medicaid, up to copy 1, "
                "2014-07-01 to 2015-06-30, HIGH");
  EXPECT_EQ(RuleText("WI.FEES"),
            prices + "paper, 2014-07-01 to 2015-06-30, HIGH");
  EXPECT_EQ(RuleText("WI.PHYSICIAN"),
            "last+5y from last encounter, physician, HIGH");
  EXPECT_EQ(RuleText("WI.HOSPITAL"), "last+5y from discharge, hospital, HIGH");
}

TEST(Wyoming, IsNotKnownButForMajority) {
  EXPECT_THAT(RuleIds("WY"), IsEmpty());
  EXPECT_EQ(MajorityText("WY"), "18, MEDIUM");
}

TEST(PuertoRico, IsNotKnownButForMajorityAt21) {
  EXPECT_THAT(RuleIds("PR"), IsEmpty());
  EXPECT_EQ(MajorityText("PR"), "21, MEDIUM");
}

}  // namespace
}  // namespace custodia::request::testing
