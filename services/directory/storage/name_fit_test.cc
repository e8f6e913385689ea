#include "services/directory/storage/name_fit.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/storage/name_words.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Text(const std::string& given, const std::string& middle,
                 const std::string& family) {
  return NameText(
      PersonName{.given = given, .middle = middle, .family = family});
}

bool Answers(Fit fit, const std::vector<std::string>& words,
             const std::string& text) {
  return Fits(fit, AskedWords(words), text);
}

TEST(NameFitTest, AsksForEachWordOnceTheLongestFirst) {
  std::vector<std::string> words;
  for (const AskedWord& asked : AskedWords({"Ann", "O'Brien-Roe", "ANN"})) {
    words.push_back(asked.word);
    EXPECT_THAT(asked.corrections, IsEmpty());
  }
  EXPECT_THAT(words, ElementsAre("obrien", "ann", "roe"));
  EXPECT_THAT(AskedWords({"'", "-"}), IsEmpty());
}

TEST(NameFitTest, WholeWordsStandApart) {
  const std::string name = Text("Mary Ann", "Q", "De La Cruz");
  EXPECT_TRUE(Answers(Fit::kWhole, {"cruz"}, name));
  EXPECT_TRUE(Answers(Fit::kWhole, {"ann", "q", "mary", "de"}, name));
  EXPECT_TRUE(Answers(Fit::kWhole, {"delacruz"}, name));
  EXPECT_FALSE(Answers(Fit::kWhole, {"cru"}, name));
  EXPECT_FALSE(Answers(Fit::kWhole, {"ruz"}, name));
  EXPECT_FALSE(Answers(Fit::kWhole, {"delacru"}, name));
  EXPECT_FALSE(Answers(Fit::kWhole, {"maryann"}, name));
  EXPECT_FALSE(Answers(Fit::kWhole, {"cruz", "jane"}, name));
  // The first that looks like it need not be it.
  EXPECT_TRUE(Answers(Fit::kWhole, {"an"}, NameText("Annan an Ann")));
}

TEST(NameFitTest, BeginningsAreOfWords) {
  const std::string name = Text("Mary Ann", "Q", "De La Cruz");
  EXPECT_TRUE(Answers(Fit::kBeginning, {"cru", "m"}, name));
  EXPECT_TRUE(Answers(Fit::kBeginning, {"delac"}, name));
  EXPECT_FALSE(Answers(Fit::kBeginning, {"ruz"}, name));
  EXPECT_FALSE(Answers(Fit::kBeginning, {"elac"}, name));
  EXPECT_FALSE(Answers(Fit::kBeginning, {"cru", "x"}, name));
}

TEST(NameFitTest, AnInitialStandsForTheNameOnEitherSide) {
  const auto answers = [](const std::vector<std::string>& words,
                          const std::string& name) {
    return Answers(Fit::kInitial, words, name);
  };
  EXPECT_TRUE(answers({"john", "smith"}, Text("J.", "", "Smith")));
  EXPECT_TRUE(answers({"j", "smith"}, Text("John", "", "Smith")));
  EXPECT_TRUE(answers({"john", "quincy", "smith"}, Text("John", "Q", "Smith")));
  EXPECT_TRUE(answers({"john", "q", "smith"}, Text("John", "Quincy", "Smith")));
  EXPECT_TRUE(answers({"j", "quincy", "smith"}, Text("John", "Q", "Smith")));
  EXPECT_FALSE(answers({"john", "smith"}, Text("K.", "", "Smith")));
  EXPECT_FALSE(answers({"john", "r", "smith"}, Text("John", "Q", "Smith")));
  EXPECT_FALSE(
      answers({"john", "quentin", "smith"}, Text("John", "Quincy", "Smith")));
}

TEST(NameFitTest, AMiddleInitialDoesNotRuleOutWhoHasNone) {
  EXPECT_TRUE(Answers(Fit::kInitial, {"john", "q", "smith"},
                      Text("John", "", "Smith")));
  EXPECT_FALSE(Answers(Fit::kInitial, {"john", "quincy", "smith"},
                       Text("John", "", "Smith")));
  EXPECT_FALSE(
      Answers(Fit::kInitial, {"q", "smith"}, Text("John", "", "Smith")));
}

TEST(NameFitTest, AnInitialNeedsTheFamilyNameAndTheGivenName) {
  // Or each John with an S would be a John Smith.
  EXPECT_FALSE(
      Answers(Fit::kInitial, {"john", "smith"}, Text("John", "S", "Doe")));
  EXPECT_FALSE(
      Answers(Fit::kInitial, {"quincy", "smith"}, Text("John", "Q", "Smith")));
  EXPECT_FALSE(Answers(Fit::kInitial, {"smith"}, Text("J", "", "Smith")));
  EXPECT_FALSE(Answers(Fit::kInitial, {"smith", "j"}, Text("", "", "Smith")));
  EXPECT_FALSE(Answers(Fit::kInitial, {"j", "smith"}, NameText("Smith J")));
}

TEST(NameFitTest, CorrectionsAreWholeWordsAndNotAllWordsNeedOne) {
  std::vector<AskedWord> asked = AskedWords({"smiht", "jo"});
  asked[0].corrections = {"smit", "smith"};
  EXPECT_TRUE(Fits(Fit::kCorrected, asked, Text("John", "", "Smith")));
  EXPECT_TRUE(Fits(Fit::kCorrected, asked, Text("Jo", "", "Smihtson")));
  EXPECT_FALSE(Fits(Fit::kCorrected, asked, Text("John", "", "Smithson")));
  EXPECT_FALSE(Fits(Fit::kCorrected, asked, Text("Ann", "", "Smith")));
}

std::vector<std::string> ManyTexts() {
  std::vector<std::string> texts;
  for (const char* family :
       {"Smith", "Smithson", "Smiht", "De La Cruz", "Quincy", "John", "Q"}) {
    for (const char* given : {"", "J", "John", "John Q", "Quincy"}) {
      for (const char* middle : {"", "Q", "Quincy", "Smith"}) {
        texts.push_back(Text(given, middle, family));
      }
    }
  }
  return texts;
}

bool LeadsBy(const std::vector<Stretch>& way, const std::string& text) {
  for (const std::string& word : WordsOf(text)) {
    for (const Stretch& stretch : way) {
      if (stretch.Contains({.word = word, .text = text})) return true;
    }
  }
  return false;
}

// Whichever way a scan takes, it must come by every name that fits.
void ExpectAllWaysLeadByAllThatFit(Fit fit,
                                   const std::vector<AskedWord>& asked) {
  int fitting = 0;
  for (const std::string& text : ManyTexts()) {
    if (!Fits(fit, asked, text)) continue;
    ++fitting;
    for (const std::vector<Stretch>& way : WaysTo(fit, asked)) {
      EXPECT_TRUE(LeadsBy(way, text)) << text << " " << static_cast<int>(fit);
    }
  }
  EXPECT_GT(fitting, 0) << static_cast<int>(fit);
}

TEST(NameFitTest, EveryWayLeadsByEachNameThatFits) {
  const std::vector<AskedWord> right = AskedWords({"john", "smith", "q"});
  for (const Fit fit : {Fit::kWhole, Fit::kBeginning, Fit::kInitial}) {
    ExpectAllWaysLeadByAllThatFit(fit, right);
  }
  ExpectAllWaysLeadByAllThatFit(Fit::kWhole,
                                AskedWords({"delacruz", "quincy"}));
  ExpectAllWaysLeadByAllThatFit(Fit::kBeginning, AskedWords({"delac", "j"}));
  ExpectAllWaysLeadByAllThatFit(Fit::kInitial, AskedWords({"quincy", "john"}));
  std::vector<AskedWord> wrong = AskedWords({"q", "jonh", "smtih"});
  wrong[0].corrections = {"smith"};
  wrong[1].corrections = {"john", "jon"};
  ExpectAllWaysLeadByAllThatFit(Fit::kCorrected, wrong);
}

TEST(NameFitTest, WithoutCorrectionsThereIsNoWay) {
  EXPECT_THAT(WaysTo(Fit::kCorrected, AskedWords({"roe", "jane"})),
              ElementsAre(IsEmpty()));
  EXPECT_THAT(WaysTo(Fit::kInitial, AskedWords({"roe"})),
              ElementsAre(IsEmpty()));
}

}  // namespace
}  // namespace custodia::directory
