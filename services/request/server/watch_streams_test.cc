#include "services/request/server/watch_streams.h"

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/synchronization/notification.h"
#include "common/grpc_call.h"
#include "common/testing/status_matchers.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "gtest/gtest.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;

// More than a caller's buffer takes.
constexpr size_t kMuch = 1 << 20;

// Sends events without end to whoever watches.
class Flood final : public v1::RequestService::Service {
 public:
  explicit Flood(WatchStreams& streams) : streams_(streams) {}

  grpc::Status WatchRetrieval(grpc::ServerContext* context,
                              const v1::WatchRetrievalRequest* /*request*/,
                              grpc::ServerWriter<v1::Event>* writer) override {
    const auto sink = streams_.Open(*context, *writer);
    v1::Event event;
    event.set_command(std::string(kMuch, 'x'));
    absl::Status status;
    while (status.ok()) {
      status = sink->Send(event);
      if (!sent.HasBeenNotified()) sent.Notify();
    }
    EXPECT_EQ(sink->Check().code(), status.code());
    ended_with = status;
    ended.Notify();
    return ToGrpcStatus(status);
  }

  absl::Notification sent;  // the first event, or none ever
  absl::Notification ended;
  absl::Status ended_with;

 private:
  WatchStreams& streams_;
};

class WatchStreamsTest : public ::testing::Test {
 protected:
  void Serve(absl::Duration patience) {
    streams_ = std::make_unique<WatchStreams>(patience);
    flood_ = std::make_unique<Flood>(*streams_);
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                             &port);
    builder.RegisterService(flood_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::RequestService::NewStub(
        grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                            grpc::InsecureChannelCredentials()));
    reader_ = stub_->WatchRetrieval(&context_, {});
  }

  // Reads what there still is, and returns how the stream ended.
  absl::Status ReadToTheEnd() {
    v1::Event event;
    while (reader_->Read(&event)) {
    }
    return FromGrpcStatus(reader_->Finish());
  }

  std::unique_ptr<WatchStreams> streams_;
  std::unique_ptr<Flood> flood_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::RequestService::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::Event>> reader_;
};

TEST_F(WatchStreamsTest, WhoReadsNothingIsCutOff) {
  Serve(absl::Milliseconds(50));
  flood_->ended.WaitForNotification();
  EXPECT_THAT(flood_->ended_with, HasReason("READER_TOO_SLOW"));
  EXPECT_TRUE(absl::IsUnavailable(ReadToTheEnd()));
}

TEST_F(WatchStreamsTest, WhoReadsNothingDoesNotKeepAServerFromStopping) {
  Serve(absl::Hours(1));
  v1::Event event;
  ASSERT_TRUE(reader_->Read(&event));  // and no more
  flood_->sent.WaitForNotification();
  streams_->Close();
  flood_->ended.WaitForNotification();
  EXPECT_THAT(flood_->ended_with, HasReason("SERVER_STOPPING"));
  EXPECT_TRUE(absl::IsUnavailable(ReadToTheEnd()));
}

TEST_F(WatchStreamsTest, NoStreamBeginsOnceTheyAreClosed) {
  Serve(absl::Hours(1));
  streams_->Close();
  flood_->ended.WaitForNotification();
  EXPECT_TRUE(absl::IsUnavailable(ReadToTheEnd()));
}

TEST_F(WatchStreamsTest, WhoHangsUpIsLeftAlone) {
  Serve(absl::Hours(1));
  v1::Event event;
  ASSERT_TRUE(reader_->Read(&event));
  context_.TryCancel();
  flood_->ended.WaitForNotification();
  EXPECT_TRUE(absl::IsCancelled(flood_->ended_with));
}

}  // namespace
}  // namespace custodia::request
