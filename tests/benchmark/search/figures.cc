#include "tests/benchmark/search/figures.h"

#include <algorithm>
#include <cstdio>

namespace custodia::benchmark {
namespace {

// The smallest value that `percent` of all do not exceed; in milliseconds.
double Percentile(std::vector<absl::Duration> times, size_t percent) {
  const size_t index = (times.size() * percent + 99) / 100 - 1;
  std::nth_element(times.begin(), times.begin() + index, times.end());
  return absl::ToDoubleMilliseconds(times[index]);
}

double PrintRow(const char* name, const std::vector<Measured>& measured) {
  std::vector<absl::Duration> directory;
  std::vector<absl::Duration> postgres;
  int directory_found = 0;
  int postgres_found = 0;
  int both_found = 0;
  for (const Measured& one : measured) {
    directory.push_back(one.directory);
    postgres.push_back(one.postgres);
    directory_found += one.directory_found;
    postgres_found += one.postgres_found;
    both_found += one.directory_found && one.postgres_found;
  }
  const double ratio = Percentile(directory, 99) / Percentile(postgres, 99);
  std::printf(
      "%-12s %6zu  %7.2f %7.2f  %8.2f %8.2f  %5.2f %5.2f  %6d %6d %6d\n", name,
      measured.size(), Percentile(directory, 50), Percentile(directory, 99),
      Percentile(postgres, 50), Percentile(postgres, 99),
      Percentile(directory, 50) / Percentile(postgres, 50), ratio,
      directory_found, postgres_found, both_found);
  return ratio;
}

}  // namespace

double Print(const std::vector<Measured>& measured) {
  std::printf("%-12s %6s  %15s  %17s  %11s  %20s\n", "", "", "directory, ms",
              "PostgreSQL, ms", "ratio", "found whom it should");
  std::printf("%-12s %6s  %7s %7s  %8s %8s  %5s %5s  %6s %6s %6s\n", "search",
              "asked", "p50", "p99", "p50", "p99", "p50", "p99", "direc.",
              "Postg.", "both");
  for (const Kind kind : kKinds) {
    std::vector<Measured> of_kind;
    std::copy_if(measured.begin(), measured.end(), std::back_inserter(of_kind),
                 [kind](const Measured& one) { return one.kind == kind; });
    PrintRow(NameOf(kind), of_kind);
  }
  return PrintRow("all", measured);
}

}  // namespace custodia::benchmark
