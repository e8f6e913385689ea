#include "services/request/workers/doorbell.h"

namespace custodia::request {

void Doorbell::Ring() {
  absl::MutexLock lock(&mutex_);
  rung_ = true;
  changed_.SignalAll();
}

void Doorbell::Close() {
  absl::MutexLock lock(&mutex_);
  closed_ = true;
  changed_.SignalAll();
}

bool Doorbell::Wait(absl::Duration timeout) {
  absl::MutexLock lock(&mutex_);
  // A spurious end is an early round of work, which does no harm.
  if (!rung_ && !closed_) changed_.WaitWithTimeout(&mutex_, timeout);
  rung_ = false;
  return !closed_;
}

bool Doorbell::closed() const {
  absl::MutexLock lock(&mutex_);
  return closed_;
}

}  // namespace custodia::request
