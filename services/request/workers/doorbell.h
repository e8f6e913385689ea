#ifndef CUSTODIA_SERVICES_REQUEST_WORKERS_DOORBELL_H_
#define CUSTODIA_SERVICES_REQUEST_WORKERS_DOORBELL_H_

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace custodia::request {

// Wakes a thread that waits. Rings while nobody waits are remembered as one.
// Thread-safe.
class Doorbell {
 public:
  // Ends the current or next Wait().
  void Ring();

  // Ends the current and every later Wait().
  void Close();

  // Waits for a ring, at most `timeout`. Returns false once it is closed.
  bool Wait(absl::Duration timeout);

  bool closed() const;

 private:
  mutable absl::Mutex mutex_;
  absl::CondVar changed_;
  bool rung_ ABSL_GUARDED_BY(mutex_) = false;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_WORKERS_DOORBELL_H_
