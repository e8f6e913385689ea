#include "services/request/storage/open_store.h"
#include "services/request/storage/request_store_contract.h"
#include "services/request/storage/request_store_work_contract.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;

std::unique_ptr<RequestStore> Open(const std::string& uri) {
  auto store = OpenRequestStore(uri);
  EXPECT_THAT(store, IsOk());
  return *std::move(store);
}

const StoreUnderTest kFile{
    .name = "file",
    .open = [](const std::string& file) { return Open("sqlite:" + file); },
    .keeps = true};
const StoreUnderTest kMemory{.name = "memory", .open = [](const std::string&) {
                               return Open("sqlite::memory:");
                             }};

INSTANTIATE_TEST_SUITE_P(Sqlite, RequestStoreContract,
                         ::testing::Values(kFile, kMemory));
INSTANTIATE_TEST_SUITE_P(Sqlite, RequestStoreWorkContract,
                         ::testing::Values(kFile, kMemory));

TEST(OpenRequestStoreTest, KnowsOneScheme) {
  for (const char* uri : {"", "sqlite:", "postgres://db", "requests.db"}) {
    EXPECT_THAT(OpenRequestStore(uri), HasReason("INVALID_FIELD")) << uri;
  }
}

}  // namespace
}  // namespace custodia::request
