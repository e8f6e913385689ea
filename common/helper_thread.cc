#include "common/helper_thread.h"

#include <optional>
#include <utility>

#include "absl/synchronization/notification.h"

namespace custodia {
namespace {

constexpr size_t kTogether = 64;
constexpr size_t kMostWaiting = 16;

}  // namespace

HelperThread::HelperThread() : tasks_(kMostWaiting) {
  thread_ = std::thread([this] {
    while (std::optional<Tasks> tasks = tasks_.Pop()) {
      for (Task& task : *tasks) task();
    }
  });
}

HelperThread::~HelperThread() {
  Start();
  tasks_.Close();
  thread_.join();
}

void HelperThread::Do(Task task) {
  next_.push_back(std::move(task));
  if (next_.size() == kTogether) Start();
}

void HelperThread::Start() {
  if (!next_.empty()) tasks_.Push(std::move(next_));
  next_.clear();
  next_.reserve(kTogether);
}

void HelperThread::Await() {
  absl::Notification done;
  Do([&done] { done.Notify(); });
  Start();
  done.WaitForNotification();
}

}  // namespace custodia
