#include "services/directory/storage/spelling.h"

#include <algorithm>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SpellingTest, ALetterIsACodePoint) {
  EXPECT_EQ(CountLetters("roe"), 3);
  EXPECT_EQ(CountLetters("李wei"), 4);
  EXPECT_EQ(CountLetters(""), 0);
  EXPECT_EQ(FirstLetter("roe"), "r");
  EXPECT_EQ(FirstLetter("李wei"), "李");
  EXPECT_EQ(FirstLetter(""), "");
  EXPECT_THAT(WithoutOneLetter("李wei"),
              ElementsAre("wei", "李ei", "李wi", "李we"));
  EXPECT_TRUE(IsOneTypoAway("李wei", "王wei"));
}

TEST(SpellingTest, LeavesOutEachLetterOnce) {
  EXPECT_THAT(WithoutOneLetter("anna"), ElementsAre("nna", "ana", "ann"));
  EXPECT_THAT(WithoutOneLetter("o"), ElementsAre(""));
  EXPECT_THAT(WithoutOneLetter(""), IsEmpty());
}

TEST(SpellingTest, FourKindsOfTypoAreOne) {
  for (const char* typo : {"smth", "mith", "smit",        // left out
                           "smiith", "asmith", "smithe",  // added
                           "smyth", "amith", "smitt",     // replaced
                           "msith", "simth", "smiht"}) {  // changed places
    EXPECT_TRUE(IsOneTypoAway(typo, "smith")) << typo;
    EXPECT_TRUE(IsOneTypoAway("smith", typo)) << typo;
  }
}

TEST(SpellingTest, NoneAndTwoAreNotOne) {
  for (const char* other : {"smith", "smyht", "smi", "smithers", "htims",
                            "tmish", "msiht", "", "smihta"}) {
    EXPECT_FALSE(IsOneTypoAway(other, "smith")) << other;
    EXPECT_FALSE(IsOneTypoAway("smith", other)) << other;
  }
  EXPECT_FALSE(IsOneTypoAway("", ""));
}

std::set<std::string> Spellings(const std::string& word) {
  const std::vector<std::string> shorter = WithoutOneLetter(word);
  std::set<std::string> spellings(shorter.begin(), shorter.end());
  spellings.insert(word);
  return spellings;
}

// All words of up to four letters out of three.
std::vector<std::string> AllShortWords() {
  std::vector<std::string> words = {""};
  for (size_t i = 0; i < words.size() && words[i].size() < 4; ++i) {
    for (const char letter : {'a', 'b', 'c'}) {
      words.push_back(words[i] + letter);
    }
  }
  return words;
}

TEST(SpellingTest, WordsOneTypoApartHaveASpellingInCommon) {
  for (const std::string& a : AllShortWords()) {
    const std::set<std::string> of_a = Spellings(a);
    for (const std::string& b : AllShortWords()) {
      if (!IsOneTypoAway(a, b)) continue;
      const std::set<std::string> of_b = Spellings(b);
      EXPECT_TRUE(std::any_of(
          of_a.begin(), of_a.end(),
          [&](const std::string& spelling) { return of_b.count(spelling); }))
          << a << " " << b;
    }
  }
}

}  // namespace
}  // namespace custodia::directory
