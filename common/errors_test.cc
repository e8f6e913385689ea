#include "common/errors.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::error {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
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

// An error that gRPC cannot carry reaches no caller.
TEST(ErrorsTest, MoreViolationsThanHeadersHoldAreCounted) {
  FieldViolations violations;
  for (int i = 0; i < 10'000; ++i) {
    violations.Add(absl::StrCat("requests[", i, "].practitioner"), "a name");
  }
  const absl::Status status = violations.ToStatus();
  const std::vector<FieldViolation> told = Violations(status);
  ASSERT_GE(told.size(), 30U);
  EXPECT_EQ(told[29].field, "requests[29].practitioner");
  size_t bytes = status.message().size();
  for (const FieldViolation& one : told) {
    bytes += one.field.size() + one.description.size();
  }
  EXPECT_LT(bytes, 5'500U);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("more of 10000 violations"));
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
