// What deploy/demo --keep and the README tell people to type, typed.

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/sample_pair.h"

namespace custodia::testing {
namespace {

using ::testing::HasSubstr;

const std::string kSource = CUSTODIA_SOURCE_DIR;

// Runs `script` in bash with grpcurl on the PATH; stops at the first failure.
ProgramResult RunScript(const std::string& script) {
  return RunProgram(
      {"/bin/bash", "-euo", "pipefail", "-c", script},
      {{"CUSTODIA_BUF", CUSTODIA_BUF_PROGRAM},
       {"PATH", absl::StrCat(kSource, "/tests/integration:", CUSTODIA_PROGRAMS,
                             ":", getenv("PATH"))}});
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::string FenceOf(const std::string& language) {
  return absl::StrCat("```", language, "\n");
}

std::string BlockAt(const std::string& markdown, const std::string& language,
                    size_t start) {
  if (start == std::string::npos) return "";
  const size_t body = start + FenceOf(language).size();
  return markdown.substr(body, markdown.find("```", body) - body);
}

// Returns the first block of `markdown` that is fenced as ```LANGUAGE.
std::string FirstBlock(const std::string& markdown,
                       const std::string& language) {
  return BlockAt(markdown, language, markdown.find(FenceOf(language)));
}

// Returns the last such block before `end`.
std::string LastBlock(const std::string& markdown, const std::string& language,
                      size_t end) {
  return BlockAt(markdown, language, markdown.rfind(FenceOf(language), end));
}

// Returns the lines of `text` without indentation and trailing commas.
std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  for (absl::string_view line :
       absl::StrSplit(text, '\n', absl::SkipWhitespace())) {
    line = absl::StripAsciiWhitespace(line);
    absl::ConsumeSuffix(&line, ",");
    lines.emplace_back(line);
  }
  return lines;
}

class ExamplesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto pair = SamplePair::Start();
    ASSERT_THAT(pair, IsOk());
    pair_ = *std::move(pair);
  }

  std::unique_ptr<SamplePair> pair_;
};

TEST_F(ExamplesTest, EveryPrintedCallWorks) {
  const ProgramResult printed =
      RunProgram({absl::StrCat(kSource, "/deploy/examples"),
                  pair_->directory().address(), pair_->request().address()});
  ASSERT_EQ(printed.exit_code, 0) << printed.err;
  const ProgramResult typed = RunScript(printed.out);
  EXPECT_EQ(typed.exit_code, 0) << typed.out << typed.err;
  EXPECT_THAT(typed.out, HasSubstr("custodia.directory.v1.DirectoryService"));
  EXPECT_THAT(typed.out, HasSubstr("Three Rivers Health Partners"));
  EXPECT_THAT(typed.out, HasSubstr("Montana Medical Association"));
  EXPECT_THAT(typed.out, HasSubstr("NEEDS_INFORMATION"));
  EXPECT_THAT(typed.out, HasSubstr("practitioners/dr-soerensen"));
}

TEST_F(ExamplesTest, TheReadmesCallGivesTheReadmesAnswer) {
  const std::string readme = ReadFile(absl::StrCat(kSource, "/README.md"));
  const std::string call =
      absl::StrReplaceAll(FirstBlock(readme, "sh"),
                          {{"127.0.0.1:50051", pair_->directory().address()}});
  ASSERT_THAT(call, HasSubstr("grpcurl"));
  const ProgramResult typed = RunScript(call);
  ASSERT_EQ(typed.exit_code, 0) << typed.err;
  // The README leaves lines out, and says so by "..."; what it shows must come
  // in this order.
  const std::vector<std::string> answer = Lines(typed.out);
  auto from = answer.begin();
  for (const std::string& shown : Lines(FirstBlock(readme, "json"))) {
    if (shown == "...") continue;
    from = std::find(from, answer.end(), shown);
    ASSERT_NE(from, answer.end()) << shown << "\nis not in\n" << typed.out;
    ++from;
  }
}

// To draw it anew, type the call before it on a loaded sample (deploy/demo).
TEST_F(ExamplesTest, TheReadmesPictureIsDrawnFromItsAnswer) {
  const std::string readme = ReadFile(absl::StrCat(kSource, "/README.md"));
  const std::string picture = FirstBlock(readme, "mermaid");
  ASSERT_THAT(picture, HasSubstr("flowchart"));
  const std::string call =
      absl::StrReplaceAll(LastBlock(readme, "sh", readme.find("```mermaid")),
                          {{"127.0.0.1:50051", pair_->directory().address()}});
  const ProgramResult typed = RunScript(call);
  ASSERT_EQ(typed.exit_code, 0) << typed.err;
  EXPECT_EQ(typed.out, picture);
}

TEST_F(ExamplesTest, WhatIsNoAnswerIsNotDrawn) {
  const ProgramResult typed =
      RunScript("echo '{\"leads\": 7}' | custodia-directory draw");
  EXPECT_EQ(typed.exit_code, 1);
  EXPECT_EQ(typed.out, "");
  EXPECT_THAT(typed.err, HasSubstr("no answer of ResolveCustodian"));
}

}  // namespace
}  // namespace custodia::testing
