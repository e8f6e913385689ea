// The request service's public face, asked over real calls: both programs run
// as processes of their own.
#include <grpcpp/grpcpp.h>

#include <csignal>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/grpc_call.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "tests/conformance/request_fixture.h"
#include "tests/support/server_conformance.h"
#include "tests/support/server_process.h"

namespace custodia::request::v1 {
namespace {

using ::custodia::testing::ExpectDrains;
using ::custodia::testing::ExpectHealthy;
using ::custodia::testing::ExpectJsonLines;
using ::custodia::testing::ExpectReflects;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::MakeCertificate;
using ::custodia::testing::RunProgram;
using ::custodia::testing::ServerProcess;
using ::custodia::testing::TempDir;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

constexpr char kRequestService[] = "custodia.request.v1.RequestService";
constexpr char kPolicyService[] = "custodia.request.v1.PolicyService";
constexpr char kRequestId[] = "6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a55";

TEST_F(RequestConformanceTest, SaysThatItListensAndIsHealthy) {
  EXPECT_EQ(server_->program(), "custodia-request");
  ExpectHealthy(*server_, {kRequestService, kPolicyService});
  EXPECT_EQ(RunProgram({CUSTODIA_REQUEST, "healthcheck",
                        absl::StrCat("--target=", server_->address())})
                .exit_code,
            0);
}

TEST_F(RequestConformanceTest, DescribesItself) {
  ExpectReflects(*server_, {kRequestService, kPolicyService});
}

TEST_F(RequestConformanceTest, DrainsOnSigterm) {
  ExpectDrains(*server_);
  ExpectJsonLines(server_->Log());
}

TEST_F(RequestConformanceTest, AnErrorCarriesReasonDomainAndAllViolations) {
  CreateRetrievalRequest message = Order();
  message.set_request_id("not a UUID");
  message.mutable_retrieval()->mutable_patient()->set_ssn("12");
  message.mutable_retrieval()->set_time_zone("Mars/Olympus");
  grpc::ClientContext context;
  Retrieval response;
  const grpc::Status status =
      stub_->CreateRetrieval(&context, message, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);

  google::rpc::Status details;
  ASSERT_TRUE(details.ParseFromString(status.error_details()));
  ASSERT_EQ(details.details_size(), 2);
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(details.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "INVALID_FIELD");
  EXPECT_EQ(info.domain(), "custodia.dev");
  google::rpc::BadRequest bad;
  ASSERT_TRUE(details.details(1).UnpackTo(&bad));
  std::vector<std::string> fields;
  for (const auto& violation : bad.field_violations()) {
    fields.push_back(violation.field());
  }
  EXPECT_THAT(fields,
              UnorderedElementsAre("request_id", "retrieval.patient.ssn",
                                   "retrieval.time_zone"));
  EXPECT_THAT(status.error_message(), Not(HasSubstr("Olympus")));
}

TEST_F(RequestConformanceTest, ARepeatChangesNothing) {
  CreateRetrievalRequest message = Order();
  message.set_request_id(kRequestId);
  const auto first = Create(message);
  const auto repeat = Create(message);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->SerializeAsString(), first->SerializeAsString());

  message.mutable_retrieval()->set_client_reference("another");
  EXPECT_THAT(Create(message), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(RequestConformanceTest, WaitsForADirectoryThatIsDown) {
  ASSERT_EQ(directory_.Stop(), 0);
  const auto created = Create(Order());
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->state(), Retrieval::LOCATING);

  directory_.StartAgain();
  const Retrieval located = WaitFor(created->name(), Retrieval::READY_TO_SEND);
  ASSERT_EQ(located.attempts_size(), 1);
  EXPECT_EQ(located.attempts(0).lead().organization(), directory_.practice());
}

TEST_F(RequestConformanceTest, WhatWasAcceptedOutlivesTheProcess) {
  const auto created = Create(Order());
  ASSERT_THAT(created, IsOk());
  server_->Signal(SIGKILL);
  server_->Wait();
  const auto again = ServerProcess::Start(
      {CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0",
       absl::StrCat("--store=sqlite:", dir_.File("request.db")),
       absl::StrCat("--directory=", directory_.address())});
  ASSERT_THAT(again, IsOk());
  stub_ = RequestService::NewStub((*again)->Channel());
  const auto kept = Get(created->name());
  ASSERT_THAT(kept, IsOk());
  EXPECT_EQ(kept->SerializeAsString(), created->SerializeAsString());
}

TEST_F(RequestConformanceTest, TheLogIsJsonWithoutThePatient) {
  ASSERT_THAT(Create(Order()), IsOk());
  EXPECT_THAT(Get("retrievals/none"), HasReason("RETRIEVAL_NOT_FOUND"));
  // Not UTF-8: libprotobuf complains in its own words.
  EXPECT_FALSE(Get("retrievals/\xff").ok());
  ASSERT_EQ(directory_.Stop(), 0);
  ASSERT_THAT(Create(Order()), IsOk());  // logs that the directory is down
  // An idle channel looks at what the server says only every 5 seconds.
  stub_.reset();
  channel_.reset();
  ASSERT_EQ(server_->Stop(), 0);

  const std::string log = server_->Log();
  ExpectJsonLines(log);
  EXPECT_THAT(log, HasSubstr("RETRIEVAL_NOT_FOUND"));
  EXPECT_THAT(log, HasSubstr("DIRECTORY_UNAVAILABLE"));
  for (const char* word : {"Wilhelmina", "Okafor", "Tannery", "01970"}) {
    EXPECT_THAT(log, Not(HasSubstr(word)));
  }
}

TEST(RequestProgramTest, CallsADirectoryThatAsksForCertificates) {
  const TempDir dir;
  const auto certificate = MakeCertificate(dir.path().string());
  const auto directory = ServerProcess::Start(
      {CUSTODIA_DIRECTORY, "serve", "--listen=127.0.0.1:0",
       "--store=sqlite::memory:", "--tls-cert=" + certificate.cert_file,
       "--tls-key=" + certificate.key_file,
       "--tls-client-ca=" + certificate.cert_file});
  ASSERT_THAT(directory, IsOk());
  const std::vector<std::string> plaintext = {
      CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0",
      "--store=sqlite::memory:", "--directory=" + (*directory)->address()};
  std::vector<std::string> tls = plaintext;
  tls.push_back("--directory-tls-ca=" + certificate.cert_file);
  tls.push_back("--directory-tls-cert=" + certificate.cert_file);
  tls.push_back("--directory-tls-key=" + certificate.key_file);

  const auto health = RunProgram({CUSTODIA_REQUEST, "healthcheck",
                                  "--target=" + (*directory)->address(),
                                  "--tls-ca=" + certificate.cert_file,
                                  "--tls-cert=" + certificate.cert_file,
                                  "--tls-key=" + certificate.key_file});
  EXPECT_EQ(health.exit_code, 0) << health.err;

  // An empty directory knows nobody, which is an answer.
  for (const auto& [command, state] :
       {std::pair(tls, Retrieval::NEEDS_INFORMATION),
        std::pair(plaintext, Retrieval::LOCATING)}) {
    const auto server = ServerProcess::Start(command);
    ASSERT_THAT(server, IsOk());
    RequestService::Stub stub((*server)->Channel());
    const auto created = Call(stub, &RequestService::Stub::CreateRetrieval,
                              OrderFrom("practitioners/nobody"));
    ASSERT_THAT(created, IsOk());
    EXPECT_EQ(created->state(), state);
  }
}

}  // namespace
}  // namespace custodia::request::v1
