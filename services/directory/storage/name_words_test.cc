#include "services/directory/storage/name_words.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NameWordsTest, FoldsCaseAndMarks) {
  EXPECT_EQ(NameKey("JOSÉ"), "jose");
  EXPECT_EQ(NameKey("Jose\u0301"), "jose");  // The mark on its own.
  EXPECT_EQ(NameKey("Núñez Ðørre Žižek Łuk Ångström"),
            "nunezdorrezizeklukangstrom");
  EXPECT_EQ(NameKey("Strauß Æsa Œuf Þór"), "straussaesaoeufthor");
  EXPECT_EQ(NameKey("ÀÿĀſ"), "ayas");  // The ends of the table.
}

TEST(NameWordsTest, LeavesOutApostrophesAndFullStops) {
  for (const char* name : {"O'Brien", "OBRIEN", "O\u2019Brien", "O\u2018Brien",
                           "O\u02BCBrien", "O`Brien", "O.Brien"}) {
    EXPECT_THAT(NameWords(name), ElementsAre("obrien")) << name;
  }
}

TEST(NameWordsTest, PartsAtAllElse) {
  EXPECT_THAT(NameWords("Smith-Jones, Ann  Marie\t(Dr)"),
              ElementsAre("smith", "jones", "ann", "marie", "dr"));
  EXPECT_THAT(NameWords(" -,' "), IsEmpty());
  EXPECT_EQ(NameKey("De La Cruz"), NameKey("Delacruz"));
}

TEST(NameWordsTest, LeavesOtherScriptsAndBrokenTextAlone) {
  EXPECT_THAT(NameWords("李 Wei"), ElementsAre("李", "wei"));
  EXPECT_THAT(NameWords("Jos\xC3"), ElementsAre("jos\xC3"));
  EXPECT_THAT(NameWords("Jos\xCC"), ElementsAre("jos\xCC"));
  EXPECT_THAT(NameWords("Jos\xC3z"), ElementsAre("jos\xC3z"));
}

TEST(NameWordsTest, ANameIsFoundByEachOfItsWordsOnce) {
  EXPECT_THAT(SearchWords({.given = "Ann Marie",
                           .middle = "Ann",
                           .family = "O Brien",
                           .suffix = "Jr."}),
              ElementsAre("ann", "brien", "jr", "marie", "o", "obrien"));
  EXPECT_THAT(SearchWords({}), IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
