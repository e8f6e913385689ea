#include "services/directory/imports/numbers.h"

#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

TEST(WithoutDecimalZero, TakesOffOnlyThat) {
  EXPECT_EQ(WithoutDecimalZero("1.0"), "1");
  EXPECT_EQ(WithoutDecimalZero("1"), "1");
  EXPECT_EQ(WithoutDecimalZero("1.05"), "1.05");
  EXPECT_EQ(WithoutDecimalZero(".0"), ".0");
  EXPECT_EQ(WithoutDecimalZero("A.0"), "A.0");
}

TEST(RepairZip, WritesFiveOrNineDigits) {
  EXPECT_EQ(RepairZip("", "NE"), "");
  EXPECT_EQ(RepairZip("68847", "NE"), "68847");
  EXPECT_EQ(RepairZip("688472944", "NE"), "68847-2944");
  EXPECT_EQ(RepairZip("68847-2944", "NE"), "68847-2944");
  EXPECT_EQ(RepairZip("688470000", "NE"), "68847");
  EXPECT_EQ(RepairZip("688472944.0", "NE"), "68847-2944");
}

TEST(RepairZip, RestoresZerosWhereTheStateHasThem) {
  EXPECT_EQ(RepairZip("21311000.0", "MA"), "02131-1000");
  EXPECT_EQ(RepairZip("2131", "MA"), "02131");
  EXPECT_EQ(RepairZip("725.0", "PR"), "00725");
  EXPECT_EQ(RepairZip("7251234", "PR"), "00725-1234");
}

TEST(RepairZip, GuessesNothing) {
  EXPECT_FALSE(RepairZip("8847", "NE"));
  EXPECT_FALSE(RepairZip("88472944", "NE"));
  EXPECT_FALSE(RepairZip("725", "MA"));
  EXPECT_FALSE(RepairZip("2131", ""));
  EXPECT_FALSE(RepairZip("K1A 0B1", "NE"));
  EXPECT_FALSE(RepairZip("6884729441", "NE"));
}

TEST(RepairPhone, ReadsTenDigits) {
  for (const char* text : {"2025550143", "2025550143.0", "(202) 555-0143",
                           "202.555.0143", "+1 202 555 0143", "12025550143"}) {
    EXPECT_EQ(RepairPhone(text), "202-555-0143") << text;
  }
}

TEST(RepairPhone, RefusesTheRest) {
  for (const char* text : {"", "5550143", "0025550143", "2021550143",
                           "202-555-0143 x5", "25025550143", "none"}) {
    EXPECT_FALSE(RepairPhone(text)) << text;
  }
}

TEST(RepairCcn, RestoresTheZeroAndKeepsLetters) {
  EXPECT_EQ(RepairCcn("010001"), "010001");
  EXPECT_EQ(RepairCcn("10001"), "010001");
  EXPECT_EQ(RepairCcn("10001.0"), "010001");
  EXPECT_EQ(RepairCcn("01014f"), "01014F");
  EXPECT_FALSE(RepairCcn("1001"));
  EXPECT_FALSE(RepairCcn("1014F"));
  EXPECT_FALSE(RepairCcn("01-001"));
  EXPECT_FALSE(RepairCcn(""));
}

TEST(RepairPacTest, RestoresZerosInFront) {
  EXPECT_EQ(RepairPac("0941606099"), "0941606099");
  EXPECT_EQ(RepairPac("941606099"), "0941606099");
  EXPECT_EQ(RepairPac("941606099.0"), "0941606099");
  for (const char* text : {"", "1234567", "12345678901", "09416060X9"}) {
    EXPECT_EQ(RepairPac(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace custodia::directory
