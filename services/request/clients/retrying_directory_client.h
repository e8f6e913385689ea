#ifndef CUSTODIA_SERVICES_REQUEST_CLIENTS_RETRYING_DIRECTORY_CLIENT_H_
#define CUSTODIA_SERVICES_REQUEST_CLIENTS_RETRYING_DIRECTORY_CLIENT_H_

#include <functional>

#include "absl/functional/function_ref.h"
#include "common/clock.h"
#include "services/request/clients/directory_client.h"

namespace custodia::request {

// How often to ask, and how long to pause between.
struct RetryPolicy {
  int max_attempts = 4;  // calls in all, at least 1
  absl::Duration first_backoff = absl::Milliseconds(100);
  absl::Duration max_backoff = absl::Seconds(2);
};

// What pausing takes; tests bring their own. Both are called from any thread.
struct Pauses {
  std::function<void(absl::Duration)> sleep;
  std::function<double()> random;  // in [0, 1), evenly

  // The thread's sleep, and a random generator for each thread.
  static Pauses OfThisMachine();
};

// Asks another client again while it says DIRECTORY_UNAVAILABLE: pauses a
// random time up to a limit that doubles each time ("full jitter"), so that
// many callers of a directory that comes back do not come all at once. Never
// pauses past the deadline. Other errors are passed on at once.
class RetryingDirectoryClient final : public DirectoryClient {
 public:
  // `next` and `clock` must outlive this.
  RetryingDirectoryClient(DirectoryClient& next, const Clock& clock,
                          Pauses pauses, RetryPolicy policy);

  absl::StatusOr<LocationAnswer> Locate(const LocationQuestion& question,
                                        absl::Time deadline) override;
  absl::Status Report(const CustodyFinding& finding,
                      absl::string_view request_id,
                      absl::Time deadline) override;

 private:
  // Calls `call` until it returns something else or it is time to give up.
  void Repeat(absl::Time deadline, absl::FunctionRef<absl::Status()> call);

  DirectoryClient& next_;
  const Clock& clock_;
  const Pauses pauses_;
  const RetryPolicy policy_;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_CLIENTS_RETRYING_DIRECTORY_CLIENT_H_
