#include "services/request/clients/grpc_directory_client.h"

#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "common/grpc_call.h"
#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/clients/directory_channel.h"
#include "services/request/domain/errors.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;

// A directory that answers as told and keeps what it was asked.
class FakeDirectoryService final
    : public directory::v1::DirectoryService::Service {
 public:
  void Answer(directory::v1::ResolveCustodianResponse answer) {
    absl::MutexLock lock(&mutex_);
    answer_ = std::move(answer);
  }
  void FailWith(grpc::Status status) {
    absl::MutexLock lock(&mutex_);
    status_ = std::move(status);
  }
  // Lets calls wait until Release(), as if it were stuck.
  void Hang() { hangs_ = true; }
  void Release() { released_.Notify(); }

  directory::v1::ResolveCustodianRequest asked() {
    absl::MutexLock lock(&mutex_);
    return asked_;
  }
  directory::v1::ReportCustodyRequest reported() {
    absl::MutexLock lock(&mutex_);
    return reported_;
  }

  grpc::Status ResolveCustodian(
      grpc::ServerContext*,
      const directory::v1::ResolveCustodianRequest* request,
      directory::v1::ResolveCustodianResponse* response) override {
    if (hangs_) released_.WaitForNotification();
    absl::MutexLock lock(&mutex_);
    asked_ = *request;
    *response = answer_;
    return status_;
  }

  grpc::Status ReportCustody(grpc::ServerContext*,
                             const directory::v1::ReportCustodyRequest* request,
                             directory::v1::ReportCustodyResponse*) override {
    absl::MutexLock lock(&mutex_);
    reported_ = *request;
    return status_;
  }

 private:
  std::atomic<bool> hangs_ = false;
  absl::Notification released_;
  absl::Mutex mutex_;
  directory::v1::ResolveCustodianRequest asked_ ABSL_GUARDED_BY(mutex_);
  directory::v1::ReportCustodyRequest reported_ ABSL_GUARDED_BY(mutex_);
  directory::v1::ResolveCustodianResponse answer_ ABSL_GUARDED_BY(mutex_);
  grpc::Status status_ ABSL_GUARDED_BY(mutex_);
};

class GrpcDirectoryClientTest : public ::testing::Test {
 protected:
  GrpcDirectoryClientTest() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                             &port_);
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
  }
  ~GrpcDirectoryClientTest() override { service_.Release(); }

  GrpcDirectoryClient Client(absl::Duration call_timeout = absl::Seconds(30)) {
    return {
        ConnectToDirectory("127.0.0.1:" + std::to_string(port_), std::nullopt),
        clock_, call_timeout};
  }

  absl::StatusOr<LocationAnswer> Locate(
      const LocationQuestion& question = {.practitioner = "practitioners/1"}) {
    return Client().Locate(question, absl::InfiniteFuture());
  }

  const SystemClock clock_;
  FakeDirectoryService service_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

TEST_F(GrpcDirectoryClientTest, BringsTheAnswer) {
  directory::v1::ResolveCustodianResponse response;
  response.set_revision("42");
  response.add_stretches();
  response.add_leads()->set_organization("organizations/elm");
  service_.Answer(response);
  const auto answer = Locate();
  ASSERT_THAT(answer, IsOk());
  const auto& location = std::get<Location>(*answer);
  EXPECT_EQ(location.revision, "42");
  ASSERT_EQ(location.stretches.size(), 1);
  EXPECT_EQ(location.stretches[0].leads.at(0).organization,
            "organizations/elm");
  EXPECT_EQ(service_.asked().practitioner(), "practitioners/1");
  EXPECT_EQ(service_.asked().max_leads(), 50);
}

TEST_F(GrpcDirectoryClientTest, BringsTheCandidates) {
  directory::v1::AmbiguousPractitioner ambiguous;
  ambiguous.add_candidates()->set_practitioner("practitioners/2");
  absl::Status status = error::Make(absl::StatusCode::kFailedPrecondition,
                                    "PRACTITIONER_AMBIGUOUS", "Several.");
  error::AttachDetail(status, "custodia.directory.v1.AmbiguousPractitioner",
                      ambiguous.SerializeAsString());
  service_.FailWith(ToGrpcStatus(status));
  const auto answer = Locate();
  ASSERT_THAT(answer, IsOk());
  const auto& unclear = std::get<Unclear>(*answer);
  ASSERT_EQ(unclear.candidates.size(), 1);
  EXPECT_EQ(unclear.candidates[0].practitioner, "practitioners/2");
}

TEST_F(GrpcDirectoryClientTest, PassesOnWhatTheDirectoryRefuses) {
  for (const absl::Status& refusal :
       {error::InvalidField("service_dates.end", "not after `as_of`"),
        error::Make(absl::StatusCode::kNotFound, "ORGANIZATION_NOT_FOUND",
                    "None."),
        error::Make(absl::StatusCode::kUnimplemented, "OF_A_LATER_RELEASE",
                    "None.")}) {
    service_.FailWith(ToGrpcStatus(refusal));
    EXPECT_THAT(Locate(), HasReason(error::Reason(refusal)));
  }
}

TEST_F(GrpcDirectoryClientTest, WhatMayPassIsUnavailable) {
  for (const grpc::Status& fault :
       {ToGrpcStatus(error::StoreBusy()), ToGrpcStatus(error::StoreFailed()),
        grpc::Status(grpc::StatusCode::UNAVAILABLE, ""),
        grpc::Status(grpc::StatusCode::UNKNOWN, ""),
        grpc::Status(grpc::StatusCode::CANCELLED, ""),
        grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, ""),
        grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "")}) {
    service_.FailWith(fault);
    EXPECT_THAT(Locate(), HasReason("DIRECTORY_UNAVAILABLE"))
        << fault.error_code();
  }
}

TEST_F(GrpcDirectoryClientTest, NobodyThereIsUnavailable) {
  server_->Shutdown();
  EXPECT_THAT(Locate(), HasReason("DIRECTORY_UNAVAILABLE"));
  EXPECT_THAT(Client().Report({}, "u1", absl::InfiniteFuture()),
              HasReason("DIRECTORY_UNAVAILABLE"));
}

TEST_F(GrpcDirectoryClientTest, WaitsNoLongerThanACallMayTake) {
  service_.Hang();
  EXPECT_THAT(Client(absl::Milliseconds(50)).Locate({}, absl::InfiniteFuture()),
              HasReason("DIRECTORY_UNAVAILABLE"));
}

TEST_F(GrpcDirectoryClientTest, WaitsNoLongerThanTheDeadline) {
  service_.Hang();
  EXPECT_THAT(Client().Locate({}, clock_.Now() + absl::Milliseconds(50)),
              HasReason("DIRECTORY_UNAVAILABLE"));
}

TEST_F(GrpcDirectoryClientTest, Reports) {
  const CustodyFinding finding{.organization = "organizations/elm",
                               .finding = FindingKind::kNeverHeld,
                               .report_date = {2024, 3, 9}};
  ASSERT_THAT(Client().Report(finding, "u1", absl::InfiniteFuture()), IsOk());
  EXPECT_EQ(service_.reported().organization(), "organizations/elm");
  EXPECT_EQ(service_.reported().finding(),
            directory::v1::ReportCustodyRequest::NEVER_HELD);
  EXPECT_EQ(service_.reported().report_date().day(), 9);
  EXPECT_EQ(service_.reported().request_id(), "u1");
  service_.FailWith(ToGrpcStatus(error::RequestIdReused()));
  EXPECT_THAT(Client().Report(finding, "u1", absl::InfiniteFuture()),
              HasReason("REQUEST_ID_REUSED"));
}

}  // namespace
}  // namespace custodia::request
