#include "services/directory/testing/faulty_directory_store.h"

#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory::testing {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;

// Two steps and the commit.
absl::Status PutElm(DirectoryTransaction& txn) {
  CUSTODIA_RETURN_IF_ERROR(txn.FindOrganization("elm").status());
  return txn.Put(Organization{.id = "elm"}).status();
}

int64_t RevisionOf(DirectoryStore& store) {
  int64_t revision = -1;
  EXPECT_THAT(store.Read({},
                         [&](DirectorySnapshot& facts) {
                           revision = facts.Revision();
                           return absl::OkStatus();
                         }),
              IsOk());
  return revision;
}

TEST(FaultyDirectoryStoreTest, FailsTheChosenStepAndNoOther) {
  auto real = *SqliteDirectoryStore::Open(":memory:");
  FaultyDirectoryStore store(*real);
  for (int step = 1; step <= 3; ++step) {
    store.FailAtStep(step);
    EXPECT_THAT(store.Write(absl::UnixEpoch(), PutElm),
                HasReason("STORE_BUSY"));
    EXPECT_TRUE(store.Fired());
    EXPECT_EQ(RevisionOf(*real), 0);
  }
  store.FailAtStep(4);
  EXPECT_THAT(store.Write(absl::UnixEpoch(), PutElm), IsOk());
  EXPECT_FALSE(store.Fired());
  EXPECT_EQ(RevisionOf(*real), 1);
  EXPECT_THAT(store.Read({},
                         [](DirectorySnapshot& facts) {
                           return facts.FindOrganization("elm").status();
                         }),
              HasReason("STORE_BUSY"));
}

}  // namespace
}  // namespace custodia::directory::testing
