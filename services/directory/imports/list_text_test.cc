#include "services/directory/imports/list_text.h"

#include "gmock/gmock.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ListTextTest, SplitsAtSeparatorsThatAreNotEscaped) {
  EXPECT_THAT(SplitList("", ';'), IsEmpty());
  EXPECT_THAT(SplitList("a; b ;;c", ';'), ElementsAre("a", "b", "", "c"));
  EXPECT_THAT(SplitList(R"(a\;b;c\\;d)", ';'),
              ElementsAre(R"(a\;b)", R"(c\\)", "d"));
  EXPECT_THAT(SplitList("Roe, Ann;x", ','), ElementsAre("Roe", "Ann;x"));
  EXPECT_THAT(SplitList("a;", ';'), ElementsAre("a", ""));
}

// Files were written before there was an escape.
TEST(ListTextTest, ABackslashBeforeAnythingElseIsItself) {
  EXPECT_EQ(UnescapeItem(R"(C:\clinic\)"), R"(C:\clinic\)");
  EXPECT_THAT(SplitList(R"(a\b;c\)", ';'), ElementsAre(R"(a\b)", R"(c\)"));
}

TEST(ListTextTest, WhatWasEscapedComesBack) {
  for (const char* value :
       {"", "plain", "a;b", "a,b", R"(a\)", R"(\;)", R"(\\,;)", "\\\\n"}) {
    EXPECT_EQ(UnescapeItem(EscapeItem(value)), value);
    EXPECT_THAT(SplitList(EscapeItem(value) + ";x", ';'),
                ElementsAre(EscapeItem(value), "x"));
  }
  EXPECT_EQ(JoinList({"1 Elm St; Rear", "", "Suite 3"}),
            R"(1 Elm St\; Rear;;Suite 3)");
}

}  // namespace
}  // namespace custodia::directory
