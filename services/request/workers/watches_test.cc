#include "services/request/workers/watches.h"

#include <atomic>
#include <thread>  // NOLINT(build/c++11)

#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;

// Nobody waits for so long: a test that polls instead of being woken times out.
constexpr WatchOptions kPatient = {.limit = 2,
                                   .poll_interval = absl::InfiniteDuration()};

TEST(WatchesTest, ANotificationBeforeTheWaitIsNotLost) {
  Watches watches(kPatient);
  const auto watch = watches.Open("r1");
  ASSERT_THAT(watch, IsOk());
  watches.Notify("r1");
  EXPECT_THAT((*watch)->Wait(), IsOk());
}

TEST(WatchesTest, WakesThoseOfTheRetrievalAndNobodyElse) {
  Watches watches({.limit = 9, .poll_interval = absl::InfiniteDuration()});
  const auto one = watches.Open("r1");
  const auto two = watches.Open("r1");
  const auto other = watches.Open("r2");
  std::atomic<bool> other_woke = false;
  std::thread other_waits([&] {
    EXPECT_THAT((*other)->Wait(), IsOk());
    other_woke = true;
  });
  std::thread waits([&] { EXPECT_THAT((*one)->Wait(), IsOk()); });
  watches.Notify("r1");
  waits.join();
  EXPECT_THAT((*two)->Wait(), IsOk());
  EXPECT_FALSE(other_woke);
  watches.Notify("r2");
  other_waits.join();
}

TEST(WatchesTest, LooksByItselfFromTimeToTime) {
  Watches watches({.poll_interval = absl::ZeroDuration()});
  const auto watch = watches.Open("r1");
  EXPECT_THAT((*watch)->Wait(), IsOk());
}

TEST(WatchesTest, AreLimitedInNumber) {
  Watches watches(kPatient);
  auto one = watches.Open("r1");
  const auto two = watches.Open("r1");
  ASSERT_THAT(two, IsOk());
  const auto three = watches.Open("r2");
  EXPECT_EQ(three.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(three, HasReason("TOO_MANY_WATCHES"));
  one->reset();
  EXPECT_THAT(watches.Open("r2"), IsOk());
}

TEST(WatchesTest, EndForGood) {
  Watches watches(kPatient);
  const auto watch = watches.Open("r1");
  std::thread waits(
      [&] { EXPECT_THAT((*watch)->Wait(), HasReason("SERVER_STOPPING")); });
  watches.Close();
  waits.join();
  EXPECT_THAT(watches.Open("r1"), HasReason("SERVER_STOPPING"));
}

}  // namespace
}  // namespace custodia::request
