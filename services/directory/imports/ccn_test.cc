#include "services/directory/imports/ccn.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(CcnTest, RestoresZerosAndKeepsLetters) {
  EXPECT_EQ(ParseCcn("50348"), (Ccn{"050348", "050348"}));
  EXPECT_EQ(ParseCcn("050348.0"), (Ccn{"050348", "050348"}));
  EXPECT_EQ(ParseCcn("24s038"), (Ccn{"24S038", "24S038"}));
}

TEST(CcnTest, TakesTheCampusOff) {
  EXPECT_EQ(ParseCcn("10002900"), (Ccn{"100029", "10002900"}));
  EXPECT_EQ(ParseCcn("7001001"), (Ccn{"070010", "07001001"}));
  EXPECT_EQ(ParseCcn("240018b"), (Ccn{"240018", "240018B"}));
}

TEST(CcnTest, RefusesWhatIsNone) {
  for (const char* text : {"", "1234", "A00029", "100029000", "1000290X",
                           "100029-1", "100029-", "hospital"}) {
    EXPECT_EQ(ParseCcn(text), std::nullopt) << text;
  }
}

TEST(CcnTest, FindsTheHospitalOfAUnit) {
  EXPECT_EQ(HospitalOfCcn("050348"), "050348");
  EXPECT_EQ(HospitalOfCcn("24S038"), "240038");
  EXPECT_EQ(HospitalOfCcn("25M302"), "251302");
  EXPECT_EQ(HospitalOfCcn("44Y030"), "443030");
  EXPECT_EQ(HospitalOfCcn("45TB11"), "");
  EXPECT_EQ(HospitalOfCcn("24X038"), "");
  EXPECT_EQ(HospitalOfCcn(""), "");
}

TEST(CcnTest, NamesTheUnitsOfAHospital) {
  EXPECT_THAT(UnitCcns("240038"), ElementsAre("24S038", "24T038", "24U038"));
  EXPECT_THAT(UnitCcns("251302"), ElementsAre("25M302", "25R302", "25Z302"));
  EXPECT_THAT(UnitCcns("254001"), IsEmpty());
  EXPECT_THAT(UnitCcns(""), IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
