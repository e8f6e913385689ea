#include "services/directory/domain/stretches.h"

#include <optional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using absl::CivilDay;
using ::testing::ElementsAre;

// Days of January 2000; 0 is an open end.
DayRange Range(int first, int last) {
  DayRange range;
  if (first != 0) range.first = CivilDay(2000, 1, first);
  if (last != 0) range.last = CivilDay(2000, 1, last);
  return range;
}

TEST(CutAtTest, CutsWhereRangesBeginAndEnd) {
  EXPECT_THAT(CutAt(Range(1, 31), {Range(5, 9), Range(7, 20)}),
              ElementsAre(Range(1, 4), Range(5, 6), Range(7, 9), Range(10, 20),
                          Range(21, 31)));
}

TEST(CutAtTest, DoesNotCutAtItsOwnEnds) {
  EXPECT_THAT(CutAt(Range(5, 9), {Range(5, 9), Range(1, 31), Range(0, 4)}),
              ElementsAre(Range(5, 9)));
  EXPECT_THAT(CutAt(Range(5, 9), {Range(9, 9), Range(5, 5)}),
              ElementsAre(Range(5, 5), Range(6, 8), Range(9, 9)));
}

TEST(CutAtTest, CutsOpenRanges) {
  EXPECT_THAT(CutAt(Range(0, 0), {Range(5, 9)}),
              ElementsAre(Range(0, 4), Range(5, 9), Range(10, 0)));
  EXPECT_THAT(CutAt(Range(0, 0), {Range(0, 0)}), ElementsAre(Range(0, 0)));
  EXPECT_THAT(CutAt(Range(0, 9), {}), ElementsAre(Range(0, 9)));
}

TEST(CoversTest, TellsInsideFromOutside) {
  EXPECT_TRUE(Covers(Range(1, 9), Range(1, 9)));
  EXPECT_TRUE(Covers(Range(0, 0), Range(0, 9)));
  EXPECT_FALSE(Covers(Range(1, 9), Range(0, 9)));
  EXPECT_FALSE(Covers(Range(1, 9), Range(10, 12)));
}

TEST(NarrowedTest, DrawsInOpenEndsOnly) {
  EXPECT_EQ(Narrowed(Range(0, 0), {Range(5, 9), Range(3, 7)}), Range(3, 9));
  EXPECT_EQ(Narrowed(Range(0, 0), {Range(0, 9), Range(3, 0)}), Range(0, 0));
  EXPECT_EQ(Narrowed(Range(1, 0), {Range(5, 9)}), Range(1, 9));
  EXPECT_EQ(Narrowed(Range(1, 20), {Range(5, 9)}), Range(1, 20));
  EXPECT_EQ(Narrowed(Range(0, 0), {}), Range(0, 0));
}

TEST(NarrowedTest, LeavesDatesThatDoNotMeetWhatIsKnown) {
  EXPECT_EQ(Narrowed(Range(0, 3), {Range(5, 9)}), Range(0, 3));
  EXPECT_EQ(Narrowed(Range(12, 0), {Range(5, 9)}), Range(12, 0));
}

}  // namespace
}  // namespace custodia::directory
