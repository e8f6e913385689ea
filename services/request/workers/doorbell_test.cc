#include "services/request/workers/doorbell.h"

#include <thread>

#include "gtest/gtest.h"

namespace custodia::request {
namespace {

// Waits that end by a ring would not end in these tests' lifetime otherwise.
constexpr absl::Duration kForEver = absl::Hours(1);

TEST(DoorbellTest, ARingEndsAWait) {
  Doorbell doorbell;
  std::thread ringer([&] { doorbell.Ring(); });
  EXPECT_TRUE(doorbell.Wait(kForEver));
  ringer.join();
}

TEST(DoorbellTest, RingsBeforeAreRememberedAsOne) {
  Doorbell doorbell;
  doorbell.Ring();
  doorbell.Ring();
  EXPECT_TRUE(doorbell.Wait(kForEver));
  std::thread closer([&] { doorbell.Close(); });
  EXPECT_FALSE(doorbell.Wait(kForEver));  // the second ring is used up
  closer.join();
}

TEST(DoorbellTest, TimeEndsAWait) {
  Doorbell doorbell;
  EXPECT_TRUE(doorbell.Wait(absl::ZeroDuration()));
}

TEST(DoorbellTest, OnceClosedNobodyWaits) {
  Doorbell doorbell;
  EXPECT_FALSE(doorbell.closed());
  doorbell.Close();
  EXPECT_TRUE(doorbell.closed());
  EXPECT_FALSE(doorbell.Wait(kForEver));
  doorbell.Ring();
  EXPECT_FALSE(doorbell.Wait(kForEver));
}

}  // namespace
}  // namespace custodia::request
