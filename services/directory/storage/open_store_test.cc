#include "services/directory/storage/open_store.h"

#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/storage/schema.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;

absl::Status PutElm(DirectoryStore& store) {
  return store.Write(absl::UnixEpoch(), [](DirectoryTransaction& txn) {
    return txn.Put(Organization{.id = "elm"}).status();
  });
}

bool HasElm(DirectoryStore& store) {
  bool found = false;
  EXPECT_THAT(store.Read({},
                         [&](DirectorySnapshot& facts) {
                           const auto elm = facts.FindOrganization("elm");
                           found = elm.ok() && elm->has_value();
                           return elm.status();
                         }),
              IsOk());
  return found;
}

TEST(OpenDirectoryStoreTest, AFileKeepsItsFacts) {
  const TempDir dir;
  const std::string uri = "sqlite:" + dir.File("directory.db");
  {
    const auto store = OpenDirectoryStore(uri);
    ASSERT_THAT(store, IsOk());
    ASSERT_THAT(PutElm(**store), IsOk());
  }
  const auto store = OpenDirectoryStore(uri);
  ASSERT_THAT(store, IsOk());
  EXPECT_TRUE(HasElm(**store));
}

TEST(OpenDirectoryStoreTest, MemoryIsEmptyEachTime) {
  const auto first = OpenDirectoryStore("sqlite::memory:");
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(PutElm(**first), IsOk());
  const auto second = OpenDirectoryStore("sqlite::memory:");
  ASSERT_THAT(second, IsOk());
  EXPECT_FALSE(HasElm(**second));
}

TEST(OpenDirectoryStoreTest, RefusesWhatNamesNoStore) {
  for (const char* uri : {"", "sqlite:", "directory.db", "postgres://host/db",
                          "SQLITE:directory.db"}) {
    const auto store = OpenDirectoryStore(uri);
    EXPECT_THAT(store, HasReason("INVALID_FIELD")) << uri;
    EXPECT_EQ(error::Violations(store.status())[0].field, "store");
  }
}

TEST(OpenDirectoryStoreTest, RefusesAFileOfANewerRelease) {
  const TempDir dir;
  const std::string path = dir.File("directory.db");
  std::vector<const char*> newer = Migrations();
  newer.push_back("CREATE TABLE later (x INTEGER) STRICT;");
  ASSERT_THAT(sqlite::Database::Open(path, sqlite::Durability::kNormal, newer),
              IsOk());
  EXPECT_THAT(OpenDirectoryStore("sqlite:" + path), HasReason("SCHEMA_NEWER"));
}

TEST(OpenDirectoryStoreTest, RefusesAPathThatCannotBeOpened) {
  const TempDir dir;
  EXPECT_THAT(OpenDirectoryStore("sqlite:" + dir.File("missing/directory.db")),
              HasReason("STORE_FAILED"));
}

}  // namespace
}  // namespace custodia::directory
