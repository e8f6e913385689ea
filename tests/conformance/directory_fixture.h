#ifndef CUSTODIA_TESTS_CONFORMANCE_DIRECTORY_FIXTURE_H_
#define CUSTODIA_TESTS_CONFORMANCE_DIRECTORY_FIXTURE_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "gtest/gtest.h"
#include "tests/support/server_process.h"

// The directory as its callers and operators see it: the real program, over
// real gRPC.
namespace custodia::testing {

class DirectoryConformanceTest : public ::testing::Test {
 protected:
  using Stub = directory::v1::DirectoryService::Stub;

  // Starts a server on an empty directory with more flags.
  void Start(const std::vector<std::string>& flags = {}) {
    std::vector<std::string> command = Command("127.0.0.1:0");
    command.insert(command.end(), flags.begin(), flags.end());
    auto started = ServerProcess::Start(command);
    ASSERT_THAT(started, IsOk());
    server_ = *std::move(started);
    stub_ = directory::v1::DirectoryService::NewStub(server_->Channel());
  }

  std::vector<std::string> Command(const std::string& listen) const {
    return {CUSTODIA_DIRECTORY, "serve", "--listen=" + listen,
            "--store=sqlite:" + store_};
  }

  // Closes our connection first: an idle client of gRPC's learns only every
  // five seconds that the server wants to end it.
  int Stop() {
    stub_.reset();
    return server_->Stop();
  }

  template <typename Request, typename Response>
  grpc::Status Call(grpc::Status (Stub::*rpc)(grpc::ClientContext*,
                                              const Request&, Response*),
                    const Request& request, Response* response) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(20)));
    return (stub_.get()->*rpc)(&context, request, response);
  }

  // Calls what has to succeed.
  template <typename Request, typename Response>
  Response Get(grpc::Status (Stub::*rpc)(grpc::ClientContext*, const Request&,
                                         Response*),
               const Request& request) {
    Response response;
    const grpc::Status status = Call(rpc, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  // Makes an operating practice in Salem, Massachusetts.
  void CreatePractice(const std::string& name) {
    directory::v1::CreateOrganizationRequest request;
    auto& organization = *request.mutable_organization();
    organization.set_name(name);
    organization.set_display_name(name);
    organization.set_type(directory::v1::Organization::PRACTICE);
    organization.set_status(directory::v1::Organization::OPERATING);
    organization.mutable_address()->set_region_code("US");
    organization.mutable_address()->set_administrative_area("MA");
    organization.mutable_address()->set_locality("Salem");
    organization.mutable_address()->set_postal_code("01970");
    EXPECT_EQ(Get(&Stub::CreateOrganization, request).name(), name);
  }

  void CreateDoctor() {
    directory::v1::CreatePractitionerRequest request;
    request.mutable_practitioner()->set_name("practitioners/roe");
    auto& name = *request.mutable_practitioner()->mutable_primary_name();
    name.set_given_name("Jane");
    name.set_family_name("Roe");
    Get(&Stub::CreatePractitioner, request);
  }

  const TempDir dir_;
  const std::string store_ = dir_.File("directory.db");
  std::unique_ptr<ServerProcess> server_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_CONFORMANCE_DIRECTORY_FIXTURE_H_
