#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_FAULTY_REQUEST_STORE_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_FAULTY_REQUEST_STORE_H_

#include "services/request/storage/request_store.h"

namespace custodia::request::testing {

// Passes calls to `real`, which must outlive it, except that one chosen step
// fails. Not thread-safe.
class FaultyRequestStore final : public RequestStore {
 public:
  explicit FaultyRequestStore(RequestStore& real) : real_(real) {}

  // Makes the `step`-th call from now (from 1) on a snapshot or transaction
  // fail with STORE_BUSY; 0: none.
  void FailAtStep(int step) { steps_to_fault_ = step; }

  // Returns whether the fault is still to come: fewer steps were taken.
  bool FaultPending() const { return steps_to_fault_ > 0; }

  void OnAppend(Listener listener) override;
  absl::Status Read(ReadBody body) override;
  absl::Status Write(WriteBody body) override;

 private:
  RequestStore& real_;
  int steps_to_fault_ = 0;
};

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_FAULTY_REQUEST_STORE_H_
