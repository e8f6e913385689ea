#include "services/request/handlers/render_document.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/handlers/mark_attempt_sent.h"
#include "services/request/handlers/record_amendment_reply.h"
#include "services/request/handlers/record_reply.h"
#include "services/request/handlers/request_amendment.h"
#include "services/request/handlers/submit_disagreement.h"
#include "services/request/handlers/withdraw_retrieval.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::Holder;
using request::testing::Referrer;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using v1::Document;
using v1::RenderDocumentRequest;

class RenderDocumentTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::RenderDocumentResponse> Render() {
    return RenderDocument(world_.call(), message_, world_.env);
  }
  std::string Text() {
    const auto answer = Render();
    EXPECT_THAT(answer, IsOk());
    return answer.ok() ? answer->content() : "";
  }
  void Ask(const v1::Retrieval& retrieval, Document::Kind kind) {
    message_.set_name(retrieval.attempts(0).name());
    message_.set_kind(kind);
  }

  HandlerWorld world_;
  RenderDocumentRequest message_;
};

TEST_F(RenderDocumentTest, WritesAnAccessRequestToAHolder) {
  Ask(world_.Create({Holder("h")}), Document::ACCESS_REQUEST);
  const auto answer = Render();
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->content_type(), "text/plain; charset=utf-8");
  EXPECT_THAT(answer->content(),
              AllOf(HasSubstr("Wilhelmina Okafor"), HasSubstr("Dr. Ada Doc"),
                    HasSubstr("June 30, 2025")));

  message_.set_format(RenderDocumentRequest::PDF);
  const auto pdf = Render();
  ASSERT_THAT(pdf, IsOk());
  EXPECT_EQ(pdf->content_type(), "application/pdf");
  EXPECT_THAT(pdf->content(), StartsWith("%PDF-"));
}

TEST_F(RenderDocumentTest, WritesAnInquiryToAReferrer) {
  Ask(world_.Create({Referrer("r")}), Document::INQUIRY);
  EXPECT_THAT(Text(), AllOf(HasSubstr("Dr. Ada Doc"), HasSubstr("Origin"),
                            Not(HasSubstr("Okafor"))));
}

TEST_F(RenderDocumentTest, RemindsAndWithdraws) {
  const v1::Retrieval sent = world_.CreateAndSend({Holder("h")});
  Ask(sent, Document::FOLLOW_UP);
  EXPECT_THAT(Text(), HasSubstr("On June 30, 2025 I asked you"));

  message_.set_kind(Document::WITHDRAWAL_NOTICE);
  EXPECT_THAT(Render(), HasReason("ILLEGAL_TRANSITION"));
  v1::WithdrawRetrievalRequest withdraw;
  withdraw.set_name(sent.name());
  ASSERT_THAT(WithdrawRetrieval(world_.call(), withdraw, world_.env), IsOk());
  EXPECT_THAT(Text(), HasSubstr("Please do no more about it"));
}

TEST_F(RenderDocumentTest, NoInquiryGoesToAHolder) {
  Ask(world_.CreateAndSend({Holder("h")}), Document::INQUIRY);
  EXPECT_THAT(FieldsAtFault(Render()), ElementsAre("kind"));
}

TEST_F(RenderDocumentTest, NoAccessRequestGoesToAReferrer) {
  Ask(world_.CreateAndSend({Referrer("r")}), Document::ACCESS_REQUEST);
  EXPECT_THAT(FieldsAtFault(Render()), ElementsAre("kind"));
}

TEST_F(RenderDocumentTest, TheNumberIsForHolders) {
  message_.set_ssn("912-34-6789");
  Ask(world_.Create({Holder("h")}), Document::ACCESS_REQUEST);
  EXPECT_THAT(Text(), HasSubstr("912-34-6789"));
  message_.set_ssn("912346789");
  EXPECT_THAT(Text(), HasSubstr("912-34-6789"));
}

TEST_F(RenderDocumentTest, TheNumberIsNotForReferrers) {
  message_.set_ssn("912-34-6789");
  Ask(world_.Create({Referrer("r")}), Document::INQUIRY);
  EXPECT_THAT(FieldsAtFault(Render()), ElementsAre("ssn"));
}

TEST_F(RenderDocumentTest, TheNumberIsNotForComplaints) {
  message_.set_ssn("912-34-6789");
  Ask(world_.CreateAndSend({Holder("h")}), Document::OCR_COMPLAINT);
  EXPECT_THAT(FieldsAtFault(Render()), ElementsAre("ssn"));
}

TEST_F(RenderDocumentTest, SaysAllThatIsWrong) {
  message_.set_name("retrievals/x");
  message_.set_ssn("12");
  message_.set_format(static_cast<RenderDocumentRequest::Format>(77));
  EXPECT_THAT(FieldsAtFault(Render()),
              ElementsAre("name", "kind", "format", "ssn"));
  message_.set_kind(static_cast<Document::Kind>(77));
  EXPECT_THAT(FieldsAtFault(Render()),
              ElementsAre("name", "kind", "format", "ssn"));
}

TEST_F(RenderDocumentTest, UnknownAttemptsAreNamed) {
  const v1::Retrieval retrieval = world_.Create({Holder("h")});
  message_.set_kind(Document::FOLLOW_UP);
  for (const std::string& name : {absl::StrCat(retrieval.name(), "/attempts/9"),
                                  std::string("retrievals/none/attempts/1")}) {
    message_.set_name(name);
    EXPECT_THAT(Render(), HasReason("ATTEMPT_NOT_FOUND"));
    EXPECT_THAT(Render().status().message(), HasSubstr(name));
  }
}

// Returns the name of an amendment of records that came.
std::string Amendment(HandlerWorld& world) {
  v1::RecordReplyRequest reply;
  const v1::Retrieval sent = world.CreateAndSend({Holder("h")});
  reply.set_name(sent.attempts(0).name());
  *reply.mutable_fulfilment()->mutable_date() =
      wire::ToProto(request::testing::kToday);
  EXPECT_THAT(RecordReply(world.call(), reply, world.env), IsOk());
  v1::RequestAmendmentRequest request;
  request.set_parent(sent.name());
  request.mutable_amendment()->set_organization("organizations/h");
  request.mutable_amendment()->set_statement("I never smoked.");
  *request.mutable_amendment()->mutable_received_date() =
      wire::ToProto(request::testing::kToday);
  return RequestAmendment(world.call(), request, world.env)->name();
}

TEST_F(RenderDocumentTest, WritesAboutAnAmendment) {
  message_.set_name(Amendment(world_));
  message_.set_kind(Document::AMENDMENT_REQUEST);
  message_.set_ssn("912-34-6789");
  EXPECT_THAT(Text(),
              AllOf(HasSubstr("I never smoked."), HasSubstr("912-34-6789")));
  message_.clear_ssn();
  message_.set_kind(Document::STATEMENT_OF_DISAGREEMENT);
  EXPECT_THAT(Render(), HasReason("ILLEGAL_TRANSITION"));
  v1::RecordAmendmentReplyRequest denial;
  denial.set_name(message_.name());
  *denial.mutable_denial()->mutable_date() =
      wire::ToProto(request::testing::kToday);
  denial.mutable_denial()->add_grounds(
      v1::AmendmentDenial::ACCURATE_AND_COMPLETE);
  ASSERT_THAT(RecordAmendmentReply(world_.call(), denial, world_.env), IsOk());
  v1::SubmitDisagreementRequest statement;
  statement.set_name(message_.name());
  statement.set_statement("It is not so.");
  ASSERT_THAT(SubmitDisagreement(world_.call(), statement, world_.env), IsOk());
  EXPECT_THAT(Text(), HasSubstr("It is not so."));
  message_.set_format(RenderDocumentRequest::PDF);
  EXPECT_THAT(Render(), IsOk());
}

TEST_F(RenderDocumentTest, ALetterSuitsItsName) {
  message_.set_name(Amendment(world_));
  message_.set_kind(Document::FOLLOW_UP);
  EXPECT_THAT(FieldsAtFault(Render()), ElementsAre("kind"));
  Ask(world_.CreateAndSend({Holder("h")}), Document::AMENDMENT_REQUEST);
  EXPECT_THAT(FieldsAtFault(Render()), ElementsAre("kind"));
}

TEST_F(RenderDocumentTest, UnknownAmendmentsAreNamed) {
  const v1::Retrieval retrieval = world_.Create({Holder("h")});
  message_.set_kind(Document::AMENDMENT_REQUEST);
  for (const std::string& name :
       {absl::StrCat(retrieval.name(), "/amendments/9"),
        std::string("retrievals/none/amendments/1")}) {
    message_.set_name(name);
    EXPECT_THAT(Render(), HasReason("AMENDMENT_NOT_FOUND"));
    EXPECT_THAT(Render().status().message(), HasSubstr(name));
  }
}

TEST_F(RenderDocumentTest, NothingIsStored) {
  const v1::Retrieval retrieval = world_.Create({Holder("h")});
  const std::string before = world_.Dump();
  Ask(retrieval, Document::ACCESS_REQUEST);
  message_.set_ssn("912-34-6789");
  EXPECT_THAT(Render(), IsOk());
  EXPECT_EQ(world_.Dump(), before);
}

}  // namespace
}  // namespace custodia::request::handlers
