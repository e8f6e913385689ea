#include "services/request/letters/wrap.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/letters/utf8.h"

namespace custodia::request::letters {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Wrapped(absl::string_view text, double width) {
  return Wrap(text, width, [](absl::string_view part) {
    return static_cast<double>(CodePoints(part).size());
  });
}

TEST(WrapTest, BreaksAtSpacesWhereTheLineIsFull) {
  EXPECT_THAT(Wrapped("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(Wrapped("one two three", 6), ElementsAre("one", "two", "three"));
  EXPECT_THAT(Wrapped("one two three", 13), ElementsAre("one two three"));
}

TEST(WrapTest, SpacesAtTheEndsAndBetweenCountOnce) {
  EXPECT_THAT(Wrapped("  one   two ", 7), ElementsAre("one two"));
}

TEST(WrapTest, ALineFeedBreaks) {
  EXPECT_THAT(Wrapped("one\ntwo\n\nthree", 9),
              ElementsAre("one", "two", "", "three"));
  EXPECT_THAT(Wrapped("", 9), ElementsAre(""));
}

TEST(WrapTest, AWordWiderThanALineIsBrokenBetweenCharacters) {
  EXPECT_THAT(Wrapped("a ĐĐĐĐĐ b", 3), ElementsAre("a", "ĐĐĐ", "ĐĐ", "b"));
  EXPECT_THAT(Wrapped("ĐĐ", 0.5), ElementsAre("Đ", "Đ"));
}

// No width is wide enough: what prints them takes no text without end.
TEST(WrapTest, NoLineIsLongerThanAThousandBytes) {
  const std::string marks(5000, 'w');
  const auto no_width = [](absl::string_view) { return 0.0; };
  for (const std::string& text : {marks, std::string("a ") + marks}) {
    const std::vector<std::string> lines = Wrap(text, 10, no_width);
    EXPECT_GE(lines.size(), 5U);
    for (const std::string& line : lines) EXPECT_LE(line.size(), 1001U);
  }
}

TEST(WrapTest, AControlCharacterIsASpace) {
  EXPECT_THAT(Wrapped("one\ttwo\r\nthree", 9), ElementsAre("one two", "three"));
}

TEST(Utf8Test, DecodesEachLength) {
  std::vector<char32_t> numbers;
  for (const absl::string_view point : CodePoints("aé日😀")) {
    numbers.push_back(Decode(point));
  }
  EXPECT_THAT(numbers, ElementsAre('a', 0xE9, 0x65E5, 0x1F600));
}

TEST(Utf8Test, BrokenBytesStandAlone) {
  EXPECT_THAT(CodePoints("\xC3(\x80\xE2\x82"),
              ElementsAre("\xC3", "(", "\x80", "\xE2", "\x82"));
}

TEST(Utf8Test, WhatIsNoTextBecomesASpace) {
  EXPECT_EQ(Printable("a\tb\x1B[2Jc\nd"), "a b [2Jc\nd");
  EXPECT_EQ(Printable(absl::string_view("a\0b", 3)), "a b");
  EXPECT_EQ(Printable("a\u202Eb\u2066c\u200Fd\u0085e\u2028f"), "a b c d e f");
  EXPECT_EQ(Printable("Łukasz Ёлкина 日"), "Łukasz Ёлкина 日");
}

}  // namespace
}  // namespace custodia::request::letters
