// Linked first into everything that preset tsan builds. Debian's libabsl is not
// compiled for ThreadSanitizer, so TSan sees no absl::Mutex, neither ours nor
// gRPC's, and would report what they guard as races. The functions here stand
// before libabsl's: each tells TSan what it orders and calls the real one.
//
// What the real one calls back (the conditions of Await, which another thread
// may evaluate in its Unlock) is not looked at.
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"

extern "C" {
void AnnotateIgnoreReadsBegin(const char* file, int line);
void AnnotateIgnoreReadsEnd(const char* file, int line);
void AnnotateIgnoreWritesBegin(const char* file, int line);
void AnnotateIgnoreWritesEnd(const char* file, int line);
}

namespace {

class Unseen {
 public:
  Unseen() {
    AnnotateIgnoreReadsBegin(__FILE__, __LINE__);
    AnnotateIgnoreWritesBegin(__FILE__, __LINE__);
  }
  ~Unseen() {
    AnnotateIgnoreWritesEnd(__FILE__, __LINE__);
    AnnotateIgnoreReadsEnd(__FILE__, __LINE__);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
};

// Calls libabsl's function of the mangled name.
template <typename Result, typename... Args>
Result Real(void*& address, const char* mangled, Args... args) {
  Unseen unseen;
  if (address == nullptr) address = dlsym(RTLD_NEXT, mangled);
  return reinterpret_cast<Result (*)(Args...)>(address)(args...);
}

}  // namespace

// `debian3` is the inline namespace of Debian 12's absl.
#define REAL(result, mangled, ...)                                         \
  [&] {                                                                    \
    static void* address = nullptr;                                        \
    return Real<result>(address, "_ZN4absl7debian3" mangled, __VA_ARGS__); \
  }()
#define REAL_CONST(result, mangled, ...)                                    \
  [&] {                                                                     \
    static void* address = nullptr;                                         \
    return Real<result>(address, "_ZNK4absl7debian3" mangled, __VA_ARGS__); \
  }()

namespace absl {
ABSL_NAMESPACE_BEGIN

void Mutex::Lock() {
  REAL(void, "5Mutex4LockEv", this);
  __tsan_acquire(this);
}

void Mutex::Unlock() {
  __tsan_release(this);
  REAL(void, "5Mutex6UnlockEv", this);
}

bool Mutex::TryLock() {
  const bool locked = REAL(bool, "5Mutex7TryLockEv", this);
  if (locked) __tsan_acquire(this);
  return locked;
}

void Mutex::ReaderLock() {
  REAL(void, "5Mutex10ReaderLockEv", this);
  __tsan_acquire(this);
}

void Mutex::ReaderUnlock() {
  __tsan_release(this);
  REAL(void, "5Mutex12ReaderUnlockEv", this);
}

void Mutex::LockWhen(const Condition& condition) {
  REAL(void, "5Mutex8LockWhenERKNS0_9ConditionE", this, &condition);
  __tsan_acquire(this);
}

bool Mutex::LockWhenWithTimeout(const Condition& condition, Duration timeout) {
  const bool met = REAL(bool,
                        "5Mutex19LockWhenWithTimeoutERKNS0_9ConditionENS0_"
                        "8DurationE",
                        this, &condition, timeout);
  __tsan_acquire(this);
  return met;
}

void Mutex::Await(const Condition& condition) {
  __tsan_release(this);
  REAL(void, "5Mutex5AwaitERKNS0_9ConditionE", this, &condition);
  __tsan_acquire(this);
}

bool Mutex::AwaitWithTimeout(const Condition& condition, Duration timeout) {
  __tsan_release(this);
  const bool met =
      REAL(bool, "5Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE",
           this, &condition, timeout);
  __tsan_acquire(this);
  return met;
}

bool Mutex::AwaitWithDeadline(const Condition& condition, Time deadline) {
  __tsan_release(this);
  const bool met =
      REAL(bool, "5Mutex17AwaitWithDeadlineERKNS0_9ConditionENS0_4TimeE", this,
           &condition, deadline);
  __tsan_acquire(this);
  return met;
}

void CondVar::Wait(Mutex* mutex) {
  __tsan_release(mutex);
  REAL(void, "7CondVar4WaitEPNS0_5MutexE", this, mutex);
  __tsan_acquire(mutex);
}

bool CondVar::WaitWithTimeout(Mutex* mutex, Duration timeout) {
  __tsan_release(mutex);
  const bool timed_out =
      REAL(bool, "7CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE", this,
           mutex, timeout);
  __tsan_acquire(mutex);
  return timed_out;
}

bool CondVar::WaitWithDeadline(Mutex* mutex, Time deadline) {
  __tsan_release(mutex);
  const bool timed_out =
      REAL(bool, "7CondVar16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE", this,
           mutex, deadline);
  __tsan_acquire(mutex);
  return timed_out;
}

void Notification::Notify() {
  __tsan_release(this);
  REAL(void, "12Notification6NotifyEv", this);
}

void Notification::WaitForNotification() const {
  REAL_CONST(void, "12Notification19WaitForNotificationEv", this);
  __tsan_acquire(const_cast<Notification*>(this));
}

bool Notification::WaitForNotificationWithTimeout(Duration timeout) const {
  const bool notified = REAL_CONST(
      bool, "12Notification30WaitForNotificationWithTimeoutENS0_8DurationE",
      this, timeout);
  if (notified) __tsan_acquire(const_cast<Notification*>(this));
  return notified;
}

ABSL_NAMESPACE_END
}  // namespace absl
