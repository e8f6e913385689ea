#include "gmock/gmock.h"
#include "services/request/testing/rule_text.h"

// The rules of Maine to North Dakota, in the order of their names.
namespace custodia::request::testing {
namespace {

using ::testing::ElementsAre;

TEST(StateRules, Maine) {
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
TEST(StateRules, Maryland) {
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
  const auto& registries = ShippedRules().Find("MD")->registries;
  ASSERT_EQ(registries.size(), 1);
  EXPECT_EQ(registries[0].name, "Maryland Board of Physicians");
  EXPECT_FALSE(registries[0].published);
}

// What physicians may charge is not known; a hospital's rule on minors neither.
TEST(StateRules, Massachusetts) {
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

TEST(StateRules, Michigan) {
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
  EXPECT_EQ(ShippedRules().Find("MI")->registries.size(), 1);
}

// 50.00 for the first hundred pages and 0.20 for each of 2250 more are 500.00.
TEST(StateRules, MinnesotaPrices) {
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
TEST(StateRules, Minnesota) {
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
  const auto& registries = ShippedRules().Find("MN")->registries;
  ASSERT_EQ(registries.size(), 1);
  EXPECT_TRUE(registries[0].published);
}

TEST(StateRules, Mississippi) {
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

TEST(StateRules, Missouri) {
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
TEST(StateRules, Montana) {
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

}  // namespace
}  // namespace custodia::request::testing
