#include "common/errors.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::error {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ErrorsTest, AllViolationsTravelTogether) {
  FieldViolations violations;
  EXPECT_TRUE(violations.ToStatus().ok());
  violations.Add("page_size", "zero or positive");
  violations.Add("name", "of the form organizations/{organization}");
  const absl::Status status = violations.ToStatus();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Reason(status), "INVALID_FIELD");
  EXPECT_THAT(
      Violations(status),
      ElementsAre(
          FieldViolation{"page_size", "must be zero or positive"},
          FieldViolation{"name",
                         "must be of the form organizations/{organization}"}));
}

TEST(ErrorsTest, DetailsComeBackInStableOrder) {
  absl::Status status = StoreBusy();
  AttachDetail(status, "custodia.B", "2");
  AttachDetail(status, "custodia.A", std::string("\0x", 2));
  const std::vector<Detail> details = Details(status);
  ASSERT_EQ(details.size(), 2U);
  EXPECT_EQ(details[0].type_name, "custodia.A");
  EXPECT_EQ(details[0].serialized, std::string("\0x", 2));
  EXPECT_EQ(details[1].type_name, "custodia.B");
}

TEST(ErrorsTest, OtherErrorsCarryNeitherReasonNorViolations) {
  const absl::Status other = absl::InternalError("other");
  EXPECT_EQ(Reason(other), "");
  EXPECT_THAT(Violations(other), IsEmpty());
}

}  // namespace
}  // namespace custodia::error
