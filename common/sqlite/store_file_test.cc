#include "common/sqlite/store_file.h"

#include <filesystem>

#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::sqlite {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using ::testing::ElementsAre;

TEST(StoreFileTest, KnowsOneScheme) {
  EXPECT_EQ(PathOf("sqlite:a/b.db").value(), "a/b.db");
  EXPECT_EQ(PathOf("sqlite::memory:").value(), ":memory:");
  for (const char* uri : {"", "sqlite:", "postgres://db", "a.db"}) {
    EXPECT_THAT(FieldsAtFault(PathOf(uri)), ElementsAre("store")) << uri;
  }
}

TEST(BackUpTest, OverwritesNothingAndMakesNoStore) {
  const TempDir dir;
  const std::string path = dir.File("a.db");
  const std::string uri = "sqlite:" + path;
  ASSERT_THAT(Database::Open(path, Durability::kNormal, {}), IsOk());
  EXPECT_THAT(FieldsAtFault(BackUp(uri, path)), ElementsAre("to"));
  for (const char* none : {"sqlite:/nowhere/d.db", "sqlite::memory:", "x"}) {
    EXPECT_THAT(FieldsAtFault(BackUp(none, dir.File("copy"))),
                ElementsAre("store"));
  }
  EXPECT_THAT(BackUp(uri, "/nowhere/copy"), HasReason("STORE_FAILED"));
  EXPECT_FALSE(std::filesystem::exists(dir.File("copy")));
  EXPECT_THAT(BackUp(uri, dir.File("copy")), IsOk());
  EXPECT_TRUE(std::filesystem::exists(dir.File("copy")));
}

}  // namespace
}  // namespace custodia::sqlite
