#ifndef CUSTODIA_SERVICES_REQUEST_WORKERS_WORKER_H_
#define CUSTODIA_SERVICES_REQUEST_WORKERS_WORKER_H_

#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/clock.h"
#include "services/request/clients/directory_client.h"
#include "services/request/storage/request_store.h"
#include "services/request/workers/climber.h"
#include "services/request/workers/doorbell.h"
#include "services/request/workers/locator.h"

namespace custodia::request {

struct WorkerOptions {
  absl::Duration poll_interval = absl::Seconds(2);
  // How long one call to the directory may take.
  absl::Duration call_timeout = absl::Seconds(5);
  // How long a directory that does not answer is left in peace: at first, and
  // doubled each time up to the most.
  absl::Duration first_pause = absl::Seconds(1);
  absl::Duration longest_pause = absl::Seconds(30);
};

// Does what waits for no caller: plans the work that time has changed, locates
// the retrievals that are LOCATING, tells the directory what replies taught, in
// the order in which it was learned, and climbs ladders again. One thread; all
// methods but the constructor and destructor may be called from any.
class Worker {
 public:
  // All must outlive it. Does nothing until Start() or RunOnce().
  Worker(const Clock& clock, RequestStore& store, Locator& locator,
         Climber& climber, DirectoryClient& directory, Doorbell& doorbell,
         const WorkerOptions& options);
  ~Worker();  // Stop()

  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Runs a round whenever `doorbell` rings, and every `poll_interval`. To be
  // called at most once.
  void Start();

  // Returns once the thread has ended: a call in flight ends first, which takes
  // at most `call_timeout`. May be repeated.
  void Stop();

  // Runs one round in the caller's thread; not to be called after Start().
  // Plans alone, while the directory is left in peace. A finding that the
  // directory refuses is logged by its reason and dropped, unless the refusal
  // is of this service as a whole (PERMISSION_DENIED, UNAUTHENTICATED): then it
  // waits like one that the directory did not hear.
  void RunOnce();

 private:
  void Plan();
  // Returns an error where any retrieval could not be asked about; stops at
  // DIRECTORY_UNAVAILABLE only.
  absl::Status LocateAll();
  // Stops at the first finding that must wait, and returns why.
  absl::Status DeliverAll();
  absl::Status Deliver(const OutboxEntry& entry);

  absl::Time CallDeadline() const;
  void LeaveInPeace();

  const Clock& clock_;
  RequestStore& store_;
  Locator& locator_;
  Climber& climber_;
  DirectoryClient& directory_;
  Doorbell& doorbell_;
  const WorkerOptions options_;
  // Of the thread that runs rounds.
  absl::Duration pause_;  // zero while the directory answers
  absl::Time paused_until_ = absl::InfinitePast();
  std::thread thread_;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_WORKERS_WORKER_H_
