#include "common/server/tls_files.h"

#include <fstream>
#include <string>

#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using ::testing::ElementsAre;

class TlsFilesTest : public ::testing::Test {
 protected:
  // Returns a file that holds its own name.
  std::string File(const std::string& name) {
    std::ofstream(dir_.File(name)) << name;
    return dir_.File(name);
  }

  // Returns the flags at fault.
  static std::vector<std::string> Faults(const TlsFiles& files) {
    return FieldsAtFault(ReadTlsFiles(files).status());
  }

  const TempDir dir_;
};

TEST_F(TlsFilesTest, HoldWhatTheFilesHold) {
  const auto pems = ReadTlsFiles(
      {.ca = File("ca"), .cert = File("cert"), .key = File("key")});
  ASSERT_THAT(pems, IsOk());
  EXPECT_EQ(pems->ca, "ca");
  EXPECT_EQ(pems->certificate, "cert");
  EXPECT_EQ(pems->key, "key");
}

TEST_F(TlsFilesTest, MayBeAbsent) {
  const auto pems = ReadTlsFiles({});
  ASSERT_THAT(pems, IsOk());
  EXPECT_EQ(pems->ca + pems->certificate + pems->key, "");
}

TEST_F(TlsFilesTest, ACertificateAndItsKeyBelongTogether) {
  EXPECT_THAT(Faults({.cert = File("cert"), .prefix = "--x"}),
              ElementsAre("--x-cert"));
  EXPECT_THAT(Faults({.key = File("key"), .prefix = "--x"}),
              ElementsAre("--x-cert"));
}

TEST_F(TlsFilesTest, TheFlagOfAFileThatCannotBeReadIsNamed) {
  const std::string none = dir_.File("none");
  EXPECT_THAT(Faults({.ca = none, .ca_flag = "--x-ca"}), ElementsAre("--x-ca"));
  EXPECT_THAT(Faults({.cert = none, .key = File("key"), .prefix = "--x"}),
              ElementsAre("--x-cert"));
  EXPECT_THAT(Faults({.cert = File("cert"), .key = none, .prefix = "--x"}),
              ElementsAre("--x-key"));
}

}  // namespace
}  // namespace custodia
