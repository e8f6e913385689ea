#include "common/parse_page.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia {
namespace {

using ::custodia::testing::HasReason;
using ::testing::ElementsAre;

TEST(ParsePageTest, AllThatIsWrongIsToldAtOnce) {
  error::FieldViolations violations;
  violations.Add("parent", "set");
  const auto page = ParsePage(-1, "nonsense!", "f", violations);
  ASSERT_THAT(page, HasReason("INVALID_FIELD"));
  EXPECT_THAT(error::Violations(page.status()),
              ElementsAre(error::FieldViolation{"parent", "must be set"},
                          error::FieldViolation{"page_size",
                                                "must be zero or positive"}));
}

TEST(ParsePageTest, WithoutViolationsItIsAPageLikeAnother) {
  EXPECT_EQ(ParsePage(10, "", "f", {})->size, 10);
  EXPECT_THAT(ParsePage(-1, "", "f", {}), HasReason("INVALID_FIELD"));
  EXPECT_THAT(ParsePage(1, "nonsense!", "f", {}),
              HasReason("PAGE_TOKEN_INVALID"));
}

}  // namespace
}  // namespace custodia
