#include "common/telemetry/buffered_sink.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/testing/temp_dir.h"

namespace custodia::log {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::chrono::hours kForever(1);

class BufferedSinkTest : public ::testing::Test {
 protected:
  ~BufferedSinkTest() override { close(fd_); }

  // A logger of bare lines into a file.
  spdlog::logger& LogWith(std::chrono::milliseconds longest_wait) {
    logger_ = std::make_unique<spdlog::logger>(
        "test", std::make_shared<BufferedSink>(fd_, longest_wait));
    logger_->set_pattern("%v");
    return *logger_;
  }

  void EndLogger() { logger_.reset(); }

  void WaitForLines(size_t count) const {
    const absl::Time deadline = absl::Now() + absl::Seconds(30);
    while (Lines().size() < count && absl::Now() < deadline) {
      std::this_thread::yield();
    }
    EXPECT_GE(Lines().size(), count);
  }

  std::vector<std::string> Lines() const {
    std::ifstream file(path_);
    std::ostringstream text;
    text << file.rdbuf();
    return absl::StrSplit(text.str(), '\n', absl::SkipEmpty());
  }

 private:
  testing::TempDir dir_;
  const std::string path_ = dir_.File("log");
  const int fd_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  std::unique_ptr<spdlog::logger> logger_;
};

TEST_F(BufferedSinkTest, ALineThatComesAloneDoesNotWait) {
  LogWith(kForever).info("one");
  EXPECT_THAT(Lines(), ElementsAre("one"));
}

TEST_F(BufferedSinkTest, LinesThatFollowWaitUntilItEnds) {
  spdlog::logger& log = LogWith(kForever);
  log.info("one");
  log.info("two");
  log.info("three");
  EXPECT_THAT(Lines(), ElementsAre("one"));
  EndLogger();
  EXPECT_THAT(Lines(), ElementsAre("one", "two", "three"));
}

TEST_F(BufferedSinkTest, AWarningTakesAlongWhatWaits) {
  spdlog::logger& log = LogWith(kForever);
  log.info("one");
  log.info("two");
  log.warn("three");
  EXPECT_THAT(Lines(), ElementsAre("one", "two", "three"));
}

TEST_F(BufferedSinkTest, WhatWaitsIsWrittenInTime) {
  spdlog::logger& log = LogWith(std::chrono::milliseconds(1));
  std::vector<std::string> expected;
  for (int i = 0; i < 100; ++i) {
    expected.push_back(absl::StrCat(i));
    log.info(expected.back());
  }
  WaitForLines(expected.size());
  EXPECT_EQ(Lines(), expected);
}

TEST_F(BufferedSinkTest, MuchDoesNotWait) {
  spdlog::logger& log = LogWith(kForever);
  const std::string kilobyte(1000, 'x');
  for (int i = 0; i < 100; ++i) log.info(kilobyte);
  WaitForLines(60);
}

TEST_F(BufferedSinkTest, LinesOfThreadsStayWhole) {
  spdlog::logger& log = LogWith(std::chrono::milliseconds(1));
  const std::string line(200, 'y');
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 500; ++j) log.info(line);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EndLogger();
  EXPECT_EQ(Lines(), std::vector<std::string>(2000, line));
}

// A pipe that nobody reads from is full after 64 KiB.
TEST(BufferedSinkPipeTest, LinesGatherWhileAWriteWaits) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  spdlog::logger log("test", std::make_shared<BufferedSink>(ends[1], kForever));
  log.set_pattern("%v");
  constexpr int kLines = 2'000;
  // For ever, if one waited for the pipe.
  for (int i = 0; i < kLines; ++i) {
    log.info(absl::StrCat(i, std::string(100, '.')));
  }
  std::string text;
  std::thread reader([&] {
    char bytes[1 << 16];
    ssize_t size = 0;
    while ((size = read(ends[0], bytes, sizeof(bytes))) > 0) {
      text.append(bytes, static_cast<size_t>(size));
    }
  });
  log.error("last");
  close(ends[1]);
  reader.join();
  close(ends[0]);
  const std::vector<std::string> lines =
      absl::StrSplit(text, '\n', absl::SkipEmpty());
  ASSERT_EQ(lines.size(), kLines + 1U);
  for (int i = 0; i < kLines; ++i) {
    ASSERT_EQ(lines[i], absl::StrCat(i, std::string(100, '.')));
  }
  EXPECT_EQ(lines.back(), "last");
}

TEST_F(BufferedSinkTest, WritesNothingByItself) {
  LogWith(std::chrono::milliseconds(1));
  EndLogger();
  EXPECT_THAT(Lines(), IsEmpty());
}

}  // namespace
}  // namespace custodia::log
