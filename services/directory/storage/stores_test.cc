#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {
namespace {

std::unique_ptr<DirectoryStore> OpenSqlite(const std::string& path) {
  auto store = SqliteDirectoryStore::Open(path);
  EXPECT_THAT(store, custodia::testing::IsOk());
  return *std::move(store);
}

INSTANTIATE_TEST_SUITE_P(SqliteFile, DirectoryStoreContract,
                         ::testing::Values(StoreUnderTest{
                             .make = OpenSqlite, .reads_beside_writes = true}));

INSTANTIATE_TEST_SUITE_P(SqliteMemory, DirectoryStoreContract,
                         ::testing::Values(StoreUnderTest{
                             .make = [](const std::string&) {
                               return OpenSqlite(":memory:");
                             }}));

}  // namespace
}  // namespace custodia::directory
