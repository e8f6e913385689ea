#include "services/directory/storage/memory.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace custodia::directory::sql {
namespace {

TEST(MemoryTest, KeepsWhatWasFirst) {
  Memory<int> memory(100);
  EXPECT_FALSE(memory.Find("a").has_value());
  EXPECT_EQ(*memory.Keep("a", 1), 1);
  EXPECT_EQ(*memory.Keep("a", 2), 1);
  EXPECT_EQ(**memory.Find("a"), 1);
}

TEST(MemoryTest, WhatIsAskedForStaysAndTheRestMakesRoom) {
  constexpr int kLimit = 1'000;
  Memory<int> memory(kLimit);
  memory.Keep("asked for", -1);
  for (int i = 0; i < 20 * kLimit; ++i) {
    memory.Keep(absl::StrCat(i), i);
    ASSERT_TRUE(memory.Find("asked for").has_value()) << i;
  }
  int kept = 0;
  for (int i = 0; i < 20 * kLimit; ++i) {
    if (memory.Find(absl::StrCat(i)).has_value()) ++kept;
  }
  EXPECT_GT(kept, kLimit / 4);
  EXPECT_LE(kept, kLimit + 32);
}

}  // namespace
}  // namespace custodia::directory::sql
