#ifndef CUSTODIA_TESTS_SUPPORT_SERVER_PROCESS_H_
#define CUSTODIA_TESTS_SUPPORT_SERVER_PROCESS_H_

#include <grpcpp/grpcpp.h>
#include <sys/types.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/testing/temp_dir.h"

namespace custodia::testing {

// How a program ended and what it wrote.
struct ProgramResult {
  int exit_code = 0;  // 128 + signal where a signal ended it
  std::string out;
  std::string err;
};

// Runs a program to its end. `environment` adds to ours (NAME, value).
ProgramResult RunProgram(
    const std::vector<std::string>& command,
    const std::vector<std::pair<std::string, std::string>>& environment = {});

// A server of ours as its own process, from its start line to its end. Not
// thread-safe.
class ServerProcess {
 public:
  // Starts `command`, program first, and waits for its start line; the error's
  // message is what it wrote where it ends without one.
  static absl::StatusOr<std::unique_ptr<ServerProcess>> Start(
      const std::vector<std::string>& command);

  // Kills it, where nobody has stopped it.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // As in the start line, e.g. `custodia-directory` and `127.0.0.1:40111`.
  const std::string& program() const { return program_; }
  const std::string& address() const { return address_; }

  // Its process, until it has been waited for.
  pid_t pid() const { return pid_; }

  // Returns a plaintext channel to it.
  std::shared_ptr<grpc::Channel> Channel() const;

  // Sends `signal` and does not wait.
  void Signal(int signal) const;

  // Sends SIGTERM; Wait().
  int Stop();

  // Waits until it has ended and returns its exit code (128 + signal where a
  // signal ended it).
  int Wait();

  // What it has written to standard error until now.
  std::string Log() const;

  // What it wrote to standard output after the start line; after Wait() only.
  const std::string& OutputAfterStart() const { return rest_; }

 private:
  ServerProcess() = default;

  TempDir dir_;
  pid_t pid_ = 0;  // 0 once it has been waited for
  int out_ = -1;   // our end of its standard output
  int exit_code_ = 0;
  std::string program_;
  std::string address_;
  std::string rest_;
};

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_SUPPORT_SERVER_PROCESS_H_
