#include "services/directory/storage/open_store.h"

#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/sqlite/database.h"
#include "common/sqlite/store_file.h"
#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/storage/schema.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using ::testing::ElementsAre;

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
  std::vector<sqlite::Migration> newer = Migrations();
  newer.push_back({"CREATE TABLE later (x INTEGER) STRICT;"});
  ASSERT_THAT(sqlite::Database::Open(path, sqlite::Durability::kNormal, newer),
              IsOk());
  EXPECT_THAT(OpenDirectoryStore("sqlite:" + path), HasReason("SCHEMA_NEWER"));
}

TEST(OpenDirectoryStoreTest, RefusesAPathThatCannotBeOpened) {
  const TempDir dir;
  EXPECT_THAT(OpenDirectoryStore("sqlite:" + dir.File("missing/directory.db")),
              HasReason("STORE_FAILED"));
}

TEST(DirectoryBackUpTest, CopiesOneMomentWhileOthersWrite) {
  const TempDir dir;
  const std::string uri = "sqlite:" + dir.File("directory.db");
  const auto store = OpenDirectoryStore(uri);
  ASSERT_THAT(store, IsOk());
  ASSERT_THAT(PutElm(**store), IsOk());
  std::atomic<bool> stop = false;
  std::atomic<int64_t> written = 0;
  // Each write puts two organizations: a copy has both or none.
  std::thread writer([&] {
    while (!stop) {
      const std::string id = absl::StrCat(written.load());
      ASSERT_THAT((*store)->Write(
                      absl::UnixEpoch(),
                      [&](DirectoryTransaction& txn) -> absl::Status {
                        CUSTODIA_RETURN_IF_ERROR(
                            txn.Put(Organization{.id = "a" + id}).status());
                        return txn.Put(Organization{.id = "b" + id}).status();
                      }),
                  IsOk());
      ++written;
    }
  });
  for (int64_t copy = 0; copy < 5; ++copy) {
    while (written < 3 * copy) std::this_thread::yield();
    const int64_t before = written;
    const std::string file = dir.File(absl::StrCat("copy", copy));
    EXPECT_THAT(sqlite::BackUp(uri, file), IsOk());
    const auto copied = OpenDirectoryStore("sqlite:" + file);
    ASSERT_THAT(copied, IsOk());
    EXPECT_TRUE(HasElm(**copied));
    EXPECT_THAT((*copied)->Read(
                    {},
                    [&](DirectorySnapshot& facts) -> absl::Status {
                      const int64_t writes = facts.Revision() - 1;
                      EXPECT_GE(writes, before);
                      for (const char* kind : {"a", "b"}) {
                        for (int64_t i = 0; i <= writes; ++i) {
                          CUSTODIA_ASSIGN_OR_RETURN(
                              const auto found,
                              facts.FindOrganization(absl::StrCat(kind, i)));
                          EXPECT_EQ(found.has_value(), i < writes) << kind << i;
                        }
                      }
                      return absl::OkStatus();
                    }),
                IsOk());
  }
  stop = true;
  writer.join();
}

TEST(OpenExistingDirectoryStoreTest, MakesNone) {
  const TempDir dir;
  const std::string uri = absl::StrCat("sqlite:", dir.File("directory.db"));
  EXPECT_THAT(FieldsAtFault(OpenExistingDirectoryStore(uri)),
              ElementsAre("store"));
  EXPECT_THAT(FieldsAtFault(OpenExistingDirectoryStore("sqlite::memory:")),
              ElementsAre("store"));
  ASSERT_THAT(PutElm(**OpenDirectoryStore(uri)), IsOk());
  const auto store = OpenExistingDirectoryStore(uri);
  ASSERT_THAT(store, IsOk());
  EXPECT_TRUE(HasElm(**store));
}

}  // namespace
}  // namespace custodia::directory
