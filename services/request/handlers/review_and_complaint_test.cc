#include <functional>
#include <string>

#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/handlers/file_complaint.h"
#include "services/request/handlers/record_reply.h"
#include "services/request/handlers/record_review_decision.h"
#include "services/request/handlers/request_review.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::kRequestId;
using request::testing::kToday;
using request::testing::Practice;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

using Written = absl::StatusOr<v1::Retrieval>;

// Returns an attempt that was refused on kToday.
std::string Refused(HandlerWorld& world) {
  v1::RecordReplyRequest message;
  message.set_name(
      world.CreateAndSend({Practice("practice")}).attempts(0).name());
  v1::DenialNotice& denial = *message.mutable_denial();
  *denial.mutable_date() = wire::ToProto(kToday);
  denial.add_grounds(v1::Denial::ENDANGERMENT);
  denial.set_denied_by("dr-1");
  EXPECT_THAT(RecordReply(world.call(), message, world.env), IsOk());
  return message.name();
}

Written Ask(HandlerWorld& world, const std::string& attempt) {
  v1::RequestReviewRequest message;
  message.set_name(attempt);
  message.set_request_id(kRequestId);
  return RequestReview(world.call(), message, world.env);
}

std::string UnderReview(HandlerWorld& world) {
  v1::RequestReviewRequest message;
  message.set_name(Refused(world));
  EXPECT_THAT(RequestReview(world.call(), message, world.env), IsOk());
  return message.name();
}

Written Decide(HandlerWorld& world, const std::string& attempt) {
  v1::RecordReviewDecisionRequest message;
  message.set_name(attempt);
  message.set_request_id(kRequestId);
  v1::Review& review = *message.mutable_review();
  *review.mutable_decision_date() = wire::ToProto(kToday);
  review.set_reviewer("dr-1");
  review.set_reviewer_licensed(true);
  review.set_outcome(v1::Review::OVERTURNED);
  return RecordReviewDecision(world.call(), message, world.env);
}

Written Complain(HandlerWorld& world, const std::string& attempt) {
  v1::FileComplaintRequest message;
  message.set_name(attempt);
  message.set_request_id(kRequestId);
  v1::Complaint& complaint = *message.mutable_complaint();
  complaint.set_body(v1::Complaint::OCR);
  *complaint.mutable_filed_date() = wire::ToProto(kToday);
  return FileComplaint(world.call(), message, world.env);
}

class ReviewAndComplaintTest : public ::testing::Test {
 protected:
  // Checks that `write` ends as it should though the store fails once, at any
  // of its steps; `prepare` returns the attempt.
  static void ExpectSafe(
      const std::function<std::string(HandlerWorld&)>& prepare,
      Written (*write)(HandlerWorld&, const std::string&)) {
    std::string attempt;
    request::testing::ExpectAllOrNothing(
        [&](HandlerWorld& world) { attempt = prepare(world); },
        [&](HandlerWorld& world) { return write(world, attempt); });
  }

  HandlerWorld world_;
};

TEST_F(ReviewAndComplaintTest, ARefusalIsReviewedAndFalls) {
  const std::string attempt = Refused(world_);
  const Written asked = Ask(world_, attempt);
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->attempts(0).state(), v1::Attempt::UNDER_REVIEW);
  EXPECT_EQ(asked->state(), v1::Retrieval::AWAITING_REPLY);
  ASSERT_EQ(asked->attempts(0).reviews_size(), 1);
  EXPECT_EQ(asked->attempts(0).reviews(0).outcome(),
            v1::Review::OUTCOME_UNSPECIFIED);
  EXPECT_THAT(asked->SerializeAsString(),
              Ask(world_, attempt)->SerializeAsString());

  v1::RecordReviewDecisionRequest decision;
  decision.set_name(attempt);
  v1::Review& review = *decision.mutable_review();
  *review.mutable_decision_date() = wire::ToProto(kToday);
  review.set_reviewer("dr-1");
  review.set_reviewer_licensed(true);
  review.set_outcome(v1::Review::OVERTURNED);
  const Written decided =
      RecordReviewDecision(world_.call(), decision, world_.env);
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(decided->attempts(0).state(), v1::Attempt::ACKNOWLEDGED);
  EXPECT_EQ(decided->attempts(0).reviews(0).reviewer(), "dr-1");
  EXPECT_EQ(decided->attempts(0).defects().rbegin()->code(),
            "REVIEWER_TOOK_PART");
  EXPECT_THAT(world_.KindsOf(decided->name()),
              IsSupersetOf({"REVIEW_REQUESTED", "REVIEW_DECIDED"}));
}

TEST_F(ReviewAndComplaintTest, AComplaintIsKept) {
  const Written complained = Complain(world_, Refused(world_));
  ASSERT_THAT(complained, IsOk());
  ASSERT_EQ(complained->attempts(0).complaints_size(), 1);
  EXPECT_EQ(complained->attempts(0).complaints(0).body(), v1::Complaint::OCR);
  EXPECT_FALSE(complained->attempts(0).complaints(0).late());
}

TEST_F(ReviewAndComplaintTest, ThereMustBeSuchAnAttempt) {
  for (const auto write : {Ask, Decide, Complain}) {
    EXPECT_THAT(write(world_, "retrievals/none/attempts/1"),
                HasReason("ATTEMPT_NOT_FOUND"));
    EXPECT_THAT(FieldsAtFault(write(world_, "retrievals/none").status()),
                ElementsAre("name"));
  }
}

TEST_F(ReviewAndComplaintTest, AFaultAtAnyStepLeavesAllOrNothing) {
  ExpectSafe(Refused, Ask);
  ExpectSafe(UnderReview, Decide);
  ExpectSafe(Refused, Complain);
}

}  // namespace
}  // namespace custodia::request::handlers
