#include "common/dates.h"

#include "gtest/gtest.h"

namespace custodia {
namespace {

using absl::CivilDay;

TEST(PartialDateTest, ParsesWhatItFormats) {
  for (const char* text : {"", "2009", "2009-03", "2009-03-01", "2024-02-29"}) {
    const auto date = ParseDate(text);
    ASSERT_TRUE(date.has_value()) << text;
    EXPECT_EQ(FormatDate(*date), text);
  }
}

TEST(PartialDateTest, RefusesWhatIsNoDate) {
  for (const char* text :
       {"09", "2009-13", "2009-02-30", "2023-02-29", "2009-3", "2009-03-01-01",
        "2009/03/01", "0000", "2009-00", "-2009", "2009-", "+009"}) {
    EXPECT_FALSE(ParseDate(text).has_value()) << text;
  }
}

TEST(PartialDateTest, MeansItsWholeMonthOrYear) {
  const PartialDate year{.year = 2009};
  EXPECT_EQ(year.FirstDay(), CivilDay(2009, 1, 1));
  EXPECT_EQ(year.LastDay(), CivilDay(2009, 12, 31));
  const PartialDate february{.year = 2024, .month = 2};
  EXPECT_EQ(february.FirstDay(), CivilDay(2024, 2, 1));
  EXPECT_EQ(february.LastDay(), CivilDay(2024, 2, 29));
  EXPECT_FALSE(PartialDate{}.FirstDay().has_value());
}

TEST(DayRangeTest, IntersectsWithOpenEnds) {
  const DayRange early{.last = CivilDay(2009, 12, 31)};
  const DayRange late{.first = CivilDay(2009, 6, 1)};
  EXPECT_EQ(Intersect(early, late),
            (DayRange{CivilDay(2009, 6, 1), CivilDay(2009, 12, 31)}));
  EXPECT_EQ(Intersect(early, DayRange{.first = CivilDay(2010, 1, 1)}),
            std::nullopt);
  EXPECT_EQ(Intersect(DayRange{}, DayRange{}), DayRange{});
}

}  // namespace
}  // namespace custodia
