#include "tests/benchmark/load/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace custodia::benchmark {
namespace {

// Latencies below 2 * kSteps nanoseconds have a bucket each; above, each
// doubling has kSteps.
constexpr int kStepBits = 7;
constexpr int64_t kSteps = int64_t{1} << kStepBits;
constexpr size_t kBuckets = (64 - kStepBits) * kSteps;

int ShiftOf(int64_t value) {
  const auto bits =
      static_cast<int>(std::bit_width(static_cast<uint64_t>(value)));
  return std::max(0, bits - kStepBits - 1);
}

size_t BucketOf(int64_t value) {
  const int shift = ShiftOf(value);
  return static_cast<size_t>(shift * kSteps + (value >> shift));
}

// The highest value of the bucket.
int64_t EndOf(size_t bucket) {
  const auto number = static_cast<int64_t>(bucket);
  if (number < 2 * kSteps) return number;
  const int64_t shift = number / kSteps - 1;
  return ((number - shift * kSteps + 1) << shift) - 1;
}

}  // namespace

Histogram::Histogram() : buckets_(kBuckets) {}

void Histogram::Add(absl::Duration latency) {
  const int64_t value = std::max<int64_t>(0, absl::ToInt64Nanoseconds(latency));
  ++buckets_[BucketOf(value)];
  ++count_;
  max_ = std::max(max_, value);
}

absl::Duration Histogram::Percentile(double percent) const {
  const auto wanted = static_cast<int64_t>(
      std::ceil(static_cast<double>(count_) * percent / 100));
  int64_t seen = 0;
  for (size_t i = 0; i < buckets_.size(); ++i) {
    seen += buckets_[i];
    if (seen > 0 && seen >= wanted) {
      return absl::Nanoseconds(std::min(EndOf(i), max_));
    }
  }
  return absl::ZeroDuration();
}

}  // namespace custodia::benchmark
