#include "common/helper_thread.h"

#include <memory>
#include <numeric>
#include <utility>
#include <vector>

#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

namespace custodia {
namespace {

TEST(HelperThreadTest, DoesAllInOrder) {
  std::vector<int> done;
  {
    HelperThread helper;
    for (int i = 0; i < 5'000; ++i) {
      helper.Do([&done, i = std::make_unique<int>(i)] { done.push_back(*i); });
      if (i == 2'500) {
        helper.Await();
        EXPECT_EQ(done.size(), 2'501);
      }
    }
  }
  std::vector<int> all(5'000);
  std::iota(all.begin(), all.end(), 0);
  EXPECT_EQ(done, all);
}

TEST(HelperThreadTest, StartsOnOneTaskWhenTold) {
  absl::Notification done;
  HelperThread helper;
  helper.Do([&done] { done.Notify(); });
  helper.Start();
  done.WaitForNotification();
}

}  // namespace
}  // namespace custodia
