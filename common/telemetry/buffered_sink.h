#ifndef CUSTODIA_COMMON_TELEMETRY_BUFFERED_SINK_H_
#define CUSTODIA_COMMON_TELEMETRY_BUFFERED_SINK_H_

#include <spdlog/formatter.h>
#include <spdlog/sinks/sink.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace custodia::log {

// Writes lines to a file descriptor, many in one call of the kernel where many
// come at once: a line waits for `longest_wait` at most, one that comes when
// none came for that long does not wait, nor does a warning or an error, which
// takes along what waits. While the kernel keeps one write waiting, for a slow
// disk or a pipe that is full, lines gather in memory and nobody waits, but for
// who logs a warning or an error, or finds that they are very many. A process
// that is killed loses what waits. Thread-safe.
class BufferedSink final : public spdlog::sinks::sink {
 public:
  // Borrows `fd`.
  BufferedSink(int fd, std::chrono::milliseconds longest_wait);
  // Writes what waits.
  ~BufferedSink() override;

  void log(const spdlog::details::log_msg& message) override;
  void flush() override;
  void set_pattern(const std::string& pattern) override;
  void set_formatter(std::unique_ptr<spdlog::formatter> formatter) override;

 private:
  using Lock = std::unique_lock<std::mutex>;

  void WaitForWriter(Lock& lock);
  // Writes what waits, without the lock. Only while nobody is writing.
  void Write(Lock& lock);
  void WakeLateWriter();
  void WriteLate();

  const int fd_;
  const std::chrono::milliseconds longest_wait_;
  std::mutex mutex_;  // of all below
  std::unique_ptr<spdlog::formatter> formatter_;
  std::string waiting_;
  std::string written_;   // its memory serves again
  bool writing_ = false;  // somebody is, of what waited before
  bool stopping_ = false;
  spdlog::log_clock::time_point last_write_;
  std::condition_variable changed_;
  std::thread late_writer_;  // from the first line that had to wait on
};

}  // namespace custodia::log

#endif  // CUSTODIA_COMMON_TELEMETRY_BUFFERED_SINK_H_
