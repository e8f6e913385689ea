#ifndef CUSTODIA_COMMON_BOUNDED_QUEUE_H_
#define CUSTODIA_COMMON_BOUNDED_QUEUE_H_

#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

#include "absl/synchronization/mutex.h"

namespace custodia {

// What one thread makes and another takes, in order, the maker a little ahead.
// Thread-safe.
template <typename T>
class BoundedQueue {
 public:
  // Holds `most` at most.
  explicit BoundedQueue(size_t most) : most_(most) {}
  BoundedQueue(const BoundedQueue&) = delete;
  BoundedQueue& operator=(const BoundedQueue&) = delete;

  // Waits for room. Returns false, and drops `item`, once closed.
  bool Push(T item) {
    absl::MutexLock lock(&mutex_);
    const auto room = [this] {
      mutex_.AssertHeld();
      return closed_ || items_.size() < most_;
    };
    mutex_.Await(absl::Condition(&room));
    if (closed_) return false;
    items_.push_back(std::move(item));
    return true;
  }

  // Waits for an item. Returns nothing once closed and empty.
  std::optional<T> Pop() {
    absl::MutexLock lock(&mutex_);
    const auto any = [this] {
      mutex_.AssertHeld();
      return closed_ || !items_.empty();
    };
    mutex_.Await(absl::Condition(&any));
    if (items_.empty()) return std::nullopt;
    std::optional<T> item(std::move(items_.front()));
    items_.pop_front();
    return item;
  }

  // Lets nobody wait any longer: the maker has made all, or the taker wants no
  // more. What is in it can still be taken.
  void Close() {
    absl::MutexLock lock(&mutex_);
    closed_ = true;
  }

 private:
  const size_t most_;
  absl::Mutex mutex_;
  std::deque<T> items_ ABSL_GUARDED_BY(mutex_);
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace custodia

#endif  // CUSTODIA_COMMON_BOUNDED_QUEUE_H_
