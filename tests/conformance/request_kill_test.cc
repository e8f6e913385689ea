// What custodia-request has answered is there after it was killed.
#include <grpcpp/grpcpp.h>

#include <csignal>
#include <memory>
#include <string>
#include <thread>  // NOLINT(build/c++11)
#include <vector>

#include "absl/synchronization/mutex.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/conformance/request_fixture.h"

namespace custodia::request::v1 {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::ProgramResult;
using ::custodia::testing::RunProgram;
using ::custodia::testing::ServerProcess;
using ::custodia::testing::TempDir;
using ::testing::StartsWith;

constexpr int kKills = 50;
constexpr int kClients = 4;
// Each server is killed behind one more answer than the one before, up to this.
constexpr int kMostAnswers = 10;

class RequestKillTest : public ::testing::Test {
 protected:
  std::unique_ptr<ServerProcess> Serve() const {
    auto started = ServerProcess::Start(
        {CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0", store_flag_,
         "--directory=" + directory_.address()});
    EXPECT_THAT(started, IsOk());
    return started.ok() ? *std::move(started) : nullptr;
  }

  // Creates retrievals until `server` is gone, and notes what it answered.
  void CreateMany(const ServerProcess& server) {
    RequestService::Stub stub(server.Channel());
    while (true) {
      const auto created = Call(stub, &RequestService::Stub::CreateRetrieval,
                                OrderFrom(directory_.practitioner()));
      if (!created.ok()) return;
      absl::MutexLock lock(&mutex_);
      answered_.push_back(created->name());
    }
  }

  // Serves clients until so many more were answered; then kills the server.
  void ServeAndKill(size_t answers) {
    const std::unique_ptr<ServerProcess> server = Serve();
    ASSERT_NE(server, nullptr);
    std::vector<std::thread> clients;
    for (int i = 0; i < kClients; ++i) {
      clients.emplace_back([&] { CreateMany(*server); });
    }
    {
      absl::MutexLock lock(&mutex_);
      const auto enough = [this, until = answered_.size() + answers] {
        mutex_.AssertHeld();
        return answered_.size() >= until;
      };
      EXPECT_TRUE(mutex_.AwaitWithTimeout(absl::Condition(&enough), kPatience));
    }
    server->Signal(SIGKILL);
    for (std::thread& client : clients) client.join();
    EXPECT_EQ(server->Wait(), 128 + SIGKILL);
  }

  std::vector<std::string> answered() {
    absl::MutexLock lock(&mutex_);
    return answered_;
  }

  const TempDir dir_;
  const std::string store_flag_ = "--store=sqlite:" + dir_.File("request.db");
  const Directory directory_;

 private:
  absl::Mutex mutex_;
  std::vector<std::string> answered_ ABSL_GUARDED_BY(mutex_);
};

TEST_F(RequestKillTest, NothingAnsweredIsLost) {
  for (int kill = 0; kill < kKills; ++kill) {
    ASSERT_NO_FATAL_FAILURE(ServeAndKill(kill % kMostAnswers));
  }
  const std::unique_ptr<ServerProcess> server = Serve();
  ASSERT_NE(server, nullptr);
  RequestService::Stub stub(server->Channel());
  for (const std::string& name : answered()) {
    GetRetrievalRequest message;
    message.set_name(name);
    EXPECT_THAT(Call(stub, &RequestService::Stub::GetRetrieval, message),
                IsOk());
  }
  const ProgramResult audit =
      RunProgram({CUSTODIA_REQUEST, "verify-audit", store_flag_});
  EXPECT_EQ(audit.exit_code, 0) << audit.err;
  EXPECT_THAT(audit.out, StartsWith("unbroken, "));
}

}  // namespace
}  // namespace custodia::request::v1
