#include "common/telemetry/buffered_sink.h"

#include <unistd.h>

#include <cerrno>

#include "absl/strings/string_view.h"

namespace custodia::log {
namespace {

// More than that does not wait for company.
constexpr size_t kMostWaiting = size_t{64} << 10;

}  // namespace

BufferedSink::~BufferedSink() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
    flush_();
  }
  changed_.notify_all();
  if (late_writer_.joinable()) late_writer_.join();
}

void BufferedSink::sink_it_(const spdlog::details::log_msg& message) {
  spdlog::memory_buf_t line;
  formatter_->format(message, line);
  const bool first = waiting_.empty();
  waiting_.append(line.data(), line.size());
  if (message.level >= spdlog::level::warn || waiting_.size() > kMostWaiting ||
      message.time - written_ >= longest_wait_) {
    flush_();
    written_ = message.time;
  } else if (first) {
    if (!late_writer_.joinable()) {
      late_writer_ = std::thread([this] { WriteLate(); });
    }
    changed_.notify_one();
  }
}

void BufferedSink::flush_() {
  absl::string_view rest = waiting_;
  while (!rest.empty()) {
    const ssize_t written = write(fd_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<size_t>(written));
    } else if (errno != EINTR) {
      break;  // There is nobody left to tell.
    }
  }
  waiting_.clear();
}

void BufferedSink::WriteLate() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!stopping_) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    // Meanwhile others come.
    changed_.wait_for(lock, longest_wait_, [this] { return stopping_; });
    flush_();
  }
}

}  // namespace custodia::log
