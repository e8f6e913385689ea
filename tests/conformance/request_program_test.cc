// The program of the request service as its operator starts it: commands, flags
// and what it says where it cannot start.
#include <fstream>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/server_process.h"

namespace custodia::testing {
namespace {

using ::testing::HasSubstr;

TEST(RequestProgramTest, ExplainsItself) {
  for (const char* flag : {"--help", "--version"}) {
    const auto result = RunProgram({CUSTODIA_REQUEST, flag});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_NE(result.out, "");
  }
  EXPECT_NE(RunProgram({CUSTODIA_REQUEST}).exit_code, 0);
  // Without --directory.
  EXPECT_NE(RunProgram({CUSTODIA_REQUEST, "serve"}).exit_code, 0);
}

TEST(RequestProgramTest, EveryFlagHasItsEnvironmentVariable) {
  for (const char* command : {"serve", "healthcheck", "check-rules"}) {
    const auto help = RunProgram({CUSTODIA_REQUEST, command, "--help"});
    EXPECT_EQ(help.exit_code, 0);
    for (const absl::string_view line : absl::StrSplit(help.out, '\n')) {
      if (!absl::StartsWith(line, "  --")) continue;
      EXPECT_THAT(std::string(line), HasSubstr("Env:CUSTODIA_"));
    }
  }
}

TEST(RequestProgramTest, RefusesAStoreItCannotOpen) {
  const auto result =
      RunProgram({CUSTODIA_REQUEST, "serve"},
                 {{"CUSTODIA_STORE", "sqlite:/nowhere/at/all.db"},
                  {"CUSTODIA_DIRECTORY", "127.0.0.1:1"},
                  {"CUSTODIA_LISTEN", "127.0.0.1:0"}});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("STORE_FAILED"));
}

TEST(RequestProgramTest, ChecksTheRulesThatItWasBuiltWith) {
  const auto result = RunProgram({CUSTODIA_REQUEST, "check-rules"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("age of majority"));
}

TEST(RequestProgramTest, SaysInWhichLineRulesAreWrong) {
  const TempDir folder;
  std::ofstream(folder.File("KS.textproto")) << "code: \"KS\"\nname: \"\"\n";
  const auto result = RunProgram(
      {CUSTODIA_REQUEST, "check-rules", "--rules", folder.path().string()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("KS.textproto:2: name: is required"));
}

TEST(RequestProgramTest, RefusesToServeRulesThatAreWrong) {
  const TempDir folder;
  std::ofstream(folder.File("KS.textproto")) << "code: \"KS\"\nname: \"\"\n";
  const auto result = RunProgram({CUSTODIA_REQUEST, "serve"},
                                 {{"CUSTODIA_RULES", folder.path().string()},
                                  {"CUSTODIA_STORE", "sqlite::memory:"},
                                  {"CUSTODIA_DIRECTORY", "127.0.0.1:1"},
                                  {"CUSTODIA_LISTEN", "127.0.0.1:0"}});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("RULES_INVALID"));
  EXPECT_THAT(result.err, HasSubstr("KS.textproto:2: name: is required"));
}

TEST(RequestProgramTest, HealthcheckFailsWhereNobodyServes) {
  EXPECT_EQ(
      RunProgram({CUSTODIA_REQUEST, "healthcheck", "--target=127.0.0.1:1"})
          .exit_code,
      1);
}

}  // namespace
}  // namespace custodia::testing
