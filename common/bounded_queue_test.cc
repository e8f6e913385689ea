#include "common/bounded_queue.h"

#include <memory>
#include <thread>

#include "gtest/gtest.h"

namespace custodia {
namespace {

TEST(BoundedQueueTest, GivesAllInOrderHoweverLittleItHolds) {
  BoundedQueue<std::unique_ptr<int>> queue(2);
  std::thread maker([&] {
    for (int i = 0; i < 1'000; ++i) queue.Push(std::make_unique<int>(i));
    queue.Close();
  });
  int next = 0;
  while (const auto item = queue.Pop()) EXPECT_EQ(**item, next++);
  EXPECT_EQ(next, 1'000);
  maker.join();
}

TEST(BoundedQueueTest, DropsWhatNobodyWantsAnyMore) {
  BoundedQueue<int> queue(1);
  EXPECT_TRUE(queue.Push(1));
  std::thread maker([&] { EXPECT_FALSE(queue.Push(2)); });
  queue.Close();
  maker.join();
  EXPECT_EQ(queue.Pop(), 1);
  EXPECT_EQ(queue.Pop(), std::nullopt);
}

}  // namespace
}  // namespace custodia
