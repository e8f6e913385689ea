#include "tests/support/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace custodia::testing {
namespace {

// Replaces this process. Runs between fork and exec, where other threads' locks
// may be held for ever: all strings are made before.
[[noreturn]] void Exec(char* const* argv, char* const* envp, int out, int err) {
  // A test that crashes leaves no server behind.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // gtest and gRPC may have blocked signals; the program starts with none.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  execve(argv[0], argv, envp);
  _exit(127);
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Child {
  pid_t pid;
  int out;  // reads its standard output
};

Child Spawn(std::vector<std::string> command, const std::string& err_file,
            const std::vector<std::pair<std::string, std::string>>& additions) {
  std::vector<std::string> environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    environment.emplace_back(*entry);
  }
  for (const auto& [name, value] : additions) {
    environment.push_back(absl::StrCat(name, "=", value));
  }
  const std::vector<char*> argv = Pointers(command);
  const std::vector<char*> envp = Pointers(environment);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) abort();
  const int err =
      open(err_file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  const pid_t pid = fork();
  if (pid == 0) Exec(argv.data(), envp.data(), ends[1], err);
  close(ends[1]);
  close(err);
  return {.pid = pid, .out = ends[0]};
}

int ExitCode(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Reads until `stop` or the end of the stream.
std::string ReadUntil(int file, char stop) {
  std::string text;
  char c = 0;
  while (read(file, &c, 1) == 1) {
    text += c;
    if (c == stop) break;
  }
  return text;
}

std::string ReadToEnd(int file) {
  std::string text;
  char buffer[4096];
  for (ssize_t n; (n = read(file, buffer, sizeof(buffer))) > 0;) {
    text.append(buffer, n);
  }
  return text;
}

std::string ReadFile(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace

ProgramResult RunProgram(
    const std::vector<std::string>& command,
    const std::vector<std::pair<std::string, std::string>>& environment) {
  const TempDir dir;
  const Child child = Spawn(command, dir.File("stderr"), environment);
  ProgramResult result;
  result.out = ReadToEnd(child.out);
  close(child.out);
  result.exit_code = ExitCode(child.pid);
  result.err = ReadFile(dir.File("stderr"));
  return result;
}

absl::StatusOr<std::unique_ptr<ServerProcess>> ServerProcess::Start(
    const std::vector<std::string>& command) {
  std::unique_ptr<ServerProcess> server(new ServerProcess());
  const Child child = Spawn(command, server->dir_.File("stderr"), {});
  server->pid_ = child.pid;
  server->out_ = child.out;
  std::string line = ReadUntil(child.out, '\n');
  if (!line.empty() && line.back() == '\n') line.pop_back();
  const std::vector<std::string> words = absl::StrSplit(line, ' ');
  if (words.size() != 4 || words[1] != "listening" || words[2] != "on") {
    return absl::UnavailableError(
        absl::StrCat("No start line, but: ", line, "\n", server->Log()));
  }
  server->program_ = words[0];
  server->address_ = words[3];
  return server;
}

ServerProcess::~ServerProcess() {
  if (pid_ != 0) {
    Signal(SIGKILL);
    Wait();
  }
  close(out_);
}

std::shared_ptr<grpc::Channel> ServerProcess::Channel() const {
  return grpc::CreateChannel(address_, grpc::InsecureChannelCredentials());
}

void ServerProcess::Signal(int signal) const {
  if (pid_ != 0) kill(pid_, signal);
}

int ServerProcess::Stop() {
  Signal(SIGTERM);
  return Wait();
}

int ServerProcess::Wait() {
  if (pid_ == 0) return exit_code_;
  rest_ = ReadToEnd(out_);
  exit_code_ = ExitCode(pid_);
  pid_ = 0;
  return exit_code_;
}

std::string ServerProcess::Log() const { return ReadFile(dir_.File("stderr")); }

}  // namespace custodia::testing
