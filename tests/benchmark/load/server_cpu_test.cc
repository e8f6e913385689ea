#include "tests/benchmark/load/server_cpu.h"

#include "gmock/gmock.h"

namespace custodia::benchmark {
namespace {

TEST(ServerCpuTest, AddsUserAndSystemTime) {
  EXPECT_EQ(
      CpuOfStat("12 (a) (b) c) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20", 100),
      absl::Seconds(2));
}

TEST(ServerCpuTest, OfNothingIsNothing) {
  EXPECT_EQ(CpuOfStat("", 100), absl::ZeroDuration());
  EXPECT_EQ(CpuOfStat("12 (x) S 1", 100), absl::ZeroDuration());
}

}  // namespace
}  // namespace custodia::benchmark
