#include "tests/benchmark/load/histogram.h"

#include <algorithm>
#include <vector>

#include "gmock/gmock.h"
#include "tests/benchmark/people/people.h"

namespace custodia::benchmark {
namespace {

TEST(HistogramTest, OfNothingIsNothing) {
  EXPECT_EQ(Histogram().Percentile(99), absl::ZeroDuration());
}

TEST(HistogramTest, ShortLatenciesAreExact) {
  Histogram histogram;
  for (int i = 1; i <= 100; ++i) histogram.Add(absl::Nanoseconds(i));
  EXPECT_EQ(histogram.Percentile(1), absl::Nanoseconds(1));
  EXPECT_EQ(histogram.Percentile(50), absl::Nanoseconds(50));
  EXPECT_EQ(histogram.Percentile(99), absl::Nanoseconds(99));
  EXPECT_EQ(histogram.Percentile(99.1), absl::Nanoseconds(100));
  EXPECT_EQ(histogram.Percentile(100), absl::Nanoseconds(100));
}

TEST(HistogramTest, NoPercentileIsBelowOrMuchAboveTheTrueOne) {
  Random random(1);
  Histogram histogram;
  std::vector<int64_t> values;
  for (int i = 0; i < 10'000; ++i) {
    // From nanoseconds to minutes.
    values.push_back(
        static_cast<int64_t>(random.Next() >> (28 + random.Below(30))));
    histogram.Add(absl::Nanoseconds(values.back()));
  }
  std::sort(values.begin(), values.end());
  for (const int percent : {1, 10, 50, 90, 99, 100}) {
    const int64_t exact = values[values.size() * percent / 100 - 1];
    const int64_t said =
        absl::ToInt64Nanoseconds(histogram.Percentile(percent));
    EXPECT_GE(said, exact) << percent;
    EXPECT_LE(static_cast<double>(said), exact * 1.008) << percent;
  }
}

TEST(HistogramTest, TheHighestIsExact) {
  Histogram histogram;
  histogram.Add(absl::Milliseconds(1));
  histogram.Add(absl::Seconds(3) + absl::Nanoseconds(1));
  EXPECT_EQ(histogram.Percentile(100), absl::Seconds(3) + absl::Nanoseconds(1));
  EXPECT_EQ(histogram.Max(), absl::Seconds(3) + absl::Nanoseconds(1));
  EXPECT_EQ(histogram.count(), 2);
}

}  // namespace
}  // namespace custodia::benchmark
