#ifndef CUSTODIA_TESTS_BENCHMARK_LOAD_HISTOGRAM_H_
#define CUSTODIA_TESTS_BENCHMARK_LOAD_HISTOGRAM_H_

#include <cstdint>
#include <vector>

#include "absl/time/time.h"

namespace custodia::benchmark {

// Counts latencies in buckets that are never wider than 1/128 of the latency
// (as HdrHistogram does), so that a percentile is at most 0.8 percent too high
// whatever the range. Memory is fixed.
class Histogram {
 public:
  Histogram();

  // Negative durations count as none.
  void Add(absl::Duration latency);

  int64_t count() const { return count_; }

  // Returns the smallest latency that `percent` of all do not exceed, rounded
  // up to its bucket's end, but never above the highest. Zero where there are
  // none. 0 < percent <= 100.
  absl::Duration Percentile(double percent) const;
  absl::Duration Max() const { return absl::Nanoseconds(max_); }

 private:
  std::vector<int64_t> buckets_;
  int64_t count_ = 0;
  int64_t max_ = 0;
};

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_LOAD_HISTOGRAM_H_
