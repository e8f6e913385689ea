#include "services/request/wire/policy_denial.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/dates.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;

using Request = v1::CheckDenialRequest;

constexpr absl::CivilDay kToday(2026, 6, 1);

std::vector<std::string> FieldsAtFault(const Request& request) {
  error::FieldViolations violations;
  wire::ParseDenialQuestion(request, kToday, violations);
  return custodia::testing::FieldsAtFault(violations.ToStatus());
}

policy::DenialQuestion Parse(const Request& request) {
  error::FieldViolations violations;
  const auto question = wire::ParseDenialQuestion(request, kToday, violations);
  EXPECT_TRUE(violations.empty());
  return question;
}

TEST(ParseDenialQuestionTest, WithoutANoticeTheGroundsAreJudgedAlone) {
  Request request;
  request.add_grounds(v1::Denial::INMATE);
  const policy::DenialQuestion question = Parse(request);
  EXPECT_THAT(question.grounds, ElementsAre(policy::Ground::kInmate));
  EXPECT_EQ(question.requester, policy::Relation::kSelf);
  EXPECT_FALSE(question.wants_copy);
  EXPECT_FALSE(question.received.has_value());
  EXPECT_FALSE(question.notice.has_value());
}

TEST(ParseDenialQuestionTest, TakesAllThatIsSaid) {
  Request request;
  request.add_grounds(v1::Denial::NOT_MAINTAINED);
  request.set_requester(v1::Requester::GUARDIAN);
  request.set_wants_copy(true);
  *request.mutable_received_date() = wire::ToProto(absl::CivilDay(2026, 3, 1));
  *request.mutable_due_date() = wire::ToProto(absl::CivilDay(2026, 3, 31));
  *request.mutable_known_date() = wire::ToProto(absl::CivilDay(2026, 4, 2));
  request.set_state("NY");
  v1::DenialNotice& notice = *request.mutable_notice();
  *notice.mutable_date() = wire::ToProto(kToday);
  notice.set_states_contact(true);
  notice.add_withheld_categories(v1::RecordsSought::BILLING);
  v1::GroundFacts& facts = *notice.add_ground_facts();
  facts.set_ground(v1::Denial::NOT_MAINTAINED);
  facts.set_knows_where_held(true);
  const policy::DenialQuestion question = Parse(request);
  EXPECT_EQ(question.requester, policy::Relation::kGuardian);
  EXPECT_TRUE(question.wants_copy);
  EXPECT_EQ(question.received, absl::CivilDay(2026, 3, 1));
  EXPECT_EQ(question.due, absl::CivilDay(2026, 3, 31));
  EXPECT_EQ(question.known, absl::CivilDay(2026, 4, 2));
  EXPECT_EQ(question.state, "NY");
  ASSERT_TRUE(question.notice.has_value());
  EXPECT_EQ(question.notice->date, kToday);
  EXPECT_TRUE(question.notice->states_contact);
  EXPECT_FALSE(question.notice->written);
  EXPECT_TRUE(question.notice->partial);
  ASSERT_EQ(question.notice->ground_facts.size(), 1);
  EXPECT_EQ(question.notice->ground_facts[0].ground,
            policy::Ground::kNotMaintained);
  EXPECT_TRUE(question.notice->ground_facts[0].knows_where_held);
  EXPECT_FALSE(question.notice->ground_facts[0].physical);
}

TEST(ParseDenialQuestionTest, KnowsAReviewerWhoDeniedByTheSameId) {
  Request request;
  request.add_grounds(v1::Denial::ENDANGERMENT);
  EXPECT_FALSE(Parse(request).review.has_value());
  v1::Review& review = *request.mutable_review();
  *review.mutable_request_date() = wire::ToProto(kToday);
  EXPECT_FALSE(Parse(request).review->took_part);  // two that are not known
  EXPECT_FALSE(Parse(request).review->licensed);
  review.set_reviewer("dr-b");
  review.set_reviewer_licensed(true);
  *request.mutable_notice()->mutable_date() = wire::ToProto(kToday);
  request.mutable_notice()->set_denied_by("dr-a");
  EXPECT_FALSE(Parse(request).review->took_part);
  EXPECT_TRUE(Parse(request).review->licensed);
  review.set_reviewer("dr-a");
  EXPECT_TRUE(Parse(request).review->took_part);
}

TEST(ParseDenialQuestionTest, NamesWhatIsWrongWithAReview) {
  Request request;
  request.add_grounds(v1::Denial::ENDANGERMENT);
  v1::Review& review = *request.mutable_review();
  review.set_reviewer(std::string(10000, 'a'));
  EXPECT_THAT(FieldsAtFault(request),
              ElementsAre("review.request_date", "review.reviewer"));
  review.clear_reviewer();
  review.set_outcome(static_cast<v1::Review::Outcome>(99));
  *review.mutable_request_date() = wire::ToProto(kToday + 1);
  *review.mutable_decision_date() = wire::ToProto(kToday);
  EXPECT_THAT(FieldsAtFault(request),
              ElementsAre("review.request_date", "review.decision_date",
                          "review.outcome"));
}

TEST(ParseDenialQuestionTest, NamesAllThatIsWrong) {
  EXPECT_THAT(FieldsAtFault({}), ElementsAre("grounds"));
  Request request;
  request.add_grounds(v1::Denial::INMATE);
  request.add_grounds(v1::Denial::GROUND_UNSPECIFIED);
  request.set_requester(static_cast<v1::Requester::Relationship>(99));
  request.mutable_received_date()->set_year(2026);
  request.set_state("N");
  v1::DenialNotice& notice = *request.mutable_notice();
  *notice.mutable_date() = wire::ToProto(kToday + 1);
  notice.add_grounds(static_cast<v1::Denial::Ground>(99));
  notice.add_withheld_categories(v1::RecordsSought::CATEGORY_UNSPECIFIED);
  notice.add_ground_facts();
  notice.add_ground_facts()->set_ground(v1::Denial::INMATE);
  notice.add_ground_facts()->set_ground(v1::Denial::INMATE);
  EXPECT_THAT(FieldsAtFault(request),
              ElementsAre("grounds[1]", "requester", "received_date", "state",
                          "notice.date", "notice.grounds[0]",
                          "notice.withheld_categories[0]",
                          "notice.ground_facts[0].ground",
                          "notice.ground_facts[2].ground"));
  request = {};
  request.add_grounds(v1::Denial::INMATE);
  request.mutable_notice();
  EXPECT_THAT(FieldsAtFault(request), ElementsAre("notice.date"));
}

TEST(DenialAnswerToProtoTest, SaysAllThatIsKnown) {
  const auto proto = wire::ToProto(
      policy::DenialAnswer{.stands = true,
                           .reviewable = true,
                           .findings = {{.ground = policy::Ground::kInmate,
                                         .stands = true,
                                         .inspection_still_due = true,
                                         .basis = {.rule = "R-DEN-03"}}},
                           .defects = {{.code = "NOTICE_LATE",
                                        .citation = "45 CFR 164.524(b)(2)",
                                        .explanation = "It came late.",
                                        .remedy = "Complain."}},
                           .ocr_complaint_by = absl::CivilDay(2026, 8, 29),
                           .basis = {{.rule = "R-DEN-17"}}});
  EXPECT_TRUE(proto.stands());
  EXPECT_TRUE(proto.reviewable());
  EXPECT_EQ(wire::FromProto(proto.ocr_complaint_by()).FirstDay(),
            absl::CivilDay(2026, 8, 29));
  ASSERT_EQ(proto.defects_size(), 1);
  EXPECT_EQ(proto.defects(0).code(), "NOTICE_LATE");
  EXPECT_EQ(proto.defects(0).citation(), "45 CFR 164.524(b)(2)");
  EXPECT_EQ(proto.defects(0).explanation(), "It came late.");
  EXPECT_EQ(proto.defects(0).remedy(), "Complain.");
  ASSERT_EQ(proto.findings_size(), 1);
  EXPECT_EQ(proto.findings(0).ground(), v1::Denial::INMATE);
  EXPECT_TRUE(proto.findings(0).stands());
  EXPECT_FALSE(proto.findings(0).reviewable());
  EXPECT_TRUE(proto.findings(0).inspection_still_due());
  EXPECT_EQ(proto.findings(0).basis().rule(), "R-DEN-03");
  EXPECT_EQ(proto.basis(0).rule(), "R-DEN-17");
}

}  // namespace
}  // namespace custodia::request
