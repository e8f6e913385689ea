#include "tests/support/server_process.h"

#include <csignal>

#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"

namespace custodia::testing {
namespace {

using ::testing::HasSubstr;

std::vector<std::string> Shell(const std::string& script) {
  return {"/bin/sh", "-c", script};
}

TEST(RunProgramTest, TellsHowItEndedAndWhatItWrote) {
  const ProgramResult result = RunProgram(
      Shell("echo out-$NAME; echo err >&2; exit 3"), {{"NAME", "value"}});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.out, "out-value\n");
  EXPECT_EQ(result.err, "err\n");
}

TEST(ServerProcessTest, LivesFromStartLineToSigterm) {
  const auto server = ServerProcess::Start(
      Shell("trap 'echo bye; exit 0' TERM; echo log >&2;"
            "echo it listening on 127.0.0.1:1; while :; do :; done"));
  ASSERT_THAT(server, IsOk());
  EXPECT_EQ((*server)->program(), "it");
  EXPECT_EQ((*server)->address(), "127.0.0.1:1");
  EXPECT_EQ((*server)->Stop(), 0);
  EXPECT_EQ((*server)->OutputAfterStart(), "bye\n");
  EXPECT_EQ((*server)->Log(), "log\n");
}

TEST(ServerProcessTest, ADeathBySignalIsNoCleanExit) {
  const auto server = ServerProcess::Start(
      Shell("echo it listening on 127.0.0.1:1; kill -KILL $$"));
  ASSERT_THAT(server, IsOk());
  EXPECT_EQ((*server)->Wait(), 128 + SIGKILL);
}

TEST(ServerProcessTest, TellsWhyThereIsNoServer) {
  const auto server =
      ServerProcess::Start(Shell("echo cannot listen >&2; exit 1"));
  ASSERT_FALSE(server.ok());
  EXPECT_THAT(std::string(server.status().message()),
              HasSubstr("cannot listen"));
}

}  // namespace
}  // namespace custodia::testing
