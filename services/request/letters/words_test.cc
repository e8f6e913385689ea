#include "services/request/letters/words.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::request::letters {
namespace {

TEST(WordsTest, DatesAsTheyAreKnown) {
  EXPECT_EQ(InWords(PartialDate{2009, 3, 1}), "March 1, 2009");
  EXPECT_EQ(InWords(PartialDate{2009, 12, 0}), "December 2009");
  EXPECT_EQ(InWords(PartialDate{2009, 0, 0}), "2009");
  EXPECT_EQ(InWords(PartialDate{}), "");
  const absl::CivilDay day(2010, 1, 31);
  EXPECT_EQ(InWords(DayRange{day, day}),
            "January 31, 2010 to January 31, 2010");
  EXPECT_EQ(InWords(DayRange{day, {}}), "January 31, 2010 and later");
  EXPECT_EQ(InWords(DayRange{{}, day}), "until January 31, 2010");
  EXPECT_EQ(InWords(DayRange{}), "all dates");
}

TEST(WordsTest, ListsAndAddresses) {
  EXPECT_EQ(Listed({}), "");
  EXPECT_EQ(Listed({"a"}), "a");
  EXPECT_EQ(Listed({"a", "b"}), "a and b");
  EXPECT_EQ(Listed({"a", "b", "c"}), "a, b and c");
  using Lines = std::vector<std::string>;
  EXPECT_EQ(
      AddressLines(
          {.lines = {"1 Elm"}, .city = "Salem", .state = "MA", .zip = "01970"}),
      (Lines{"1 Elm", "Salem, MA 01970"}));
  EXPECT_EQ(AddressLines({.state = "MA", .zip = "01970"}), Lines{"MA 01970"});
  EXPECT_EQ(AddressLines({.city = "Salem"}), Lines{"Salem"});
  EXPECT_EQ(AddressLines({}), Lines{});
}

}  // namespace
}  // namespace custodia::request::letters
