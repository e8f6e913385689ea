// WatchRetrieval over real calls to real servers.
#include <grpcpp/grpcpp.h>

#include <csignal>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/grpc_call.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "gtest/gtest.h"
#include "tests/support/server_process.h"

namespace custodia::request::v1 {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::ServerProcess;
using ::custodia::testing::TempDir;

constexpr absl::Duration kPatience = absl::Seconds(60);

// A server on the store in `file`, without a directory.
std::unique_ptr<ServerProcess> Serve(const std::string& file) {
  auto started = ServerProcess::Start(
      {CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0",
       absl::StrCat("--store=sqlite:", file), "--directory=127.0.0.1:1",
       "--poll-interval-ms=60000", "--max-watches=2"});
  EXPECT_THAT(started, IsOk());
  return *std::move(started);
}

std::string Create(const ServerProcess& server) {
  RequestService::Stub stub(server.Channel());
  grpc::ClientContext context;
  Retrieval made;
  EXPECT_TRUE(
      stub.CreateRetrieval(&context, CreateRetrievalRequest(), &made).ok());
  return made.name();
}

void Withdraw(const ServerProcess& server, const std::string& name) {
  RequestService::Stub stub(server.Channel());
  grpc::ClientContext context;
  WithdrawRetrievalRequest message;
  message.set_name(name);
  Retrieval withdrawn;
  EXPECT_TRUE(stub.WithdrawRetrieval(&context, message, &withdrawn).ok());
}

// An open watch.
class Watch {
 public:
  Watch(const ServerProcess& server, const std::string& name, int64_t from)
      : stub_(server.Channel()) {
    context_.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
    WatchRetrievalRequest message;
    message.set_name(name);
    message.set_from_sequence(from);
    reader_ = stub_.WatchRetrieval(&context_, message);
  }

  // Waits for the next event and returns its sequence; 0 at the end.
  int64_t Next() { return reader_->Read(&event_) ? event_.sequence() : 0; }
  const Event& event() const { return event_; }

  // Returns how the stream ended.
  absl::Status End() { return FromGrpcStatus(reader_->Finish()); }
  void HangUp() { context_.TryCancel(); }

 private:
  RequestService::Stub stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<Event>> reader_;
  Event event_;
};

class RequestWatchTest : public ::testing::Test {
 protected:
  const TempDir dir_;
  const std::string file_ = dir_.File("request.db");
  std::unique_ptr<ServerProcess> server_ = Serve(file_);
};

TEST_F(RequestWatchTest, ShowsWhatWasThenWhatComes) {
  const std::string name = Create(*server_);
  Watch watch(*server_, name, 0);
  ASSERT_EQ(watch.Next(), 1);
  EXPECT_EQ(watch.event().kind(), "RETRIEVAL_CREATED");
  const std::string hash = watch.event().hash();
  Withdraw(*server_, name);
  ASSERT_EQ(watch.Next(), 2);
  EXPECT_EQ(watch.event().kind(), "RETRIEVAL_WITHDRAWN");
  EXPECT_EQ(watch.event().name(), absl::StrCat(name, "/events/2"));
  EXPECT_EQ(watch.event().previous_hash(), hash);
}

TEST_F(RequestWatchTest, SeesWhatAnotherServerWrites) {
  const auto other = Serve(file_);
  const std::string name = Create(*server_);
  Watch watch(*server_, name, 2);
  Withdraw(*other, name);
  EXPECT_EQ(watch.Next(), 2);
}

TEST_F(RequestWatchTest, GoesOnAfterAServerThatWasKilled) {
  const std::string name = Create(*server_);
  Watch before(*server_, name, 0);
  ASSERT_EQ(before.Next(), 1);
  server_->Signal(SIGKILL);
  server_->Wait();
  EXPECT_EQ(before.Next(), 0);
  EXPECT_TRUE(absl::IsUnavailable(before.End()));

  server_ = Serve(file_);
  Watch after(*server_, name, 2);
  Withdraw(*server_, name);
  EXPECT_EQ(after.Next(), 2);
}

TEST_F(RequestWatchTest, EndsAtOnceWhenTheServerDrains) {
  const std::string name = Create(*server_);
  Watch watch(*server_, name, 0);
  ASSERT_EQ(watch.Next(), 1);
  const absl::Time start = absl::Now();
  server_->Signal(SIGTERM);
  EXPECT_EQ(watch.Next(), 0);
  // Without a reason, where the server was still busy with the event.
  EXPECT_TRUE(absl::IsUnavailable(watch.End()));
  EXPECT_EQ(server_->Wait(), 0);
  // Not after the 30 seconds that calls in flight may take.
  EXPECT_LT(absl::Now() - start, absl::Seconds(25));
}

TEST_F(RequestWatchTest, AreLimitedInNumber) {
  const std::string name = Create(*server_);
  Watch one(*server_, name, 0);
  Watch two(*server_, name, 0);
  ASSERT_EQ(one.Next(), 1);
  ASSERT_EQ(two.Next(), 1);
  Watch three(*server_, name, 0);
  EXPECT_EQ(three.Next(), 0);
  const absl::Status refused = three.End();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(refused, HasReason("TOO_MANY_WATCHES"));

  // The server sees only now and then that a caller hung up.
  one.HangUp();
  const absl::Time deadline = absl::Now() + kPatience;
  int64_t next = 0;
  while (next == 0 && absl::Now() < deadline) {
    next = Watch(*server_, name, 0).Next();
  }
  EXPECT_EQ(next, 1);
}

TEST_F(RequestWatchTest, IsOfARetrieval) {
  Watch none(*server_, "retrievals/none", 0);
  EXPECT_EQ(none.Next(), 0);
  EXPECT_THAT(none.End(), HasReason("RETRIEVAL_NOT_FOUND"));
  Watch bad(*server_, "none", -1);
  EXPECT_EQ(bad.Next(), 0);
  EXPECT_THAT(bad.End(), HasReason("INVALID_FIELD"));
  Watch long_name(*server_, std::string(10'001, 'x'), 0);
  EXPECT_EQ(long_name.Next(), 0);
  EXPECT_THAT(long_name.End(), HasReason("INVALID_FIELD"));
}

}  // namespace
}  // namespace custodia::request::v1
