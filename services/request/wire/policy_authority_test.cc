#include "services/request/wire/policy_authority.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/dates.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;

using Request = v1::CheckAuthorityRequest;
using Response = v1::CheckAuthorityResponse;

constexpr absl::CivilDay kToday(2026, 6, 1);

Request Sample() {
  Request request;
  *request.mutable_patient()->mutable_birth_date() =
      wire::ToProto(absl::CivilDay(2012, 5, 6));
  request.mutable_requester()->set_relationship(v1::Requester::PARENT);
  request.set_state("TX");
  return request;
}

std::vector<std::string> FieldsAtFault(const Request& request) {
  error::FieldViolations violations;
  wire::ParseAuthorityQuestion(request, kToday, violations);
  return custodia::testing::FieldsAtFault(violations.ToStatus());
}

TEST(ParseAuthorityQuestionTest, TakesWhoAsksWhereAndWhen) {
  Request request = Sample();
  request.mutable_requester()->add_authority_documents()->set_kind(
      v1::AuthorityDocument::BIRTH_CERTIFICATE);
  request.mutable_records()->add_sensitive_items()->set_minor_consented(true);
  request.mutable_delivery()->set_format(v1::Delivery::PDF);
  request.set_held_in_ehr(true);
  error::FieldViolations violations;
  auto question = wire::ParseAuthorityQuestion(request, kToday, violations);
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(question.relation, policy::Relation::kParent);
  EXPECT_EQ(question.birth_date, absl::CivilDay(2012, 5, 6));
  EXPECT_EQ(question.state, "TX");
  EXPECT_EQ(question.as_of, kToday);
  EXPECT_TRUE(question.held_in_ehr);
  EXPECT_TRUE(question.electronic_copy);
  ASSERT_EQ(question.papers.size(), 1);
  EXPECT_EQ(question.papers[0].kind, policy::Paper::kBirthCertificate);
  ASSERT_EQ(question.sensitive_items.size(), 1);

  *request.mutable_as_of() = wire::ToProto(absl::CivilDay(2026, 8, 1));
  question = wire::ParseAuthorityQuestion(request, kToday, violations);
  EXPECT_EQ(question.as_of, absl::CivilDay(2026, 8, 1));
}

TEST(ParseAuthorityQuestionTest, TakesAnElectionAsFarAsItGoes) {
  Request request = Sample();
  error::FieldViolations violations;
  EXPECT_FALSE(
      wire::ParseAuthorityQuestion(request, kToday, violations).election);

  request.mutable_election();
  auto election =
      wire::ParseAuthorityQuestion(request, kToday, violations).election;
  ASSERT_TRUE(election);
  EXPECT_EQ(election->reason, policy::ElectionReason::kUnspecified);
  EXPECT_FALSE(election->has_decider);
  EXPECT_FALSE(election->decided_on);
  EXPECT_FALSE(election->against_best_interest);

  auto& whole = *request.mutable_election();
  whole.set_reason(v1::CheckAuthorityRequest::Election::ENDANGERMENT);
  whole.set_decided_by("Privacy officer");
  // The last second of the day before, in UTC.
  *whole.mutable_decided_time() = custodia::wire::ToProto(
      absl::FromCivil(kToday, absl::UTCTimeZone()) - absl::Seconds(1));
  whole.set_not_in_best_interest(true);
  election = wire::ParseAuthorityQuestion(request, kToday, violations).election;
  ASSERT_TRUE(election);
  EXPECT_EQ(election->reason, policy::ElectionReason::kEndangerment);
  EXPECT_TRUE(election->has_decider);
  EXPECT_EQ(election->decided_on, kToday - 1);
  EXPECT_TRUE(election->against_best_interest);
  EXPECT_TRUE(violations.empty());
}

TEST(ParseAuthorityQuestionTest, NamesAllThatIsWrong) {
  EXPECT_THAT(FieldsAtFault({}),
              ElementsAre("patient", "requester.relationship", "state"));
  Request request = Sample();
  *request.mutable_patient()->mutable_birth_date() = wire::ToProto(kToday + 1);
  auto& paper = *request.mutable_requester()->add_authority_documents();
  paper.set_kind(static_cast<v1::AuthorityDocument::Kind>(99));
  *paper.mutable_issued_on() = wire::ToProto(kToday + 1);
  request.mutable_records()->add_categories(
      v1::RecordsSought::CATEGORY_UNSPECIFIED);
  request.mutable_delivery()->set_format(static_cast<v1::Delivery::Format>(9));
  request.set_state("Texas");
  request.mutable_as_of()->set_year(2026);
  auto& election = *request.mutable_election();
  election.set_reason(
      static_cast<v1::CheckAuthorityRequest::Election::Reason>(3));
  election.set_decided_by(std::string(201, 'x'));
  election.mutable_decided_time()->set_nanos(-1);
  EXPECT_THAT(
      FieldsAtFault(request),
      ElementsAre("patient.birth_date", "requester.authority_documents[0].kind",
                  "requester.authority_documents[0].issued_on",
                  "records.categories[0]", "delivery.format", "state", "as_of",
                  "election.decided_by", "election.reason",
                  "election.decided_time"));
}

TEST(AuthorityAnswerToProtoTest, WhatIsMissingBlocksWhereTheAnswerIsNo) {
  policy::AuthorityAnswer answer{
      .decision = policy::Decision::kRefused,
      .route = policy::Route::kAuthorization,
      .missing = {{"requester.authority_documents", "Papers are needed."}},
      .basis = {{.rule = "R-AUT-01"}},
      .item_decisions = {policy::Decision::kAllowed,
                         policy::Decision::kProfessionalJudgment},
      .election_lacks = {{"election.reason", "It must be stated."}}};
  auto proto = wire::ToProto(answer);
  EXPECT_FALSE(proto.allowed());
  EXPECT_EQ(proto.decision(), Response::REFUSED);
  EXPECT_EQ(proto.route(), Response::AUTHORIZATION);
  ASSERT_EQ(proto.missing_size(), 1);
  EXPECT_EQ(proto.missing(0).field(), "requester.authority_documents");
  EXPECT_EQ(proto.missing(0).explanation(), "Papers are needed.");
  EXPECT_TRUE(proto.missing(0).blocking());
  EXPECT_EQ(proto.basis(0).rule(), "R-AUT-01");
  ASSERT_EQ(proto.election_lacks_size(), 1);
  EXPECT_EQ(proto.election_lacks(0).field(), "election.reason");
  EXPECT_TRUE(proto.election_lacks(0).blocking());
  EXPECT_THAT(proto.item_decisions(),
              ElementsAre(Response::ALLOWED, Response::PROFESSIONAL_JUDGMENT));

  answer.decision = policy::Decision::kAllowed;
  proto = wire::ToProto(answer);
  EXPECT_TRUE(proto.allowed());
  EXPECT_FALSE(proto.missing(0).blocking());
}

}  // namespace
}  // namespace custodia::request
