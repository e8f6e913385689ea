#include "services/request/wire/parse_grievance.h"

#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/dates.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

google::type::Date DateOf(int year, int month, int day) {
  return wire::ToProto(PartialDate{.year = year, .month = month, .day = day});
}

// Returns the fields at fault.
template <typename Command, typename Message>
std::vector<std::string> Fields(Command (*parse)(const Message&,
                                                 error::FieldViolations&),
                                const Message& message) {
  error::FieldViolations violations;
  parse(message, violations);
  return custodia::testing::FieldsAtFault(violations.ToStatus());
}

TEST(ParseReviewRequestTest, TakesADayOrNone) {
  v1::RequestReviewRequest message;
  EXPECT_THAT(Fields(wire::ParseReviewRequest, message), IsEmpty());
  *message.mutable_request_date() = DateOf(2024, 4, 2);
  error::FieldViolations violations;
  EXPECT_EQ(wire::ParseReviewRequest(message, violations).request_date,
            (PartialDate{2024, 4, 2}));
  *message.mutable_request_date() = DateOf(2024, 2, 30);
  EXPECT_THAT(Fields(wire::ParseReviewRequest, message),
              ElementsAre("request_date"));
}

TEST(ParseReviewDecisionTest, TakesTheReview) {
  v1::RecordReviewDecisionRequest message;
  v1::Review& review = *message.mutable_review();
  *review.mutable_decision_date() = DateOf(2024, 4, 9);
  review.set_reviewer("dr-2");
  review.set_reviewer_licensed(true);
  review.set_outcome(v1::Review::PARTLY_OVERTURNED);
  EXPECT_THAT(Fields(wire::ParseReviewDecision, message), IsEmpty());
  error::FieldViolations violations;
  EXPECT_EQ(wire::ParseReviewDecision(message, violations).review,
            (Review{.decision_date = {2024, 4, 9},
                    .reviewer = "dr-2",
                    .reviewer_licensed = true,
                    .outcome = ReviewOutcome::kPartlyOverturned}));
}

TEST(ParseReviewDecisionTest, NamesAllThatIsWrong) {
  v1::RecordReviewDecisionRequest message;
  EXPECT_THAT(Fields(wire::ParseReviewDecision, message),
              ElementsAre("review.decision_date", "review.outcome"));
  v1::Review& review = *message.mutable_review();
  *review.mutable_decision_date() = DateOf(2024, 4, 31);
  review.set_reviewer(std::string(201, 'x'));
  review.set_outcome(static_cast<v1::Review::Outcome>(99));
  EXPECT_THAT(
      Fields(wire::ParseReviewDecision, message),
      ElementsAre("review.decision_date", "review.reviewer", "review.outcome"));
}

TEST(ParseComplaintTest, TakesTheComplaint) {
  v1::FileComplaintRequest message;
  v1::Complaint& complaint = *message.mutable_complaint();
  complaint.set_body(v1::Complaint::STATE);
  *complaint.mutable_filed_date() = DateOf(2024, 10, 1);
  *complaint.mutable_known_date() = DateOf(2024, 3, 9);
  complaint.set_reference("C-5");
  complaint.add_defect_codes("SSN_DEMANDED");
  EXPECT_THAT(Fields(wire::ParseComplaint, message), IsEmpty());
  error::FieldViolations violations;
  EXPECT_EQ(wire::ParseComplaint(message, violations).complaint,
            (Complaint{.body = ComplaintBody::kState,
                       .filed_date = {2024, 10, 1},
                       .known_date = {2024, 3, 9},
                       .reference = "C-5",
                       .defect_codes = {"SSN_DEMANDED"}}));
}

TEST(ParseComplaintTest, NamesAllThatIsWrong) {
  v1::FileComplaintRequest message;
  EXPECT_THAT(Fields(wire::ParseComplaint, message),
              ElementsAre("complaint.body", "complaint.filed_date"));
  v1::Complaint& complaint = *message.mutable_complaint();
  complaint.set_body(static_cast<v1::Complaint::Body>(99));
  *complaint.mutable_filed_date() = DateOf(2024, 4, 31);
  *complaint.mutable_known_date() = DateOf(2024, 13, 1);
  complaint.set_reference(std::string(201, 'x'));
  complaint.add_defect_codes(std::string(201, 'x'));
  EXPECT_THAT(Fields(wire::ParseComplaint, message),
              ElementsAre("complaint.body", "complaint.filed_date",
                          "complaint.known_date", "complaint.reference",
                          "complaint.defect_codes[0]"));
  complaint.clear_defect_codes();
  for (int i = 0; i < 101; ++i) complaint.add_defect_codes("SSN_DEMANDED");
  EXPECT_THAT(Fields(wire::ParseComplaint, message),
              ::testing::Contains("complaint.defect_codes"));
}

}  // namespace
}  // namespace custodia::request
