#include "services/request/handlers/advance_attempt.h"

#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::Holder;
using request::testing::kRequestId;
using request::testing::Referrer;

v1::AdvanceAttemptRequest GiveUp(const std::string& attempt) {
  v1::AdvanceAttemptRequest message;
  message.set_name(attempt);
  message.set_reason("Nobody answers.");
  message.set_request_id(kRequestId);
  return message;
}

class AdvanceAttemptTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::Retrieval> Advance(
      const v1::AdvanceAttemptRequest& message) {
    return AdvanceAttempt(world_.call(), message, world_.env);
  }

  HandlerWorld world_;
  const std::string attempt_ =
      world_.CreateAndSend({Holder("practice"), Referrer("hospital")})
          .attempts(0)
          .name();
};

TEST_F(AdvanceAttemptTest, GoesOnToTheNextLead) {
  const auto advanced = Advance(GiveUp(attempt_));
  ASSERT_THAT(advanced, IsOk());
  EXPECT_EQ(advanced->attempts(0).state(), v1::Attempt::ABANDONED);
  EXPECT_EQ(advanced->attempts(1).lead().organization(),
            "organizations/hospital");
}

TEST_F(AdvanceAttemptTest, ARepeatDoesNotSkipALead) {
  const auto first = Advance(GiveUp(attempt_));
  const auto repeat = Advance(GiveUp(attempt_));
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->SerializeAsString(), first->SerializeAsString());

  v1::AdvanceAttemptRequest anew = GiveUp(attempt_);
  anew.clear_request_id();
  EXPECT_THAT(Advance(anew), HasReason("ILLEGAL_TRANSITION"));
}

TEST_F(AdvanceAttemptTest, ThereMustBeSuchAnAttempt) {
  EXPECT_THAT(Advance(GiveUp("retrievals/none/attempts/1")),
              HasReason("ATTEMPT_NOT_FOUND"));
  EXPECT_THAT(Advance(GiveUp("retrievals/none")), HasReason("INVALID_FIELD"));
}

TEST_F(AdvanceAttemptTest, AFaultAtAnyStepLeavesAllOrNothing) {
  std::string attempt;
  request::testing::ExpectAllOrNothing(
      [&](HandlerWorld& world) {
        attempt =
            world.CreateAndSend({Holder("practice"), Referrer("hospital")})
                .attempts(0)
                .name();
      },
      [&](HandlerWorld& world) {
        return AdvanceAttempt(world.call(), GiveUp(attempt), world.env);
      });
}

}  // namespace
}  // namespace custodia::request::handlers
