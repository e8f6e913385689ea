#include "services/request/rules/values.h"

#include "gmock/gmock.h"

namespace custodia::request::rules {
namespace {

using ::testing::Eq;
using ::testing::Optional;

TEST(ParseDollars, TakesTwoDecimalsAlone) {
  EXPECT_THAT(ParseDollars("12.50"), Optional(1250));
  EXPECT_THAT(ParseDollars("0.00"), Optional(0));
  for (const char* text : {"", "12", "12.5", "12.505", ".50", "-1.00", "1,0.00",
                           "$1.00", "1.00 ", "1.2.30"}) {
    EXPECT_THAT(ParseDollars(text), Eq(std::nullopt)) << text;
  }
}

TEST(ParseMills, TakesTwoOrThreeDecimals) {
  EXPECT_THAT(ParseMills("0.435"), Optional(435));
  EXPECT_THAT(ParseMills("1.30"), Optional(1300));
  for (const char* text :
       {"", "1", "1.0", "1.0000", "x.00", "1.x0", "99999999999999999999.00"}) {
    EXPECT_THAT(ParseMills(text), Eq(std::nullopt)) << text;
  }
}

TEST(ParseDay, TakesWholeDaysOfTheCalendar) {
  EXPECT_THAT(ParseDay("2024-02-29"), Optional(absl::CivilDay(2024, 2, 29)));
  for (const char* text : {"", "2024", "2024-02", "2023-02-29", "02/29/2024"}) {
    EXPECT_THAT(ParseDay(text), Eq(std::nullopt)) << text;
  }
}

TEST(IsRetentionExpression, FollowsTheGrammar) {
  for (const char* text : {"last+7y", "created+10y", "age:21", "majority+5y",
                           "max(age:21,last+7y)", "min(last+7y,majority+1y)",
                           "max(min(age:1,age:2),created+3y)"}) {
    EXPECT_TRUE(IsRetentionExpression(text)) << text;
  }
  for (const char* text :
       {"", "7", "last+7", "last+y", "last-7y", "age:", "age:21y",
        "max(age:21)", "max(age:21,last+7y", "max(age:21, last+7y)",
        "last+7y last+7y", "max(age:21,last+7y,age:3)", "death+3y"}) {
    EXPECT_FALSE(IsRetentionExpression(text)) << text;
  }
}

}  // namespace
}  // namespace custodia::request::rules
