#include "services/request/storage/open_store.h"
#include "services/request/storage/request_store_contract.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;

std::unique_ptr<RequestStore> Open(const std::string& uri) {
  auto store = OpenRequestStore(uri);
  EXPECT_THAT(store, IsOk());
  return *std::move(store);
}

INSTANTIATE_TEST_SUITE_P(
    SqliteFile, RequestStoreContract,
    ::testing::Values(StoreUnderTest{
        .name = "file",
        .open = [](const std::string& file) { return Open("sqlite:" + file); },
        .keeps = true}));

INSTANTIATE_TEST_SUITE_P(SqliteMemory, RequestStoreContract,
                         ::testing::Values(StoreUnderTest{
                             .name = "memory", .open = [](const std::string&) {
                               return Open("sqlite::memory:");
                             }}));

TEST(OpenRequestStoreTest, KnowsOneScheme) {
  for (const char* uri : {"", "sqlite:", "postgres://db", "requests.db"}) {
    EXPECT_THAT(OpenRequestStore(uri), HasReason("INVALID_FIELD")) << uri;
  }
}

}  // namespace
}  // namespace custodia::request
