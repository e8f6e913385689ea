#include "services/request/handlers/withdraw_retrieval.h"

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

v1::WithdrawRetrievalRequest NoLonger(const std::string& name) {
  v1::WithdrawRetrievalRequest message;
  message.set_name(name);
  message.set_reason("Found them at home.");
  message.set_request_id(kRequestId);
  return message;
}

class WithdrawRetrievalTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::Retrieval> Withdraw(
      const v1::WithdrawRetrievalRequest& message) {
    return WithdrawRetrieval(world_.call(), message, world_.env);
  }

  HandlerWorld world_;
  const v1::Retrieval retrieval_ = world_.CreateAndSend({Holder("h")});
};

TEST_F(WithdrawRetrievalTest, EndsItAndItsAttempts) {
  const auto withdrawn = Withdraw(NoLonger(retrieval_.name()));
  ASSERT_THAT(withdrawn, IsOk());
  EXPECT_EQ(withdrawn->state(), v1::Retrieval::WITHDRAWN);
  EXPECT_EQ(withdrawn->attempts(0).state(), v1::Attempt::ABANDONED);
}

TEST_F(WithdrawRetrievalTest, AnEtagGuardsAgainstAnothersWrite) {
  v1::WithdrawRetrievalRequest message = NoLonger(retrieval_.name());
  for (const char* etag : {"1", "of another kind"}) {
    message.set_etag(etag);
    EXPECT_THAT(Withdraw(message), HasReason("ETAG_MISMATCH"));
  }
  EXPECT_EQ(world_.Get(retrieval_.name()).state(),
            v1::Retrieval::AWAITING_REPLY);
  message.set_etag(retrieval_.etag());
  ASSERT_THAT(Withdraw(message), IsOk());
  // The etag is outdated by now; a repeat is one all the same.
  EXPECT_THAT(Withdraw(message), IsOk());
}

TEST_F(WithdrawRetrievalTest, WhatHasEndedStaysEnded) {
  ASSERT_THAT(Withdraw(NoLonger(retrieval_.name())), IsOk());
  v1::WithdrawRetrievalRequest anew = NoLonger(retrieval_.name());
  anew.clear_request_id();
  EXPECT_THAT(Withdraw(anew), HasReason("ILLEGAL_TRANSITION"));
}

TEST_F(WithdrawRetrievalTest, ThereMustBeARetrieval) {
  EXPECT_THAT(Withdraw(NoLonger("retrievals/none")),
              HasReason("RETRIEVAL_NOT_FOUND"));
  EXPECT_THAT(Withdraw(NoLonger("none")), HasReason("INVALID_FIELD"));
}

TEST_F(WithdrawRetrievalTest, AFaultAtAnyStepLeavesAllOrNothing) {
  std::string name;
  request::testing::ExpectAllOrNothing(
      [&](HandlerWorld& world) {
        name = world.CreateAndSend({Holder("h")}).name();
      },
      [&](HandlerWorld& world) {
        return WithdrawRetrieval(world.call(), NoLonger(name), world.env);
      });
}

}  // namespace
}  // namespace custodia::request::handlers
