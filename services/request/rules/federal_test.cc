#include "gmock/gmock.h"
#include "services/request/testing/rule_text.h"

namespace custodia::request::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FederalRules, GiveThirtyDaysForAccessAndSixtyForTheRest) {
  EXPECT_EQ(RuleText("US.ACCESS"),
            "30 calendar days, extended to 60, individual/representative, "
            "covered entity, from 2013-09-23, HIGH");
  EXPECT_EQ(RuleText("US.AMENDMENT"),
            "amendment, 60 calendar days, extended to 90, "
            "individual/representative, covered entity, HIGH");
  EXPECT_EQ(RuleText("US.ACCOUNTING"),
            "accounting, 60 calendar days, extended to 90, "
            "individual/representative, covered entity, HIGH");
}

// R-RET-06: none of them was read in these words.
TEST(FederalRules, HoldWhatIsOpenAtLowConfidence) {
  EXPECT_EQ(RuleText("US.HOLD.LITIGATION"), "held by litigation, LOW");
  EXPECT_EQ(RuleText("US.HOLD.REQUEST"),
            "held by an open request, covered entity, LOW");
  EXPECT_EQ(RuleText("US.HOLD.AMENDMENT"),
            "held by an open amendment, covered entity, LOW");
  EXPECT_EQ(RuleText("US.HOLD.ACCOUNTING"),
            "held by an open accounting, covered entity, LOW");
}

// Neither a period of retention nor a price per page nor an age: HIPAA has none
// (R-RET-01).
TEST(FederalRules, SayNothingElse) {
  EXPECT_THAT(RuleIds("US"),
              ElementsAre("US.ACCESS", "US.AMENDMENT", "US.ACCOUNTING",
                          "US.HOLD.LITIGATION", "US.HOLD.REQUEST",
                          "US.HOLD.AMENDMENT", "US.HOLD.ACCOUNTING"));
  EXPECT_EQ(MajorityText("US"), "none");
  EXPECT_THAT(PeopleText("US"), IsEmpty());
}

// Each is stated by its state's own test.
TEST(PeopleText, IsKnownOfTheseStatesAlone) {
  std::vector<std::string> known;
  for (const auto& [code, rules] : ShippedRules().states) {
    if (!PeopleText(code).empty()) known.push_back(code);
  }
  EXPECT_THAT(known, ElementsAre("AR", "CT", "DC", "DE", "GA", "HI", "KS", "LA",
                                 "MD", "MI", "MN", "NC", "NE", "NV", "NY", "OK",
                                 "OR", "RI", "TX", "WA"));
}

}  // namespace
}  // namespace custodia::request::testing
