#include "common/server/health_service.h"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "common/errors.h"
#include "common/grpc_call.h"
#include "common/testing/status_matchers.h"

namespace custodia {
namespace {

using ::custodia::testing::HasReason;
using ::grpc::health::v1::Health;
using ::grpc::health::v1::HealthCheckRequest;
using ::grpc::health::v1::HealthCheckResponse;

HealthCheckRequest For(const std::string& service) {
  HealthCheckRequest request;
  request.set_service(service);
  return request;
}

class HealthServiceTest : public ::testing::Test {
 protected:
  // A watch, as a caller sees it.
  struct Watch {
    Watch(Health::Stub& stub, const std::string& service)
        : reader(stub.Watch(&context, For(service))) {}

    // Returns the next status; UNKNOWN at the end.
    HealthCheckResponse::ServingStatus Next() const {
      HealthCheckResponse response;
      return reader->Read(&response) ? response.status()
                                     : HealthCheckResponse::UNKNOWN;
    }
    absl::Status End() const { return FromGrpcStatus(reader->Finish()); }

    grpc::ClientContext context;
    std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> reader;
  };

  HealthServiceTest() {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                             &port);
    builder.RegisterService(&health_);
    server_ = builder.BuildAndStart();
    stub_ = Health::NewStub(
        grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                            grpc::InsecureChannelCredentials()));
  }
  ~HealthServiceTest() override {
    health_.EndWatches();
    server_->Shutdown();
  }

  absl::StatusOr<HealthCheckResponse::ServingStatus> Check(
      const std::string& service) {
    grpc::ClientContext context;
    HealthCheckResponse response;
    const grpc::Status status = stub_->Check(&context, For(service), &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response.status();
  }

  HealthService health_{
      {.most_watches = 2, .look_for_cancel = absl::Milliseconds(5)}};
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Health::Stub> stub_;
};

TEST_F(HealthServiceTest, SaysWhatWasSetLast) {
  EXPECT_THAT(Check(""), HasReason("SERVICE_UNKNOWN"));
  health_.Set("", true);
  health_.Set("a.B", true);
  health_.Set("a.B", false);
  EXPECT_EQ(*Check(""), HealthCheckResponse::SERVING);
  EXPECT_EQ(*Check("a.B"), HealthCheckResponse::NOT_SERVING);
  EXPECT_THAT(Check("a.C"), HasReason("SERVICE_UNKNOWN"));
}

TEST_F(HealthServiceTest, AWatchTellsEachChange) {
  Watch watch(*stub_, "a.B");
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVICE_UNKNOWN);
  health_.Set("a.B", true);
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVING);
  health_.Set("a.C", false);  // is not its own
  health_.Set("a.B", true);   // is no change
  health_.Set("a.B", false);
  EXPECT_EQ(watch.Next(), HealthCheckResponse::NOT_SERVING);
}

TEST_F(HealthServiceTest, AtTheEndAWatchTellsTheLastAndEnds) {
  health_.Set("", true);
  Watch watch(*stub_, "");
  EXPECT_EQ(watch.Next(), HealthCheckResponse::SERVING);
  health_.Set("", false);
  health_.EndWatches();
  EXPECT_EQ(watch.Next(), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(watch.Next(), HealthCheckResponse::UNKNOWN);
  EXPECT_THAT(watch.End(), HasReason("SERVER_STOPPING"));
}

TEST_F(HealthServiceTest, ThereIsRoomAgainWhenACallerIsGone) {
  health_.Set("", true);
  Watch one(*stub_, "");
  EXPECT_EQ(one.Next(), HealthCheckResponse::SERVING);
  Watch two(*stub_, "");
  EXPECT_EQ(two.Next(), HealthCheckResponse::SERVING);
  Watch three(*stub_, "");
  EXPECT_EQ(three.Next(), HealthCheckResponse::UNKNOWN);
  EXPECT_THAT(three.End(), HasReason("TOO_MANY_WATCHES"));

  one.context.TryCancel();
  // For ever, where its place stays taken.
  while (Watch(*stub_, "").Next() != HealthCheckResponse::SERVING) {
    std::this_thread::yield();
  }
}

}  // namespace
}  // namespace custodia
