#include "common/address.h"

#include "gtest/gtest.h"

namespace custodia {
namespace {

TEST(AddressTest, KnowsTheCodesOfThePostalService) {
  for (const char* code : {"AA", "MA", "DC", "PR", "WY"}) {
    EXPECT_TRUE(IsStateCode(code)) << code;
  }
  for (const char* code : {"", "ma", "M", "MAA", "XX", "UK"}) {
    EXPECT_FALSE(IsStateCode(code)) << code;
  }
}

TEST(AddressTest, TakesZipCodesInBothForms) {
  EXPECT_TRUE(IsZip("02139"));
  EXPECT_TRUE(IsZip("02139-4307"));
  for (const char* zip : {"", "2139", "021394307", "02139-", "0213a"}) {
    EXPECT_FALSE(IsZip(zip)) << zip;
  }
}

TEST(AddressTest, TakesCountyCodesWithTheirZeros) {
  EXPECT_TRUE(IsCountyFips("09001"));
  EXPECT_FALSE(IsCountyFips("9001"));
  EXPECT_FALSE(IsCountyFips("MA025"));
}

}  // namespace
}  // namespace custodia
