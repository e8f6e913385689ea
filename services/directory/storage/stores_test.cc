#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/sqlite_directory_store.h"
#include "services/directory/testing/imaged_store.h"

namespace custodia::directory {
namespace {

std::unique_ptr<DirectoryStore> OpenSqlite(const std::string& path) {
  auto store = SqliteDirectoryStore::Open(path);
  EXPECT_THAT(store, custodia::testing::IsOk());
  return *std::move(store);
}

std::unique_ptr<DirectoryStore> OpenImaged(const std::string& path, int nth) {
  return std::make_unique<testing::ImagedStore>(OpenSqlite(path), nth);
}

INSTANTIATE_TEST_SUITE_P(
    Sqlite, DirectoryStoreContract,
    ::testing::Values(
        StoreUnderTest{
            .name = "File", .make = OpenSqlite, .reads_beside_writes = true},
        StoreUnderTest{.name = "Imaged",
                       .make =
                           [](const std::string& path) {
                             return OpenImaged(path, /*nth=*/1);
                           },
                       .reads_beside_writes = true,
                       .finds_its_writes = false},
        StoreUnderTest{.name = "ImagedSometimes",
                       .make =
                           [](const std::string& path) {
                             return OpenImaged(path, /*nth=*/3);
                           },
                       .reads_beside_writes = true,
                       .finds_its_writes = false},
        StoreUnderTest{
            .name = "Memory",
            .make = [](const std::string&) { return OpenSqlite(":memory:"); }}),
    ::testing::PrintToStringParamName());

}  // namespace
}  // namespace custodia::directory
