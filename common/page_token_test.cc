#include "common/page_token.h"

#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"

namespace custodia {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;

TEST(PageTokenTest, TheFirstPageStartsAtTheBeginning) {
  const auto page = ParsePage(0, "", "f");
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->size, 50);
  EXPECT_EQ(page->after, "");
}

TEST(PageTokenTest, ATokenLeadsBehindItsKey) {
  const auto page = ParsePage(10, NextPageToken("r/17", "f"), "f");
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->size, 10);
  EXPECT_EQ(page->after, "r/17");
}

TEST(PageTokenTest, SizesAreBounded) {
  EXPECT_EQ(ParsePage(5000, "", "f")->size, 1000);
  EXPECT_THAT(ParsePage(-1, "", "f"), HasReason("INVALID_FIELD"));
}

TEST(PageTokenTest, ATokenOfAnotherListIsRefused) {
  EXPECT_THAT(ParsePage(10, NextPageToken("r/17", "g"), "f"),
              HasReason("PAGE_TOKEN_INVALID"));
  EXPECT_THAT(ParsePage(10, "nonsense!", "f"), HasReason("PAGE_TOKEN_INVALID"));
  EXPECT_THAT(ParsePage(10, "AAAA", "f"), HasReason("PAGE_TOKEN_INVALID"));
}

}  // namespace
}  // namespace custodia
