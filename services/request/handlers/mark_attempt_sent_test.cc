#include "services/request/handlers/mark_attempt_sent.h"

#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::Holder;
using request::testing::kRequestId;
using request::testing::kToday;
using request::testing::Referrer;
using ::testing::UnorderedElementsAre;

v1::MarkAttemptSentRequest SentByFax(const std::string& attempt) {
  v1::MarkAttemptSentRequest message;
  message.set_name(attempt);
  message.set_channel(v1::Attempt::FAX);
  *message.mutable_sent_date() = wire::ToProto(kToday);
  message.set_request_id(kRequestId);
  return message;
}

class MarkAttemptSentTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::Retrieval> Mark(
      const v1::MarkAttemptSentRequest& message) {
    return MarkAttemptSent(world_.call(), message, world_.env);
  }

  HandlerWorld world_;
  const std::string attempt_ = world_.Create({Holder("h")}).attempts(0).name();
};

TEST_F(MarkAttemptSentTest, StartsTheClock) {
  const auto sent = Mark(SentByFax(attempt_));
  ASSERT_THAT(sent, IsOk());
  EXPECT_EQ(sent->state(), v1::Retrieval::AWAITING_REPLY);
  EXPECT_EQ(sent->attempts(0).state(), v1::Attempt::SENT);
  EXPECT_EQ(sent->attempts(0).received_date().SerializeAsString(),
            wire::ToProto(kToday).SerializeAsString());
}

TEST_F(MarkAttemptSentTest, AReferrerIsRemindedWhenTheServerIsSetTo) {
  Environment env = world_.env;
  env.referrer_follow_up_days = 5;
  const auto sent = MarkAttemptSent(
      world_.call(),
      SentByFax(world_.Create({Referrer("s")}).attempts(0).name()), env);
  ASSERT_THAT(sent, IsOk());
  EXPECT_EQ(sent->next_actions(0).due_date().SerializeAsString(),
            wire::ToProto(kToday + 5).SerializeAsString());
}

TEST_F(MarkAttemptSentTest, ARepeatChangesNothing) {
  const auto first = Mark(SentByFax(attempt_));
  const auto repeat = Mark(SentByFax(attempt_));
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->SerializeAsString(), first->SerializeAsString());

  v1::MarkAttemptSentRequest anew = SentByFax(attempt_);
  anew.clear_request_id();
  EXPECT_THAT(Mark(anew), HasReason("ILLEGAL_TRANSITION"));
}

TEST_F(MarkAttemptSentTest, AllThatIsWrongIsSaidAtOnce) {
  v1::MarkAttemptSentRequest message;
  message.set_name("attempts/1");
  message.mutable_received_date()->set_year(2025);
  message.set_request_id("1");
  std::vector<std::string> fields;
  for (const auto& violation : error::Violations(Mark(message).status())) {
    fields.push_back(violation.field);
  }
  EXPECT_THAT(fields, UnorderedElementsAre("name", "channel", "sent_date",
                                           "received_date", "request_id"));
}

TEST_F(MarkAttemptSentTest, ItCannotHaveLeftInTheFuture) {
  v1::MarkAttemptSentRequest message = SentByFax(attempt_);
  *message.mutable_sent_date() = wire::ToProto(kToday + 1);
  const std::string before = world_.Dump();
  EXPECT_THAT(Mark(message), HasReason("INVALID_FIELD"));
  EXPECT_EQ(world_.Dump(), before);
}

TEST_F(MarkAttemptSentTest, ThereMustBeSuchAnAttempt) {
  EXPECT_THAT(Mark(SentByFax("retrievals/none/attempts/1")),
              HasReason("ATTEMPT_NOT_FOUND"));
  const std::string other = attempt_.substr(0, attempt_.size() - 1) + "9";
  EXPECT_THAT(Mark(SentByFax(other)), HasReason("ATTEMPT_NOT_FOUND"));
}

TEST_F(MarkAttemptSentTest, AFaultAtAnyStepLeavesAllOrNothing) {
  std::string attempt;
  request::testing::ExpectAllOrNothing(
      [&](HandlerWorld& world) {
        attempt = world.Create({Holder("h")}).attempts(0).name();
      },
      [&](HandlerWorld& world) {
        return MarkAttemptSent(world.call(), SentByFax(attempt), world.env);
      });
}

}  // namespace
}  // namespace custodia::request::handlers
