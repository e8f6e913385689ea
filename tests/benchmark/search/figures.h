#ifndef CUSTODIA_TESTS_BENCHMARK_SEARCH_FIGURES_H_
#define CUSTODIA_TESTS_BENCHMARK_SEARCH_FIGURES_H_

#include <vector>

#include "absl/time/time.h"
#include "tests/benchmark/search/questions.h"

namespace custodia::benchmark {

// One question, put to both.
struct Measured {
  Kind kind;
  absl::Duration directory;
  absl::Duration postgres;
  // Whether the person who was meant is on the first page.
  bool directory_found;
  bool postgres_found;
};

// Prints p50 and p99 of both and their ratio, for each kind and for all, and
// how often each found whom it should. Returns the ratio of the p99 of all.
double Print(const std::vector<Measured>& measured);

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_SEARCH_FIGURES_H_
