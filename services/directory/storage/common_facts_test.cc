#include "services/directory/storage/common_facts.h"

#include <thread>

#include "gtest/gtest.h"

namespace custodia::directory::sql {
namespace {

RevisionFacts Nothing(const RevisionFacts& /*former*/) { return {}; }

TEST(NewestCommonFactsTest, AreOfTheNewestRevisionAlone) {
  NewestCommonFacts newest;
  const auto first = newest.At(1, Nothing);
  EXPECT_EQ(newest.At(1, Nothing), first);
  const auto second = newest.At(2, Nothing);
  EXPECT_NE(second, first);
  EXPECT_EQ(second->revision, 2);
  EXPECT_EQ(newest.At(1, Nothing), nullptr);
  // Who began before goes on with the former.
  EXPECT_EQ(first->revision, 1);
}

TEST(NewestCommonFactsTest, FormerOnesAreLetGoOf) {
  NewestCommonFacts newest;
  const std::weak_ptr<CommonFacts> first = newest.At(1, Nothing);
  newest.At(2, Nothing);
  // For ever, where they are not.
  while (!first.expired()) std::this_thread::yield();
}

}  // namespace
}  // namespace custodia::directory::sql
