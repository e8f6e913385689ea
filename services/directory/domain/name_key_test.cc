#include "services/directory/domain/name_key.h"

#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

TEST(OrganizationNameKeyTest, DoesNotCareHowANameIsWritten) {
  EXPECT_EQ(OrganizationNameKey("The Elm Street Group, P.C."),
            OrganizationNameKey("ELM STREET GROUP PC"));
  EXPECT_EQ(OrganizationNameKey("Smith & Jones Records, Inc."),
            OrganizationNameKey("Smith and Jones Records"));
  EXPECT_EQ(OrganizationNameKey("St. Mary's  Hospital"), "st marys hospital");
}

TEST(OrganizationNameKeyTest, KeepsWhatTellsNamesApart) {
  EXPECT_NE(OrganizationNameKey("Elm Street Group"),
            OrganizationNameKey("Elm Street Records"));
  EXPECT_EQ(OrganizationNameKey("PA"), "pa");
  EXPECT_EQ(OrganizationNameKey("Clínica Sol"), "clínica sol");
  EXPECT_EQ(OrganizationNameKey(" ,. "), "");
}

}  // namespace
}  // namespace custodia::directory
