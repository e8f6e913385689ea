#include "services/directory/storage/memory.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace custodia::directory::sql {
namespace {

constexpr Revisions kFirst = {.first = 1, .last = 1};

TEST(MemoryTest, KeepsWhatWasFirst) {
  Memory<int> memory(100);
  EXPECT_FALSE(memory.Find("a", kFirst).has_value());
  EXPECT_EQ(*memory.Keep("a", kFirst, 1), 1);
  EXPECT_EQ(*memory.Keep("a", kFirst, 2), 1);
  EXPECT_EQ(**memory.Find("a", kFirst), 1);
}

TEST(MemoryTest, AValueIsGoodForTheRevisionsThatHaveIt) {
  Memory<int> memory(100);
  memory.Keep("a", {.first = 3, .last = 5}, 35);
  EXPECT_EQ(**memory.Find("a", {.first = 3, .last = 9}), 35);
  EXPECT_EQ(**memory.Find("a", {.first = 5, .last = 5}), 35);
  // It changed since, or is perhaps not yet as it was.
  EXPECT_FALSE(memory.Find("a", {.first = 6, .last = 9}).has_value());
  EXPECT_FALSE(memory.Find("a", {.first = 3, .last = 4}).has_value());
}

TEST(MemoryTest, TheNewestIsKept) {
  Memory<int> memory(100);
  memory.Keep("a", {.first = 3, .last = 5}, 35);
  EXPECT_EQ(*memory.Keep("a", {.first = 6, .last = 7}, 67), 67);
  // Who reads at an older revision gets what was read there.
  EXPECT_EQ(*memory.Keep("a", {.first = 3, .last = 5}, 35), 35);
  EXPECT_EQ(**memory.Find("a", {.first = 6, .last = 8}), 67);
}

TEST(MemoryTest, WhatIsAskedForStaysAndTheRestMakesRoom) {
  constexpr int kLimit = 1'000;
  Memory<int> memory(kLimit);
  memory.Keep("asked for", kFirst, -1);
  for (int i = 0; i < 20 * kLimit; ++i) {
    memory.Keep(absl::StrCat(i), kFirst, i);
    ASSERT_TRUE(memory.Find("asked for", kFirst).has_value()) << i;
  }
  int kept = 0;
  for (int i = 0; i < 20 * kLimit; ++i) {
    if (memory.Find(absl::StrCat(i), kFirst).has_value()) ++kept;
  }
  EXPECT_GT(kept, kLimit / 4);
  EXPECT_LE(kept, kLimit + 32);
}

}  // namespace
}  // namespace custodia::directory::sql
