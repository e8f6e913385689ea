#include "common/telemetry/buffered_sink.h"

#include <spdlog/pattern_formatter.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "absl/strings/string_view.h"

namespace custodia::log {
namespace {

// More than that does not wait for company.
constexpr size_t kMostWaiting = size_t{64} << 10;

// More than that does not gather: who comes waits.
constexpr size_t kMostGathered = size_t{4} << 20;

void WriteAll(int fd, absl::string_view rest) {
  while (!rest.empty()) {
    const ssize_t written = write(fd, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<size_t>(written));
    } else if (errno != EINTR) {
      return;  // There is nobody left to tell.
    }
  }
}

}  // namespace

BufferedSink::BufferedSink(int fd, std::chrono::milliseconds longest_wait)
    : fd_(fd),
      longest_wait_(longest_wait),
      formatter_(std::make_unique<spdlog::pattern_formatter>()) {}

BufferedSink::~BufferedSink() {
  {
    Lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (late_writer_.joinable()) late_writer_.join();
  flush();
}

void BufferedSink::log(const spdlog::details::log_msg& message) {
  Lock lock(mutex_);
  spdlog::memory_buf_t line;
  formatter_->format(message, line);
  const bool first = waiting_.empty();
  waiting_.append(line.data(), line.size());
  if (message.level >= spdlog::level::warn || waiting_.size() > kMostGathered) {
    WaitForWriter(lock);
    Write(lock);
  } else if (first && !writing_ &&
             message.time - last_write_ >= longest_wait_) {
    last_write_ = message.time;
    Write(lock);
  } else if (first || waiting_.size() > kMostWaiting) {
    WakeLateWriter();
  }
}

void BufferedSink::flush() {
  Lock lock(mutex_);
  WaitForWriter(lock);
  Write(lock);
}

void BufferedSink::set_pattern(const std::string& pattern) {
  set_formatter(std::make_unique<spdlog::pattern_formatter>(pattern));
}

void BufferedSink::set_formatter(std::unique_ptr<spdlog::formatter> formatter) {
  const Lock lock(mutex_);
  formatter_ = std::move(formatter);
}

void BufferedSink::WaitForWriter(Lock& lock) {
  changed_.wait(lock, [this] { return !writing_; });
}

void BufferedSink::Write(Lock& lock) {
  if (waiting_.empty()) return;
  writing_ = true;
  std::swap(waiting_, written_);
  lock.unlock();
  WriteAll(fd_, written_);  // Nobody else touches it while `writing_`.
  lock.lock();
  written_.clear();
  writing_ = false;
  changed_.notify_all();
}

void BufferedSink::WakeLateWriter() {
  if (!late_writer_.joinable()) {
    late_writer_ = std::thread([this] { WriteLate(); });
  }
  changed_.notify_all();
}

void BufferedSink::WriteLate() {
  Lock lock(mutex_);
  while (!stopping_) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    // Meanwhile others come.
    changed_.wait_for(lock, longest_wait_, [this] {
      return stopping_ || waiting_.size() > kMostWaiting;
    });
    WaitForWriter(lock);
    Write(lock);
  }
}

}  // namespace custodia::log
