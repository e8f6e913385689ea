// What a client does with a retrieval from its order to its end, and what it
// asks on the way, over real calls.
#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "custodia/request/v1/policy_service.grpc.pb.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/conformance/request_fixture.h"

namespace custodia::request::v1 {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::StartsWith;

using RequestLifeTest = RequestConformanceTest;

TEST_F(RequestLifeTest, ARequestGoesFromOrderToRecords) {
  const auto created = Create(Order());
  ASSERT_THAT(created, IsOk());
  ASSERT_EQ(created->state(), Retrieval::READY_TO_SEND);
  ASSERT_EQ(created->attempts_size(), 1);
  EXPECT_EQ(created->attempts(0).lead().organization(), directory_.practice());

  MarkAttemptSentRequest sent;
  sent.set_name(created->attempts(0).name());
  sent.set_channel(Attempt::FAX);
  SetDate(2024, 2, 1, *sent.mutable_sent_date());
  const auto waiting = Call(*stub_, &Stub::MarkAttemptSent, sent);
  ASSERT_THAT(waiting, IsOk());
  EXPECT_EQ(waiting->state(), Retrieval::AWAITING_REPLY);

  RecordReplyRequest reply;
  reply.set_name(created->attempts(0).name());
  reply.mutable_fulfilment()->set_complete(true);
  SetDate(2024, 2, 20, *reply.mutable_fulfilment()->mutable_date());
  const auto fulfilled = Call(*stub_, &Stub::RecordReply, reply);
  ASSERT_THAT(fulfilled, IsOk());
  EXPECT_EQ(fulfilled->state(), Retrieval::FULFILLED);

  ListEventsRequest list;
  list.set_parent(created->name());
  const auto events = Call(*stub_, &Stub::ListEvents, list);
  ASSERT_THAT(events, IsOk());
  std::vector<std::string> kinds;
  for (const Event& event : events->events()) kinds.push_back(event.kind());
  EXPECT_THAT(kinds, ElementsAre("RETRIEVAL_CREATED", "RETRIEVAL_LOCATED",
                                 "ATTEMPT_PLANNED", "ATTEMPT_SENT", "CLOCK_SET",
                                 "RECORDS_RECEIVED"));
}

TEST_F(RequestLifeTest, WhatIsMissingIsSuppliedAndLocated) {
  CreateRetrievalRequest message = Order();
  message.mutable_retrieval()->clear_signature();
  const auto created = Create(message);
  ASSERT_THAT(created, IsOk());
  ASSERT_EQ(created->state(), Retrieval::NEEDS_INFORMATION);

  ReviseRetrievalRequest revise;
  Retrieval& values = *revise.mutable_retrieval();
  values.set_name(created->name());
  values.set_etag(created->etag());
  *values.mutable_signature() = Order().retrieval().signature();
  revise.mutable_update_mask()->add_paths("signature");
  const auto revised = Call(*stub_, &Stub::ReviseRetrieval, revise);
  ASSERT_THAT(revised, IsOk());
  EXPECT_EQ(revised->missing_size(), 2);
  EXPECT_EQ(revised->state(), Retrieval::READY_TO_SEND);

  revise.mutable_update_mask()->add_paths("state");
  EXPECT_THAT(Call(*stub_, &Stub::ReviseRetrieval, revise),
              HasReason("INVALID_FIELD"));
}

TEST_F(RequestLifeTest, ARefusalIsJudgedAndThePatientGoesOn) {
  const auto created = Create(Order());
  MarkAttemptSentRequest sent;
  sent.set_name(created->attempts(0).name());
  sent.set_channel(Attempt::FAX);
  SetDate(2024, 2, 1, *sent.mutable_sent_date());
  ASSERT_THAT(Call(*stub_, &Stub::MarkAttemptSent, sent), IsOk());

  RecordReplyRequest reply;
  reply.set_name(created->attempts(0).name());
  reply.mutable_denial()->add_grounds(Denial::UNPAID_BILL);
  SetDate(2024, 3, 3, *reply.mutable_denial()->mutable_date());
  const auto denied = Call(*stub_, &Stub::RecordReply, reply);
  ASSERT_THAT(denied, IsOk());
  EXPECT_EQ(denied->state(), Retrieval::DENIED);
  std::vector<std::string> codes;
  for (const Defect& defect : denied->attempts(0).defects()) {
    codes.push_back(defect.code());
  }
  EXPECT_THAT(codes, IsSupersetOf({"DENIAL_LATE", "DENIAL_NOT_WRITTEN"}));

  RelocateRetrievalRequest relocate;
  relocate.set_name(created->name());
  relocate.set_organization("organizations/nobody");
  EXPECT_THAT(Call(*stub_, &Stub::RelocateRetrieval, relocate),
              HasReason("ORGANIZATION_NOT_FOUND"));
  relocate.clear_organization();
  relocate.mutable_lead()->set_display_name("Granite Vault");
  relocate.mutable_lead()->set_role(directory::v1::Lead::HOLDER);
  const auto relocated = Call(*stub_, &Stub::RelocateRetrieval, relocate);
  ASSERT_THAT(relocated, IsOk());
  EXPECT_EQ(relocated->state(), Retrieval::READY_TO_SEND);
  EXPECT_EQ(relocated->attempts(1).lead().display_name(), "Granite Vault");
}

TEST_F(RequestLifeTest, ARefusalIsReviewedAndComplainedAbout) {
  const auto created = Create(Order());
  const std::string attempt = created->attempts(0).name();
  MarkAttemptSentRequest sent;
  sent.set_name(attempt);
  sent.set_channel(Attempt::FAX);
  SetDate(2024, 2, 1, *sent.mutable_sent_date());
  ASSERT_THAT(Call(*stub_, &Stub::MarkAttemptSent, sent), IsOk());

  RequestReviewRequest ask;
  ask.set_name(attempt);
  SetDate(2024, 2, 20, *ask.mutable_request_date());
  EXPECT_THAT(Call(*stub_, &Stub::RequestReview, ask),
              HasReason("ILLEGAL_TRANSITION"));
  RecordReplyRequest reply;
  reply.set_name(attempt);
  reply.mutable_denial()->add_grounds(Denial::UNPAID_BILL);
  SetDate(2024, 2, 12, *reply.mutable_denial()->mutable_date());
  ASSERT_THAT(Call(*stub_, &Stub::RecordReply, reply), IsOk());
  EXPECT_THAT(Call(*stub_, &Stub::RequestReview, ask),
              HasReason("GROUND_NOT_REVIEWABLE"));
  reply.mutable_denial()->add_grounds(Denial::ENDANGERMENT);
  reply.mutable_denial()->set_denied_by("dr-1");
  ASSERT_THAT(Call(*stub_, &Stub::RecordReply, reply), IsOk());
  const auto asked = Call(*stub_, &Stub::RequestReview, ask);
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->attempts(0).state(), Attempt::UNDER_REVIEW);

  RecordReviewDecisionRequest decision;
  decision.set_name(attempt);
  Review& review = *decision.mutable_review();
  SetDate(2024, 3, 1, *review.mutable_decision_date());
  review.set_reviewer("dr-1");
  review.set_reviewer_licensed(true);
  review.set_outcome(Review::UPHELD);
  const auto upheld = Call(*stub_, &Stub::RecordReviewDecision, decision);
  ASSERT_THAT(upheld, IsOk());
  EXPECT_EQ(upheld->state(), Retrieval::DENIED);
  EXPECT_EQ(upheld->attempts(0).defects().rbegin()->code(),
            "REVIEWER_TOOK_PART");

  FileComplaintRequest complain;
  complain.set_name(attempt);
  Complaint& complaint = *complain.mutable_complaint();
  complaint.set_body(Complaint::OCR);
  complaint.add_defect_codes("REVIEWER_TOOK_PART");
  SetDate(2024, 12, 31, *complaint.mutable_filed_date());
  const auto complained = Call(*stub_, &Stub::FileComplaint, complain);
  ASSERT_THAT(complained, IsOk());
  ASSERT_EQ(complained->attempts(0).complaints_size(), 1);
  EXPECT_EQ(complained->attempts(0).complaints(0).body(), Complaint::OCR);
  complaint.add_defect_codes("FEE_EXCESSIVE");
  EXPECT_THAT(Call(*stub_, &Stub::FileComplaint, complain),
              HasReason("INVALID_FIELD"));
}

TEST_F(RequestLifeTest, WritesTheLetterAsTextAndAsPdf) {
  CreateRetrievalRequest order = Order();
  order.mutable_retrieval()->mutable_patient()->set_full_name(
      "Łukasz Đặng-Şahin");
  const absl::StatusOr<Retrieval> created = Create(order);
  ASSERT_THAT(created, IsOk());
  RenderDocumentRequest message;
  message.set_name(
      WaitFor(created->name(), Retrieval::READY_TO_SEND).attempts(0).name());
  message.set_kind(Document::ACCESS_REQUEST);
  message.set_ssn("912-34-6789");
  auto letter = Call(*stub_, &Stub::RenderDocument, message);
  ASSERT_THAT(letter, IsOk());
  EXPECT_EQ(letter->content_type(), "text/plain; charset=utf-8");
  EXPECT_THAT(letter->content(),
              AllOf(HasSubstr("Łukasz Đặng-Şahin"), HasSubstr("912-34-6789"),
                    HasSubstr("Dr. Harrow at Elm Street Practice"),
                    HasSubstr("45 CFR 164.524")));

  message.set_format(RenderDocumentRequest::PDF);
  letter = Call(*stub_, &Stub::RenderDocument, message);
  ASSERT_THAT(letter, IsOk());
  EXPECT_EQ(letter->content_type(), "application/pdf");
  EXPECT_THAT(letter->content(), StartsWith("%PDF-"));

  message.set_kind(Document::INQUIRY);
  EXPECT_THAT(Call(*stub_, &Stub::RenderDocument, message),
              HasReason("INVALID_FIELD"));
  message.set_kind(Document::FOLLOW_UP);
  EXPECT_THAT(Call(*stub_, &Stub::RenderDocument, message),
              HasReason("ILLEGAL_TRANSITION"));
  server_->Stop();
  EXPECT_THAT(server_->Log(),
              AllOf(Not(HasSubstr("912-34")), Not(HasSubstr("34-6789")),
                    Not(HasSubstr("912346789")), Not(HasSubstr("ukasz"))));
}

TEST_F(RequestLifeTest, TellsTheLawWithItsCitation) {
  PolicyService::Stub policy(channel_);
  ComputeDueDatesRequest question;
  question.set_kind(ComputeDueDatesRequest::ACCESS);
  question.set_state("CA");
  question.set_holder_type(Holder::PHYSICIAN);
  SetDate(2026, 5, 20, *question.mutable_received_date());
  auto answer = Call(policy, &PolicyService::Stub::ComputeDueDates, question);
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->due_date().month(), 6);
  EXPECT_EQ(answer->due_date().day(), 4);
  EXPECT_THAT(answer->basis(0).citation(), HasSubstr("123110"));

  question.clear_kind();
  question.set_state("Mordor");
  answer = Call(policy, &PolicyService::Stub::ComputeDueDates, question);
  EXPECT_THAT(answer, HasReason("INVALID_FIELD"));
  EXPECT_THAT(std::string(answer.status().message()), Not(HasSubstr("Mordor")));
}

}  // namespace
}  // namespace custodia::request::v1
