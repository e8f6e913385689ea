#include "deploy/walkthrough/corrections.h"

#include <utility>

#include "deploy/walkthrough/orders.h"

namespace custodia::walkthrough {
namespace {

using request::v1::AmendmentDenial;
using request::v1::Attempt;
using request::v1::Document;
using request::v1::MarkAmendmentSentRequest;
using request::v1::RecordAmendmentReplyRequest;
using request::v1::RequestAmendmentRequest;
using request::v1::SubmitDisagreementRequest;

RequestAmendmentRequest Correction() {
  RequestAmendmentRequest request;
  auto* amendment = request.mutable_amendment();
  amendment->set_statement(
      "The note of May 2, 2013 says that I smoke a pack a day. It should read: "
      "\"Never smoker.\"");
  amendment->set_reason(
      "I have never smoked; the sheet bears another patient's date of birth.");
  amendment->add_persons_to_notify("Dr. Ruth Amari, Seattle");
  return request;
}

MarkAmendmentSentRequest Faxed(int days_ago) {
  MarkAmendmentSentRequest request;
  request.set_channel(Attempt::FAX);
  *request.mutable_sent_date() = DaysAgo(days_ago);
  return request;
}

// A refusal whose notice says too little.
RecordAmendmentReplyRequest Refusal(int days_ago) {
  RecordAmendmentReplyRequest reply;
  AmendmentDenial* denial = reply.mutable_denial();
  *denial->mutable_date() = DaysAgo(days_ago);
  denial->add_grounds(AmendmentDenial::ACCURATE_AND_COMPLETE);
  denial->set_states_basis(true);
  denial->set_states_disagreement_right(true);
  return reply;
}

SubmitDisagreementRequest Statement() {
  SubmitDisagreementRequest request;
  request.set_statement(
      "I have never smoked. The sheet that says so is not mine, as the date of "
      "birth on it shows.");
  return request;
}

RecordAmendmentReplyRequest RebuttalOf(int days_ago) {
  RecordAmendmentReplyRequest reply;
  *reply.mutable_rebuttal()->mutable_date() = DaysAgo(days_ago);
  return reply;
}

}  // namespace

Story NeverSmoked() {
  return {.title =
              "(i) The records came and are wrong; a correction is refused and "
              "disputed",
          .order = OrderFrom(
              "practitioners/dr-hartwell",
              {"Agnes Tolliver", "", 1969, "77 Spruce Street", "Seattle", "WA",
               "98115", "206-555-0190", "agnes.tolliver@example.com"},
              2012, 2015),
          .steps = {
              Faxed("Cedar Hollow Family Practice", 75),
              {.call = AllRecordsCame(65), .says = "Here is the chart."},
              {.call = Correction(),
               .says = "The patient asks that an entry be amended.",
               .letters = {Document::AMENDMENT_REQUEST}},
              {.call = Faxed(40), .says = "The request to amend goes by fax."},
              {.call = Refusal(33),
               .says = "They answer: our note is accurate and complete.",
               .defects = {"DENIAL_WITHOUT_ATTACHMENT_RIGHT",
                           "DENIAL_WITHOUT_COMPLAINT_ROUTE"}},
              {.call = Statement(),
               .says = "The patient disagrees; the statement joins the record.",
               .letters = {Document::STATEMENT_OF_DISAGREEMENT}},
              {.call = RebuttalOf(10),
               .says = "They rebut it, and send the patient a copy."}}};
}

}  // namespace custodia::walkthrough
