#include "services/directory/imports/text.h"

#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

TEST(IsUtf8, TellsWellFormedFromOther) {
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8("plain"));
  EXPECT_TRUE(IsUtf8("Doña"));
  EXPECT_TRUE(IsUtf8("\xE2\x82\xAC \xF0\x9F\x98\x80"));
  EXPECT_FALSE(IsUtf8("Do\xF1"));
  EXPECT_FALSE(IsUtf8("\xC0\x80"));          // overlong
  EXPECT_FALSE(IsUtf8("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(IsUtf8("\xF5\x80\x80\x80"));  // beyond Unicode
  EXPECT_FALSE(IsUtf8("\xE2\x82"));          // cut off
}

TEST(CleanText, KeepsUtf8AndReadsTheRestAsWindows1252) {
  EXPECT_EQ(CleanText("Doña Ana"), "Doña Ana");
  EXPECT_EQ(CleanText("Do\xF1"
                      "a Ana"),
            "Doña Ana");
  EXPECT_EQ(CleanText("St. Mary\x92s \x96 East"), "St. Mary’s – East");
  EXPECT_EQ(CleanText("\x80"), "€");
}

TEST(CleanText, TrimsAndJoinsLines) {
  EXPECT_EQ(CleanText("  12 Main St\r\n  Suite 3 "), "12 Main St Suite 3");
  EXPECT_EQ(CleanText(" \t "), "");
}

TEST(CleanText, RefusesWhatIsNoText) {
  EXPECT_FALSE(CleanText("\x81"));
  EXPECT_FALSE(CleanText("a\x01z"));
  EXPECT_FALSE(CleanText(absl::string_view("a\0z", 3)));
}

}  // namespace
}  // namespace custodia::directory
