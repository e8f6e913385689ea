#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_INTERRUPTED_DIRECTORY_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_INTERRUPTED_DIRECTORY_H_

#include <functional>

#include "services/request/clients/directory_client.h"

namespace custodia::request::testing {

// Passes calls to another, and lets something happen while it is asked.
class InterruptedDirectory final : public DirectoryClient {
 public:
  // `real` must outlive it.
  explicit InterruptedDirectory(DirectoryClient& real) : real_(real) {}

  absl::StatusOr<LocationAnswer> Locate(const LocationQuestion& question,
                                        absl::Time deadline) override {
    if (meanwhile) meanwhile();
    return real_.Locate(question, deadline);
  }
  absl::Status Report(const CustodyFinding& finding,
                      absl::string_view request_id,
                      absl::Time deadline) override {
    return real_.Report(finding, request_id, deadline);
  }

  std::function<void()> meanwhile;

 private:
  DirectoryClient& real_;
};

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_INTERRUPTED_DIRECTORY_H_
