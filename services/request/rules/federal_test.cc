#include "gmock/gmock.h"
#include "services/request/testing/rule_text.h"

namespace custodia::request::testing {
namespace {

using ::testing::ElementsAre;

TEST(FederalRules, GiveThirtyDaysForAccessAndSixtyForTheRest) {
  EXPECT_EQ(RuleText("US.ACCESS"),
            "30 calendar days, extended to 60, covered entity, "
            "from 2013-09-23, HIGH");
  EXPECT_EQ(RuleText("US.AMENDMENT"),
            "amendment, 60 calendar days, extended to 90, covered entity, "
            "HIGH");
  EXPECT_EQ(RuleText("US.ACCOUNTING"),
            "accounting, 60 calendar days, extended to 90, covered entity, "
            "HIGH");
}

// Neither a period of retention nor a price per page nor an age: HIPAA has none
// (R-RET-01).
TEST(FederalRules, SayNothingElse) {
  EXPECT_THAT(RuleIds("US"),
              ElementsAre("US.ACCESS", "US.AMENDMENT", "US.ACCOUNTING"));
  EXPECT_EQ(MajorityText("US"), "none");
}

}  // namespace
}  // namespace custodia::request::testing
