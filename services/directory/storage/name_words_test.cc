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

TEST(NameWordsTest, TheTextOfANameBeginsWithTheFamilyName) {
  EXPECT_EQ(NameText(PersonName{.given = "José Ann",
                                .middle = "Q.",
                                .family = "O'Brien-Roe",
                                .suffix = "Jr."}),
            "obrien roe\tjose ann\tq\tjr");
  EXPECT_EQ(NameText(PersonName{.family = "Roe"}), "roe\t\t\t");
  EXPECT_EQ(NameText("The Elm Street Group, P.C."), "the elm street group pc");
  EXPECT_LT(NameText(PersonName{.given = "Zoe", .family = "Roe"}),
            NameText(PersonName{.given = "Ann", .family = "Roe-Able"}));
}

TEST(NameWordsTest, ANameIsFoundByEachOfItsWordsOnce) {
  EXPECT_THAT(WordsOf(NameText(PersonName{.given = "Ann Marie",
                                          .middle = "Ann",
                                          .family = "O Brien",
                                          .suffix = "Jr."})),
              ElementsAre("ann", "brien", "jr", "marie", "o", "obrien"));
  EXPECT_THAT(WordsOf(NameText("Elm of the Elm")),
              ElementsAre("elm", "of", "the"));
  EXPECT_THAT(WordsOf(NameText(PersonName{})), IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
