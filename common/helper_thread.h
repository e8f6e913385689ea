#ifndef CUSTODIA_COMMON_HELPER_THREAD_H_
#define CUSTODIA_COMMON_HELPER_THREAD_H_

#include <cstddef>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "common/bounded_queue.h"

namespace custodia {

// Does what it is given on a thread of its own, one after the other in the
// order given, while the caller goes on. What a task uses, nobody else uses
// before Await(). For one caller.
class HelperThread {
 public:
  using Task = absl::AnyInvocable<void()>;

  HelperThread();
  // Returns once all is done.
  ~HelperThread();
  HelperThread(const HelperThread&) = delete;
  HelperThread& operator=(const HelperThread&) = delete;

  // Waits where very many are to be done first. A task must not throw.
  void Do(Task task);

  // Starts on what was given: small tasks are handed over many at a time.
  void Start();

  // Returns once all that was given is done.
  void Await();

 private:
  using Tasks = std::vector<Task>;

  Tasks next_;  // not handed over yet
  BoundedQueue<Tasks> tasks_;
  std::thread thread_;
};

}  // namespace custodia

#endif  // CUSTODIA_COMMON_HELPER_THREAD_H_
