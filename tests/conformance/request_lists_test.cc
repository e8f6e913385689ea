// What is listed over all retrievals, over real calls to a real server.
#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "gtest/gtest.h"
#include "tests/support/server_process.h"

namespace custodia::request::v1 {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::ServerProcess;
using ::custodia::testing::TempDir;

class RequestListsTest : public ::testing::Test {
 protected:
  void SetUp() override { Serve(); }

  // Serves the store, without a directory.
  void Serve() {
    auto started = ServerProcess::Start(
        {CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0",
         "--store=sqlite:" + dir_.File("request.db"), "--directory=127.0.0.1:1",
         "--referrer-follow-up-days=5"});
    ASSERT_THAT(started, IsOk());
    server_ = *std::move(started);
    stub_ = RequestService::NewStub(server_->Channel());
  }

  ListWorkResponse Work(const ListWorkRequest& message = {}) {
    grpc::ClientContext context;
    ListWorkResponse response;
    EXPECT_TRUE(stub_->ListWork(&context, message, &response).ok());
    return response;
  }

  std::string Create() {
    grpc::ClientContext context;
    Retrieval made;
    EXPECT_TRUE(
        stub_->CreateRetrieval(&context, CreateRetrievalRequest(), &made).ok());
    return made.name();
  }

  const TempDir dir_;
  std::unique_ptr<ServerProcess> server_;
  std::unique_ptr<RequestService::Stub> stub_;
};

TEST_F(RequestListsTest, WorkIsThereAfterARestart) {
  EXPECT_EQ(Work().items_size(), 0);
  const std::string name = Create();
  for (int run = 0; run < 2; ++run) {
    const ListWorkResponse work = Work();
    ASSERT_EQ(work.items_size(), 1);
    EXPECT_EQ(work.items(0).retrieval(), name);
    EXPECT_EQ(work.items(0).action().kind(), NextAction::SUPPLY_INFORMATION);
    ASSERT_EQ(server_->Stop(), 0);
    Serve();
  }
  ListWorkRequest sending;
  sending.add_kinds(NextAction::SEND_REQUEST);
  EXPECT_EQ(Work(sending).items_size(), 0);
}

TEST_F(RequestListsTest, NobodyWasAskedAndNothingIsOverdue) {
  Create();
  grpc::ClientContext overdue;
  ListRetrievalsRequest message;
  message.set_overdue(true);
  ListRetrievalsResponse retrievals;
  EXPECT_TRUE(stub_->ListRetrievals(&overdue, message, &retrievals).ok());
  EXPECT_EQ(retrievals.retrievals_size(), 0);
  grpc::ClientContext context;
  ListScorecardsResponse scorecards;
  EXPECT_TRUE(stub_->ListScorecards(&context, {}, &scorecards).ok());
  EXPECT_EQ(scorecards.scorecards_size(), 0);
}

}  // namespace
}  // namespace custodia::request::v1
