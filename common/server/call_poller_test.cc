#include "common/server/call_poller.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpc/health/v1/health.grpc.pb.h"

namespace custodia {
namespace {

using ::grpc::health::v1::Health;
using ::grpc::health::v1::HealthCheckRequest;
using ::grpc::health::v1::HealthCheckResponse;
using Answer = std::function<grpc::Status(
    const grpc::ServerContext&, const grpc::ByteBuffer&, grpc::ByteBuffer*)>;

// Answers with the bytes that were asked with.
grpc::Status Echo(const grpc::ServerContext& /*context*/,
                  const grpc::ByteBuffer& request, grpc::ByteBuffer* reply) {
  *reply = request;
  return grpc::Status::OK;
}

// A server of which `pollers` threads answer Check().
class Polled {
 public:
  Polled(int pollers, const Answer& answer) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                             &port_);
    builder.RegisterService(&service_);
    for (int i = 0; i < pollers; ++i) {
      pollers_.push_back(std::make_unique<CallPoller>(
          PolledMethod{
              .accept =
                  [this](auto... call) { service_.RequestCheck(call...); },
              .answer = answer},
          builder.AddCompletionQueue()));
    }
    server_ = builder.BuildAndStart();
    for (const auto& poller : pollers_) poller->Start();
  }

  ~Polled() {
    // At once: what is under way is cancelled, and waited for.
    server_->Shutdown(absl::ToChronoTime(absl::Now()));
    pollers_.clear();
  }

  std::unique_ptr<Health::Stub> Stub() const {
    return Health::NewStub(
        grpc::CreateChannel("127.0.0.1:" + std::to_string(port_),
                            grpc::InsecureChannelCredentials()));
  }

 private:
  int port_ = 0;
  Health::WithRawMethod_Check<Health::Service> service_;
  std::vector<std::unique_ptr<CallPoller>> pollers_;
  std::unique_ptr<grpc::Server> server_;
};

// Returns the status of `Check(text)`, whose answer has the same bytes.
grpc::Status Ask(Health::Stub& stub, const std::string& text) {
  grpc::ClientContext context;
  HealthCheckRequest request;
  request.set_service(text);
  HealthCheckResponse response;
  grpc::Status status = stub.Check(&context, request, &response);
  if (status.ok()) {
    EXPECT_EQ(response.SerializeAsString(), request.SerializeAsString());
  }
  return status;
}

TEST(CallPollerTest, AnswersWhatComesAtOnce) {
  const Polled server(2, Echo);
  std::atomic<int> answered = 0;
  std::vector<std::thread> callers;
  for (int i = 0; i < 8; ++i) {
    callers.emplace_back([&, i] {
      const auto stub = server.Stub();
      for (int j = 0; j < 200; ++j) {
        if (Ask(*stub, std::to_string(i * 1000 + j)).ok()) ++answered;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(answered, 8 * 200);
}

TEST(CallPollerTest, AnErrorReachesTheCaller) {
  const Polled server(1, [](const auto&, const auto&, auto*) {
    return grpc::Status(grpc::StatusCode::NOT_FOUND, "none", "details");
  });
  const grpc::Status status = Ask(*server.Stub(), "x");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(status.error_message(), "none");
  EXPECT_EQ(status.error_details(), "details");
}

TEST(CallPollerTest, WhoStopsWaitingDoesNotStopTheNext) {
  absl::Notification gone;
  std::atomic<bool> first = true;
  const Polled server(1, [&](const auto& context, const auto& bytes, auto* to) {
    if (first.exchange(false)) gone.WaitForNotification();
    return Echo(context, bytes, to);
  });
  const auto stub = server.Stub();
  grpc::ClientContext context;
  context.set_deadline(
      absl::ToChronoTime(absl::Now() + absl::Milliseconds(20)));
  HealthCheckResponse response;
  EXPECT_EQ(stub->Check(&context, HealthCheckRequest(), &response).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
  gone.Notify();
  EXPECT_TRUE(Ask(*stub, "x").ok());
}

TEST(CallPollerTest, EndsWhileACallIsAnswered) {
  absl::Notification begun;
  absl::Notification ended;
  auto server = std::make_unique<Polled>(
      2, [&](const auto& context, const auto& bytes, auto* to) {
        begun.Notify();
        ended.WaitForNotification();
        return Echo(context, bytes, to);
      });
  const auto stub = server->Stub();
  std::thread caller([&] { EXPECT_FALSE(Ask(*stub, "x").ok()); });
  begun.WaitForNotification();
  std::thread ending([&] { server.reset(); });
  // Cancelled, although nobody has answered.
  caller.join();
  ended.Notify();
  ending.join();
}

TEST(CallPollerTest, EndsWhereTheServerNeverStarted) {
  grpc::ServerBuilder builder;
  Health::WithRawMethod_Check<Health::Service> service;
  builder.RegisterService(&service);
  const CallPoller poller(
      PolledMethod{.accept = [](auto...) { ADD_FAILURE(); }, .answer = Echo},
      builder.AddCompletionQueue());
  int port = 0;
  builder.AddListeningPort("256.0.0.1:0", grpc::InsecureServerCredentials(),
                           &port);
  EXPECT_EQ(builder.BuildAndStart(), nullptr);
}

}  // namespace
}  // namespace custodia
