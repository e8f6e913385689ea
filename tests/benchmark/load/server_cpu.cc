#include "tests/benchmark/load/server_cpu.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace custodia::benchmark {

absl::Duration CpuOfStat(absl::string_view stat, int64_t ticks) {
  // The second field is the program's name in parentheses, and may hold any.
  const size_t name_end = stat.rfind(')');
  if (name_end == absl::string_view::npos) return absl::ZeroDuration();
  const std::vector<absl::string_view> fields =
      absl::StrSplit(stat.substr(name_end + 1), ' ', absl::SkipEmpty());
  int64_t user = 0;
  int64_t system = 0;
  if (fields.size() < 13 || !absl::SimpleAtoi(fields[11], &user) ||
      !absl::SimpleAtoi(fields[12], &system)) {
    return absl::ZeroDuration();
  }
  return absl::Seconds(1) * (user + system) / ticks;
}

absl::Duration CpuOf(int pid) {
  const std::string path = absl::StrCat("/proc/", pid, "/stat");
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) {
    std::fprintf(stderr, "%s: the server is gone\n", path.c_str());
    std::exit(1);
  }
  return CpuOfStat(text.str(), sysconf(_SC_CLK_TCK));
}

}  // namespace custodia::benchmark
