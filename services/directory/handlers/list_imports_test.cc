#include "services/directory/handlers/list_imports.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;

class ListImportsTest : public testing::HandlerTest {
 protected:
  absl::StatusOr<v1::ListImportsResponse> List(int page_size,
                                               const std::string& token) {
    v1::ListImportsRequest request;
    request.set_page_size(page_size);
    request.set_page_token(token);
    return ListImports(call_, request, env_);
  }
};

TEST_F(ListImportsTest, NewestFirst) {
  // Ids are random, so they tell nothing of the order.
  for (const char* id : {"b", "c", "a"}) {
    Seed([&](DirectoryTransaction& txn) {
      return txn.RecordImport({.id = id,
                               .format = "nppes",
                               .file = "nppes.csv",
                               .digest = "00ff",
                               .create_time = clock_.Now(),
                               .rows_taken = 7,
                               .rows_refused = 1});
    });
    clock_.Advance(absl::Hours(1));
  }
  const auto first = List(2, "");
  ASSERT_THAT(first, IsOk());
  ASSERT_EQ(first->imports_size(), 2);
  EXPECT_EQ(first->imports(0).name(), "imports/a");
  EXPECT_EQ(first->imports(0).file(), "nppes.csv");
  EXPECT_EQ(first->imports(0).digest(), "00ff");
  EXPECT_EQ(first->imports(0).rows_taken(), 7);
  EXPECT_EQ(first->imports(0).rows_refused(), 1);
  EXPECT_EQ(first->imports(1).name(), "imports/c");
  const auto second = List(2, first->next_page_token());
  ASSERT_THAT(second, IsOk());
  ASSERT_EQ(second->imports_size(), 1);
  EXPECT_EQ(second->imports(0).name(), "imports/b");
  EXPECT_EQ(second->next_page_token(), "");
  EXPECT_THAT(List(2, "nonsense"), HasReason("PAGE_TOKEN_INVALID"));
}

}  // namespace
}  // namespace custodia::directory
