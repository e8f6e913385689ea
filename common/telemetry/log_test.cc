#include "common/telemetry/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace custodia {
namespace {

using ::testing::EndsWith;
using ::testing::StartsWith;
using ::testing::internal::CaptureStderr;
using ::testing::internal::GetCapturedStderr;

TEST(LogTest, WritesAnObjectOnALine) {
  CaptureStderr();
  log::Warning("slow", {{"method", "/a.B/C"},
                        {"calls", 3},
                        {"duration_ms", 12.3456},
                        {"resource", ""}});
  const std::string line = GetCapturedStderr();
  EXPECT_THAT(line, StartsWith("{\"time\":\"2"));
  EXPECT_THAT(line, EndsWith("\"level\":\"warning\",\"event\":\"slow\","
                             "\"method\":\"/a.B/C\",\"calls\":3,"
                             "\"duration_ms\":12.346,\"resource\":\"\"}\n"));
}

TEST(LogTest, EscapesWhatJsonReservesAndWhatIsNotAscii) {
  CaptureStderr();
  log::Warning("odd", {{"text", "\"a\\b\n\x7f\xC3\xA9z"}});
  EXPECT_THAT(GetCapturedStderr(),
              EndsWith(",\"text\":\"\\\"a\\\\b\\u000a\\ufffd\\ufffd\\ufffdz\""
                       "}\n"));
}

}  // namespace
}  // namespace custodia
