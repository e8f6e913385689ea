#include "common/resource_names.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia {
namespace {

using ::testing::ElementsAre;
using ::testing::Optional;

TEST(ResourceNamesTest, ParsesNestedNames) {
  EXPECT_THAT(
      ParseName("retrievals/r-1/attempts/a.2", {"retrievals", "attempts"}),
      Optional(ElementsAre("r-1", "a.2")));
  EXPECT_THAT(ParseName("organizations/npi-1", "organizations"),
              Optional(std::string("npi-1")));
}

TEST(ResourceNamesTest, RefusesWhatIsNoName) {
  for (const char* name :
       {"", "organizations", "organizations/", "other/x", "organizations/x/",
        "organizations/a b", "organizations/../x", "/organizations/x",
        "organizations/..", "organizations/."}) {
    EXPECT_FALSE(ParseName(name, "organizations").has_value()) << name;
  }
  EXPECT_FALSE(IsResourceId(std::string(101, 'a')));
  EXPECT_TRUE(IsResourceId("..."));
}

TEST(ResourceNamesTest, KnowsUuids) {
  EXPECT_TRUE(IsUuid("6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a55"));
  EXPECT_FALSE(IsUuid("6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a5"));
  EXPECT_FALSE(IsUuid("6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a5g"));
  EXPECT_FALSE(IsUuid("6f1c2f5e06f6b-4f0e-9d8a-0d2f3b1c4a55"));
}

}  // namespace
}  // namespace custodia
