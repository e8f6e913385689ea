#include "services/request/handlers/estimate_fee.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/handler_world.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/money.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using ::testing::ElementsAre;

class EstimateFeeTest : public ::testing::Test {
 protected:
  // 25 paper pages from a physician in Texas.
  EstimateFeeTest() {
    message_.set_state("TX");
    message_.set_holder_type(v1::Holder::PHYSICIAN);
    message_.set_requester(v1::EstimateFeeRequest::THIRD_PARTY);
    message_.set_media(v1::EstimateFeeRequest::PAPER);
    message_.set_pages(25);
    *message_.mutable_request_date() =
        wire::ToProto(absl::CivilDay(2026, 6, 1));
  }

  absl::StatusOr<v1::EstimateFeeResponse> Ask() {
    return EstimateFee(world_.call(), message_, world_.env);
  }

  HandlerWorld world_;
  v1::EstimateFeeRequest message_;
};

// W21. 25.00 for the first 20 pages, 0.50 for each further one.
TEST_F(EstimateFeeTest, AThirdPartyPaysTheStatesSchedule) {
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  ASSERT_TRUE(answer->has_payable());
  EXPECT_EQ(wire::CentsOf(answer->payable()), 2750);
  EXPECT_EQ(answer->state_cap_status(), v1::EstimateFeeResponse::KNOWN);
  EXPECT_FALSE(answer->has_hipaa_allowable());
  EXPECT_GE(answer->basis_size(), 1);
}

// W28. 18 minutes at 24.00 an hour, 60 sheets at 0.05, postage 2.90; a search
// may not be charged.
TEST_F(EstimateFeeTest, APatientNeverPaysForASearch) {
  message_.set_requester(v1::EstimateFeeRequest::INDIVIDUAL);
  message_.set_pages(60);
  message_.set_labor_minutes(18);
  *message_.mutable_labor_hourly_rate() = wire::ToMoney(2400);
  *message_.mutable_supplies() = wire::ToMoney(300);
  *message_.mutable_postage() = wire::ToMoney(290);
  v1::FeeItem& search = *message_.add_quoted_items();
  search.set_kind(v1::FeeItem::SEARCH);
  *search.mutable_amount() = wire::ToMoney(1500);
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(wire::CentsOf(answer->hipaa_allowable()), 1310);
  ASSERT_EQ(answer->items_size(), 1);
  EXPECT_FALSE(answer->items(0).allowed());
  EXPECT_THAT(answer->items(0).citation(), ::testing::HasSubstr("164.524"));
  EXPECT_EQ(wire::CentsOf(answer->excess()), 1500);
}

TEST_F(EstimateFeeTest, WhereNoScheduleIsKnownNothingIsPayable) {
  message_.set_state("GU");
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->state_cap_status(), v1::EstimateFeeResponse::UNKNOWN);
  EXPECT_FALSE(answer->has_payable());
}

TEST_F(EstimateFeeTest, NamesAllThatIsWrong) {
  message_.set_state("");
  message_.set_pages(-1);
  message_.mutable_postage()->set_currency_code("EUR");
  EXPECT_THAT(FieldsAtFault(Ask()), ElementsAre("state", "pages", "postage"));
}

}  // namespace
}  // namespace custodia::request::handlers
