// What custodia-request's other commands do to a store while it is served.
#include <grpcpp/grpcpp.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "SQLiteCpp/SQLiteCpp.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/older_store.h"
#include "tests/support/server_process.h"

namespace custodia::request::v1 {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::ProgramResult;
using ::custodia::testing::RunProgram;
using ::custodia::testing::ServerProcess;
using ::custodia::testing::TempDir;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

// A server without a directory: what it takes stays LOCATING, one event each.
class RequestStoreCommandsTest : public ::testing::Test {
 protected:
  RequestStoreCommandsTest() { Serve(); }

  void Serve() {
    auto started = ServerProcess::Start(
        {CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0", StoreFlag(),
         "--directory=127.0.0.1:1", "--poll-interval-ms=60000"});
    ASSERT_THAT(started, IsOk());
    server_ = *std::move(started);
  }

  // Returns the name of a new retrieval.
  std::string Create() {
    RequestService::Stub stub(server_->Channel());
    grpc::ClientContext context;
    Retrieval response;
    const grpc::Status status =
        stub.CreateRetrieval(&context, CreateRetrievalRequest(), &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.name();
  }

  std::string StoreFlag() const { return "--store=sqlite:" + store_; }

  static ProgramResult Run(std::vector<std::string> command) {
    command.insert(command.begin(), CUSTODIA_REQUEST);
    return RunProgram(command);
  }

  const TempDir dir_;
  const std::string store_ = dir_.File("request.db");
  std::unique_ptr<ServerProcess> server_;
};

TEST_F(RequestStoreCommandsTest, TheAuditTrailIsVerifiedWhileItIsWritten) {
  const ProgramResult empty = Run({"verify-audit", StoreFlag()});
  EXPECT_EQ(empty.exit_code, 0) << empty.err;
  EXPECT_EQ(empty.out, "unbroken, head 0:\n");

  Create();
  Create();
  const ProgramResult two = Run({"verify-audit", StoreFlag()});
  EXPECT_EQ(two.exit_code, 0) << two.err;
  ASSERT_THAT(two.out, MatchesRegex("unbroken, head 2:[0-9a-f]+\n"));

  const absl::string_view head =
      absl::StripAsciiWhitespace(two.out).substr(sizeof("unbroken, head"));
  Create();
  EXPECT_EQ(
      Run({"verify-audit", StoreFlag(), absl::StrCat("--expect-head=", head)})
          .exit_code,
      0);
}

TEST_F(RequestStoreCommandsTest, TheFirstBrokenEventIsNamed) {
  const std::string created = Create();
  Create();
  SQLite::Database(store_, SQLite::OPEN_READWRITE)
      .exec(
          absl::StrCat("DROP TRIGGER events_never_change; UPDATE events SET "
                       "actor = 'nobody' WHERE 'retrievals/' || retrieval = '",
                       created, "'"));
  const ProgramResult result = Run({"verify-audit", StoreFlag()});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_EQ(result.out,
            absl::StrCat("EVENT_CHANGED at position 1 ", created,
                         "/events/1: the event is not what was sealed\n"));
}

TEST_F(RequestStoreCommandsTest, AHeadThatWasNeverReachedIsMissed) {
  const ProgramResult result =
      Run({"verify-audit", StoreFlag(),
           absl::StrCat("--expect-head=9:", std::string(64, 'a'))});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.out, StartsWith("ANCHOR_MISSED at position 1: "));
}

TEST_F(RequestStoreCommandsTest, WhatCannotBeCheckedIsNotCalledBroken) {
  const std::string key = dir_.File("other.key");
  std::ofstream(key) << "no key";
  for (const std::vector<std::string>& flags :
       {std::vector<std::string>{StoreFlag(), "--audit-key-file=" + key},
        {StoreFlag(), "--audit-key-file=" + dir_.File("none.key")},
        {StoreFlag(), "--expect-head=soon"},
        {"--store=sqlite:" + dir_.File("none.db")}}) {
    std::vector<std::string> command = flags;
    command.insert(command.begin(), "verify-audit");
    const ProgramResult result = Run(command);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, StartsWith("custodia-request: "));
  }
}

TEST_F(RequestStoreCommandsTest, ABackupIsAStoreThatTheSameKeySeals) {
  Create();
  const std::string copy = dir_.File("copy.db");
  const ProgramResult backup = Run({"backup", StoreFlag(), "--to=" + copy});
  EXPECT_EQ(backup.exit_code, 0) << backup.err;
  Create();  // the copy is of one moment
  const ProgramResult verified =
      Run({"verify-audit", "--store=sqlite:" + copy,
           absl::StrCat("--audit-key-file=", store_, ".audit-key")});
  EXPECT_EQ(verified.exit_code, 0) << verified.err;
  EXPECT_THAT(verified.out, StartsWith("unbroken, head 1:"));

  const ProgramResult again = Run({"backup", StoreFlag(), "--to=" + copy});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_THAT(again.err, HasSubstr("to"));
  EXPECT_EQ(Run({"backup", "--store=sqlite:" + dir_.File("none.db"),
                 "--to=" + dir_.File("other.db")})
                .exit_code,
            1);
}

TEST_F(RequestStoreCommandsTest, MigratesAStoreOfAnOlderRelease) {
  Create();
  ASSERT_EQ(server_->Stop(), 0);
  SQLite::Database(store_, SQLite::OPEN_READWRITE)
      .exec(testing::kToFirstSchema);
  const ProgramResult first = Run({"migrate", StoreFlag()});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, MatchesRegex("schema version 1 to [0-9]+\n"));
  EXPECT_THAT(first.err, HasSubstr("old_events_sealed"));
  const ProgramResult second = Run({"migrate", StoreFlag()});
  EXPECT_THAT(second.out, HasSubstr("nothing to do"));
  EXPECT_EQ(Run({"verify-audit", StoreFlag()}).exit_code, 0);
  EXPECT_EQ(
      Run({"migrate", "--store=sqlite:" + dir_.File("none.db")}).exit_code, 1);
}

TEST_F(RequestStoreCommandsTest, AServerWithoutItsKeyDoesNotStart) {
  ASSERT_EQ(server_->Stop(), 0);
  std::filesystem::rename(store_ + ".audit-key", dir_.File("safe.key"));
  const ProgramResult refused = Run({"serve", "--listen=127.0.0.1:0",
                                     StoreFlag(), "--directory=127.0.0.1:1"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("AUDIT_KEY_MISSING"));
}

}  // namespace
}  // namespace custodia::request::v1
