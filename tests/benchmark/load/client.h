#ifndef CUSTODIA_TESTS_BENCHMARK_LOAD_CLIENT_H_
#define CUSTODIA_TESTS_BENCHMARK_LOAD_CLIENT_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "tests/benchmark/load/histogram.h"
#include "tests/benchmark/load/workload.h"

namespace custodia::benchmark {

struct LoadOptions {
  std::string target;  // ADDRESS:PORT, plaintext
  int connections = 4;
  int concurrency = 16;  // calls in flight; of an open loop the most ever
  double rate = 0;       // calls a second; 0: as fast as answers come
  int64_t calls = 10'000;
  absl::Duration longest = absl::Minutes(5);
  std::string stop_file;  // No call starts once there is such a file.
};

struct LoadResult {
  int64_t calls = 0;   // answered, errors included
  int64_t errors = 0;  // calls that failed, and items that failed in others
  // Calls that an open loop did not start, since too many were in flight. They
  // are errors.
  int64_t dropped = 0;
  int64_t reply_bytes = 0;
  absl::Duration elapsed;
  // Of an open loop from when the call was to start, so that a server that
  // stalls is charged for all who wait. Without errors.
  Histogram latency;
  std::map<std::string, int64_t> messages;  // of errors, and how often
};

// Makes asynchronous calls from one thread and waits for all.
class LoadClient {
 public:
  explicit LoadClient(const LoadOptions& options);
  ~LoadClient();

  LoadResult Run(Workload& workload);

 private:
  class Impl;
  const std::unique_ptr<Impl> impl_;
};

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_LOAD_CLIENT_H_
