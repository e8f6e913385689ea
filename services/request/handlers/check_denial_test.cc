#include "services/request/handlers/check_denial.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/handler_world.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using ::testing::ElementsAre;

class CheckDenialTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::CheckDenialResponse> Ask() {
    return CheckDenial(world_.call(), message_, world_.env);
  }

  HandlerWorld world_;
  v1::CheckDenialRequest message_;
};

// W10. 180 days from when the patient knew.
TEST_F(CheckDenialTest, AnUnpaidBillIsNeverAGround) {
  message_.add_grounds(v1::Denial::UNPAID_BILL);
  *message_.mutable_known_date() = wire::ToProto(absl::CivilDay(2026, 3, 2));
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_FALSE(answer->stands());
  ASSERT_EQ(answer->findings_size(), 1);
  EXPECT_EQ(answer->findings(0).ground(), v1::Denial::UNPAID_BILL);
  EXPECT_FALSE(answer->findings(0).stands());
  EXPECT_NE(answer->findings(0).basis().citation(), "");
  EXPECT_EQ(wire::FromProto(answer->ocr_complaint_by()).FirstDay(),
            absl::CivilDay(2026, 8, 29));
}

// An empty notice lacks everything; none at all lacks nothing.
TEST_F(CheckDenialTest, TheNoticeIsJudgedWhereThereIsOne) {
  message_.add_grounds(v1::Denial::PRIVACY_ACT);
  auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  const int without = answer->defects_size();
  *message_.mutable_notice()->mutable_date() =
      wire::ToProto(absl::CivilDay(2025, 6, 1));
  answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(without, 0);
  EXPECT_GT(answer->defects_size(), without);
}

TEST_F(CheckDenialTest, NamesAllThatIsWrong) {
  message_.set_state("??");
  message_.mutable_notice();
  EXPECT_THAT(FieldsAtFault(Ask()),
              ElementsAre("grounds", "state", "notice.date"));
}

}  // namespace
}  // namespace custodia::request::handlers
