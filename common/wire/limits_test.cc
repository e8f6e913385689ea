#include "common/wire/limits.h"

#include "common/errors.h"
#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/type/postal_address.pb.h"
#include "gtest/gtest.h"

namespace custodia::wire {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

std::vector<std::string> FieldsAtFault(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const auto& violation : error::Violations(status)) {
    fields.push_back(violation.field);
  }
  return fields;
}

TEST(CheckLimitsTest, TakesWhatReachesALimit) {
  google::type::PostalAddress address;
  EXPECT_THAT(CheckLimits(address), IsOk());
  address.set_locality(std::string(kMaxTextBytes, 'x'));
  for (int i = 0; i < kMaxElements; ++i) address.add_address_lines("1 Elm St");
  EXPECT_THAT(CheckLimits(address), IsOk());
}

TEST(CheckLimitsTest, NamesAllThatPassesOne) {
  const std::string long_text(kMaxTextBytes + 1, 'x');
  google::type::PostalAddress address;
  address.set_locality(long_text);
  address.add_address_lines("1 Elm St");
  address.add_address_lines(long_text);
  for (int i = 0; i <= kMaxElements; ++i) address.add_recipients(long_text);
  const absl::Status status = CheckLimits(address);
  EXPECT_THAT(status, HasReason("INVALID_FIELD"));
  EXPECT_THAT(FieldsAtFault(status),
              ElementsAre("locality", "address_lines[1]", "recipients"));
}

TEST(CheckLimitsTest, LooksIntoMessages) {
  google::rpc::BadRequest bad;
  for (int i = 0; i < kMaxElements - 1; ++i) bad.add_field_violations();
  bad.add_field_violations()->set_field(std::string(kMaxTextBytes + 1, 'x'));
  EXPECT_THAT(FieldsAtFault(CheckLimits(bad)),
              ElementsAre("field_violations[999].field"));
}

}  // namespace
}  // namespace custodia::wire
