#include "services/directory/domain/organization.h"

#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

std::string Key(std::vector<std::string> lines, std::string zip = "02139") {
  return AddressKey({.lines = std::move(lines), .zip = std::move(zip)});
}

TEST(AddressKeyTest, IsOneForAllWaysToWriteAnAddress) {
  const std::string key = Key({"12 N MAIN ST"});
  EXPECT_EQ(key, "12 N MAIN ST|02139");
  for (const char* line :
       {"12 N Main Street, Suite 3", "12 NORTH MAIN ST STE 3",
        "12 N. Main St. #3", "12 north main street unit b",
        "12 North  Main Street, 2nd Floor", "12 N Main St, Second Fl",
        "12 N MAIN ST RM 12", "12 N Main St Apt. 4"}) {
    EXPECT_EQ(Key({line}), key) << line;
  }
  EXPECT_EQ(Key({"12 N Main St"}, "02139-1234"), key);
  EXPECT_EQ(Key({"12 N Main St"}, "021391234"), key);
}

TEST(AddressKeyTest, KeepsApartWhatIsApart) {
  const std::string key = Key({"12 N Main St"});
  for (const char* line : {"14 N Main St", "12 S Main St", "12 Main St",
                           "12 N Main Ave", "12 N Main St NW", "12 N Elm St"}) {
    EXPECT_NE(Key({line}), key) << line;
  }
  EXPECT_NE(Key({"12 N Main St"}, "02140"), key);
}

TEST(AddressKeyTest, FindsTheStreetBehindADepartmentSuiteOrBox) {
  const std::string key = Key({"55 Fruit St"});
  EXPECT_EQ(Key({"Department of Surgery", "55 Fruit Street"}), key);
  EXPECT_EQ(Key({"Suite 200", "55 Fruit St"}), key);
  EXPECT_EQ(Key({"PO Box 9", "55 Fruit St"}), key);
  EXPECT_EQ(Key({"55 Fruit St", "5 Elsewhere"}), key);
  EXPECT_EQ(Key({"One Hospital Drive"}), Key({"1 Hospital Dr"}));
  EXPECT_EQ(Key({"Saint James Avenue"}), Key({"St. James Ave"}));
}

TEST(AddressKeyTest, IsEmptyWhereNothingStands) {
  EXPECT_EQ(Key({"PO Box 12"}), "");
  EXPECT_EQ(Key({"P.O. Box 12"}), "");
  EXPECT_EQ(Key({"P. O. Box 12"}), "");
  EXPECT_EQ(Key({"Post Office Box 12"}), "");
  EXPECT_EQ(Key({}), "");
  EXPECT_EQ(Key({"Suite 3"}), "");
  EXPECT_EQ(Key({"12 N Main St"}, ""), "");
  EXPECT_EQ(Key({"12 N Main St"}, "2139"), "");
  EXPECT_EQ(Key({"12 N Main St"}, "SW1A 1AA"), "");
}

TEST(TimeZoneOfStateTest, KnowsEveryStateAndTerritory) {
  for (const char* state :
       {"AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID",
        "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS",
        "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK",
        "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV",
        "WI", "WY", "DC", "PR", "VI", "GU", "AS", "MP"}) {
    absl::TimeZone zone;
    EXPECT_TRUE(absl::LoadTimeZone(TimeZoneOfState(state), &zone)) << state;
    EXPECT_NE(TimeZoneOfState(state), "") << state;
  }
  EXPECT_EQ(TimeZoneOfState("MA"), "America/New_York");
  EXPECT_EQ(TimeZoneOfState("AZ"), "America/Phoenix");
  EXPECT_EQ(TimeZoneOfState(""), "");
  EXPECT_EQ(TimeZoneOfState("ZZ"), "");
}

}  // namespace
}  // namespace custodia::directory
