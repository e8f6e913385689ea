#include "services/request/policy/calendar.h"

#include <random>
#include <vector>

#include "gmock/gmock.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using ::testing::ElementsAre;

std::vector<CivilDay> HolidaysOf(int year) {
  std::vector<CivilDay> holidays;
  for (CivilDay day(year, 1, 1); day.year() == year; ++day) {
    if (IsFederalHoliday(day)) holidays.push_back(day);
  }
  return holidays;
}

// opm.gov; 4 July 2026 is a Saturday, observed on the Friday.
TEST(FederalHolidays, Of2026) {
  EXPECT_THAT(HolidaysOf(2026),
              ElementsAre(CivilDay(2026, 1, 1), CivilDay(2026, 1, 19),
                          CivilDay(2026, 2, 16), CivilDay(2026, 5, 25),
                          CivilDay(2026, 6, 19), CivilDay(2026, 7, 3),
                          CivilDay(2026, 7, 4), CivilDay(2026, 9, 7),
                          CivilDay(2026, 10, 12), CivilDay(2026, 11, 11),
                          CivilDay(2026, 11, 26), CivilDay(2026, 12, 25)));
}

// New Year's Day of 2023 is a Sunday, and so observed on the Monday.
TEST(FederalHolidays, Of2023) {
  EXPECT_THAT(HolidaysOf(2023),
              ElementsAre(CivilDay(2023, 1, 1), CivilDay(2023, 1, 2),
                          CivilDay(2023, 1, 16), CivilDay(2023, 2, 20),
                          CivilDay(2023, 5, 29), CivilDay(2023, 6, 19),
                          CivilDay(2023, 7, 4), CivilDay(2023, 9, 4),
                          CivilDay(2023, 10, 9), CivilDay(2023, 11, 10),
                          CivilDay(2023, 11, 11), CivilDay(2023, 11, 23),
                          CivilDay(2023, 12, 25)));
}

TEST(FederalHolidays, ObserveNewYearInTheYearBefore) {
  EXPECT_TRUE(IsFederalHoliday(CivilDay(2021, 12, 31)));  // 1 January: Saturday
  EXPECT_FALSE(IsFederalHoliday(CivilDay(2020, 12, 31)));
  EXPECT_FALSE(IsFederalHoliday(CivilDay(2022, 1, 3)));
}

// 19 June 2021 was a Saturday.
TEST(FederalHolidays, KeepJuneteenthFrom2021) {
  EXPECT_FALSE(IsFederalHoliday(CivilDay(2020, 6, 19)));
  EXPECT_TRUE(IsFederalHoliday(CivilDay(2021, 6, 18)));
  EXPECT_TRUE(IsFederalHoliday(CivilDay(2021, 6, 19)));
}

TEST(FederalHolidays, KeepMartinLutherKingsBirthdayFrom1986) {
  EXPECT_FALSE(IsFederalHoliday(CivilDay(1985, 1, 21)));
  EXPECT_TRUE(IsFederalHoliday(CivilDay(1986, 1, 20)));
}

// A third Monday can be the 15th to the 21st, the last one the 25th to 31st.
TEST(FederalHolidays, FallOnTheFirstAndLastDayThatTheyCan) {
  EXPECT_TRUE(IsFederalHoliday(CivilDay(2024, 1, 15)));
  EXPECT_TRUE(IsFederalHoliday(CivilDay(2019, 1, 21)));
  EXPECT_FALSE(IsFederalHoliday(CivilDay(2024, 1, 22)));
  EXPECT_FALSE(IsFederalHoliday(CivilDay(2019, 1, 14)));
  EXPECT_TRUE(IsFederalHoliday(CivilDay(2021, 5, 31)));
  EXPECT_FALSE(IsFederalHoliday(CivilDay(2021, 5, 24)));
  EXPECT_TRUE(IsFederalHoliday(CivilDay(2020, 5, 25)));
  EXPECT_TRUE(IsFederalHoliday(CivilDay(2024, 11, 28)));
  EXPECT_FALSE(IsFederalHoliday(CivilDay(2024, 11, 21)));
  EXPECT_FALSE(IsFederalHoliday(CivilDay(2023, 11, 30)));
}

TEST(AddBusinessDays, BeginsWithTheNextWorkingDay) {
  const CivilDay friday(2026, 3, 6);
  EXPECT_EQ(AddBusinessDays(friday, 0, {}), friday);
  EXPECT_EQ(AddBusinessDays(friday, 1, {}), CivilDay(2026, 3, 9));
  EXPECT_EQ(AddBusinessDays(CivilDay(2026, 3, 7), 1, {}),
            CivilDay(2026, 3, 9));  // Saturday
  EXPECT_EQ(AddBusinessDays(CivilDay(2026, 3, 8), 1, {}),
            CivilDay(2026, 3, 9));  // Sunday
  EXPECT_EQ(AddBusinessDays(friday, 5, {}), CivilDay(2026, 3, 13));
}

TEST(AddBusinessDays, PassesFederalAndGivenHolidays) {
  EXPECT_EQ(AddBusinessDays(CivilDay(2026, 5, 22), 1, {}),
            CivilDay(2026, 5, 26));
  EXPECT_EQ(AddBusinessDays(CivilDay(2026, 5, 22), 1, {CivilDay(2026, 5, 26)}),
            CivilDay(2026, 5, 27));
  EXPECT_EQ(AddBusinessDays(CivilDay(2026, 7, 2), 1, {}),
            CivilDay(2026, 7, 6));  // the 3rd is observed
}

TEST(AddBusinessDays, NeverLandsOnAWeekendOrHoliday) {
  std::mt19937 random(20260302);
  for (int round = 0; round < 2000; ++round) {
    const CivilDay start = CivilDay(1990, 1, 1) + random() % 20000;
    const int count = 1 + static_cast<int>(random() % 40);
    const std::set<CivilDay> holidays = {start + random() % 60,
                                         start + random() % 60};
    const CivilDay end = AddBusinessDays(start, count, holidays);
    const absl::Weekday weekday = absl::GetWeekday(end);
    EXPECT_NE(weekday, absl::Weekday::saturday) << start;
    EXPECT_NE(weekday, absl::Weekday::sunday) << start;
    EXPECT_FALSE(IsFederalHoliday(end)) << start;
    EXPECT_FALSE(holidays.contains(end)) << start;
    EXPECT_LT(AddBusinessDays(start, count - 1, holidays), end) << start;
  }
}

TEST(AddYears, KeepsMonthAndDay) {
  EXPECT_EQ(AddYears(CivilDay(2016, 7, 1), 13), CivilDay(2029, 7, 1));
  EXPECT_EQ(AddYears(CivilDay(2016, 12, 31), 1), CivilDay(2017, 12, 31));
  EXPECT_EQ(AddYears(CivilDay(2016, 7, 1), 0), CivilDay(2016, 7, 1));
}

TEST(AddYears, MakesTheLeapDayThe28thWhereThereIsNone) {
  EXPECT_EQ(AddYears(CivilDay(2004, 2, 29), 18), CivilDay(2022, 2, 28));
  EXPECT_EQ(AddYears(CivilDay(2004, 2, 29), 20), CivilDay(2024, 2, 29));
  EXPECT_EQ(AddYears(CivilDay(1896, 2, 29), 4), CivilDay(1900, 2, 28));
  EXPECT_EQ(AddYears(CivilDay(2003, 2, 28), 1), CivilDay(2004, 2, 28));
}

}  // namespace
}  // namespace custodia::request::policy
