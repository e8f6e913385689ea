// Each letter, word for word, as golden/ has it. To change what letters say,
// run
//
//   CUSTODIA_WRITE_GOLDEN=1
//   build/dev/services/request/letters/request_letters_test
//
// and read the difference that git shows before it is committed.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/letters/text.h"
#include "services/request/testing/letter_cases.h"

namespace custodia::request::letters {
namespace {

using ::custodia::testing::IsOk;
using request::testing::LetterCase;
using request::testing::LetterCases;

std::string FileOf(const LetterCase& one) {
  return absl::StrCat(CUSTODIA_GOLDEN, "/", one.name, ".txt");
}

std::string Read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(GoldenTest, EachLetterSaysWhatItsFileSays) {
  const bool write = std::getenv("CUSTODIA_WRITE_GOLDEN") != nullptr;
  for (const LetterCase& one : LetterCases()) {
    ASSERT_THAT(one.letter, IsOk()) << one.name;
    const std::string text = RenderText(*one.letter);
    if (write) std::ofstream(FileOf(one)) << text;
    EXPECT_EQ(text, Read(FileOf(one))) << one.name;
  }
}

TEST(GoldenTest, NoFileIsLeftOver) {
  std::set<std::string> names;
  for (const LetterCase& one : LetterCases()) {
    EXPECT_TRUE(names.insert(one.name + ".txt").second) << one.name;
  }
  for (const auto& file :
       std::filesystem::directory_iterator(CUSTODIA_GOLDEN)) {
    EXPECT_TRUE(names.contains(file.path().filename())) << file.path();
  }
}

}  // namespace
}  // namespace custodia::request::letters
