#ifndef CUSTODIA_COMMON_TELEMETRY_BUFFERED_SINK_H_
#define CUSTODIA_COMMON_TELEMETRY_BUFFERED_SINK_H_

#include <spdlog/sinks/base_sink.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace custodia::log {

// Writes lines to a file descriptor, many in one call of the kernel where many
// come at once: a line waits for `longest_wait` at most, one that comes when
// none came for that long does not wait, nor does a warning or an error, which
// takes along what waits. A process that is killed loses what waits.
// Thread-safe.
class BufferedSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  // Borrows `fd`.
  BufferedSink(int fd, std::chrono::milliseconds longest_wait)
      : fd_(fd), longest_wait_(longest_wait) {}
  // Writes what waits.
  ~BufferedSink() override;

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override;

 private:
  void WriteLate();

  const int fd_;
  const std::chrono::milliseconds longest_wait_;
  // Under base_sink's mutex_, as all below.
  std::string waiting_;
  spdlog::log_clock::time_point written_;
  bool stopping_ = false;
  std::condition_variable changed_;
  std::thread late_writer_;  // from the first line that had to wait on
};

}  // namespace custodia::log

#endif  // CUSTODIA_COMMON_TELEMETRY_BUFFERED_SINK_H_
