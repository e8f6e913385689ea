#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {
namespace {

std::unique_ptr<DirectoryStore> OpenSqlite(const std::string& path) {
  auto store = SqliteDirectoryStore::Open(path);
  EXPECT_THAT(store, custodia::testing::IsOk());
  return *std::move(store);
}

INSTANTIATE_TEST_SUITE_P(
    Sqlite, DirectoryStoreContract,
    ::testing::Values(
        StoreUnderTest{
            .name = "File", .make = OpenSqlite, .reads_beside_writes = true},
        StoreUnderTest{
            .name = "Memory",
            .make = [](const std::string&) { return OpenSqlite(":memory:"); }}),
    ::testing::PrintToStringParamName());

}  // namespace
}  // namespace custodia::directory
