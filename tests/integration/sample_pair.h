#ifndef CUSTODIA_TESTS_INTEGRATION_SAMPLE_PAIR_H_
#define CUSTODIA_TESTS_INTEGRATION_SAMPLE_PAIR_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/testing/temp_dir.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "tests/support/server_process.h"

namespace custodia::testing {

// Both services as processes of their own, on files, with the sample loaded:
// what deploy/demo starts.
class SamplePair {
 public:
  // `flags` go to the request service. The error's message is what a program
  // wrote that failed.
  static absl::StatusOr<std::unique_ptr<SamplePair>> Start(
      const std::vector<std::string>& flags = {});

  ServerProcess& directory() { return *directory_; }
  ServerProcess& request() { return *request_; }
  directory::v1::DirectoryService::Stub& directory_stub() {
    return *directory_stub_;
  }
  request::v1::RequestService::Stub& request_stub() { return *request_stub_; }

  // Where the stores are: directory.db and request.db.
  const TempDir& folder() const { return folder_; }

 private:
  SamplePair() = default;

  const TempDir folder_;
  std::unique_ptr<ServerProcess> directory_;
  std::unique_ptr<ServerProcess> request_;
  std::unique_ptr<directory::v1::DirectoryService::Stub> directory_stub_;
  std::unique_ptr<request::v1::RequestService::Stub> request_stub_;
};

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_INTEGRATION_SAMPLE_PAIR_H_
