// What the directory learns of one patient's society helps another, who had
// nobody left to ask: both services, and no call by the second patient.

#include <memory>
#include <string>

#include "absl/time/clock.h"
#include "common/testing/status_matchers.h"
#include "deploy/walkthrough/story.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/sample_pair.h"

namespace custodia::testing {
namespace {

using directory::v1::Lead;
using directory::v1::Organization;
using directory::v1::ReportCustodyRequest;
using request::v1::Retrieval;

constexpr char kClosed[] = "organizations/closed-practice";

class ClimbingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto pair = SamplePair::Start({"--climb-interval-ms=50"});
    ASSERT_THAT(pair, IsOk());
    pair_ = *std::move(pair);
    // Nobody knows where its records are, and no society is near.
    directory::v1::CreateOrganizationRequest create;
    Organization& closed = *create.mutable_organization();
    closed.set_name(kClosed);
    closed.set_display_name("Closed Practice");
    closed.set_type(Organization::PRACTICE);
    closed.set_status(Organization::CLOSED);
    grpc::ClientContext context;
    Organization created;
    const grpc::Status status =
        pair_->directory_stub().CreateOrganization(&context, create, &created);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  Retrieval Create() {
    request::v1::CreateRetrievalRequest create;
    *create.mutable_retrieval() = walkthrough::Stories()[0].order;
    create.mutable_retrieval()->clear_provider();
    create.mutable_retrieval()->mutable_provider()->set_organization(kClosed);
    grpc::ClientContext context;
    Retrieval created;
    const grpc::Status status =
        pair_->request_stub().CreateRetrieval(&context, create, &created);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return created;
  }

  // Reports that the records went to one that the directory does not have.
  void ReportTransfer() {
    ReportCustodyRequest report;
    report.set_organization(kClosed);
    report.set_finding(ReportCustodyRequest::TRANSFERRED);
    report.mutable_new_organization()->set_display_name("Safe Storage");
    grpc::ClientContext context;
    directory::v1::ReportCustodyResponse reported;
    const grpc::Status status =
        pair_->directory_stub().ReportCustody(&context, report, &reported);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  // Watches the retrieval until it is in `state`, and returns it.
  Retrieval WaitFor(const Retrieval& retrieval, Retrieval::State state) {
    grpc::ClientContext watch_context;
    watch_context.set_deadline(
        absl::ToChronoTime(absl::Now() + absl::Minutes(1)));
    request::v1::WatchRetrievalRequest watch;
    watch.set_name(retrieval.name());
    auto events = pair_->request_stub().WatchRetrieval(&watch_context, watch);
    request::v1::Event event;
    Retrieval now;
    while (events->Read(&event)) {
      grpc::ClientContext context;
      request::v1::GetRetrievalRequest get;
      get.set_name(retrieval.name());
      const grpc::Status status =
          pair_->request_stub().GetRetrieval(&context, get, &now);
      EXPECT_TRUE(status.ok()) << status.error_message();
      if (now.state() == state) break;
    }
    watch_context.TryCancel();
    return now;
  }

  std::unique_ptr<SamplePair> pair_;
};

TEST_F(ClimbingTest, WhatTheDirectoryLearnsReopensWhatWasGivenUp) {
  const Retrieval created = Create();
  ASSERT_EQ(created.state(), Retrieval::UNRESOLVED);
  ReportTransfer();
  const Retrieval climbed = WaitFor(created, Retrieval::READY_TO_SEND);
  ASSERT_EQ(climbed.state(), Retrieval::READY_TO_SEND);
  ASSERT_EQ(climbed.attempts_size(), 1);
  const Lead& lead = climbed.attempts(0).lead();
  EXPECT_EQ(lead.display_name(), "Safe Storage");
  EXPECT_EQ(lead.role(), Lead::HOLDER);
}

}  // namespace
}  // namespace custodia::testing
