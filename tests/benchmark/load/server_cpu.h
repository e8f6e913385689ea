#ifndef CUSTODIA_TESTS_BENCHMARK_LOAD_SERVER_CPU_H_
#define CUSTODIA_TESTS_BENCHMARK_LOAD_SERVER_CPU_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace custodia::benchmark {

// Returns user and system time of all threads, ended ones included, from the
// text of /proc/PID/stat; `ticks` of the kernel's clock a second.
absl::Duration CpuOfStat(absl::string_view stat, int64_t ticks);

// Returns the same of a running process. Ends the program where there is none.
absl::Duration CpuOf(int pid);

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_LOAD_SERVER_CPU_H_
