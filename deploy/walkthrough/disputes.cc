#include "deploy/walkthrough/disputes.h"

#include <utility>
#include <vector>

#include "deploy/walkthrough/orders.h"

namespace custodia::walkthrough {
namespace {

using request::v1::Attempt;
using request::v1::Complaint;
using request::v1::Denial;
using request::v1::Document;
using request::v1::FeeItem;
using request::v1::FileComplaintRequest;
using request::v1::NotCustodian;
using request::v1::RecordReplyRequest;
using request::v1::RecordReviewDecisionRequest;
using request::v1::RequestReviewRequest;
using request::v1::Retrieval;
using request::v1::Review;

void AddItem(RecordReplyRequest& quote, FeeItem::Kind kind, int dollars) {
  FeeItem* item = quote.mutable_fee_quote()->add_items();
  item->set_kind(kind);
  item->mutable_amount()->set_currency_code("USD");
  item->mutable_amount()->set_units(dollars);
}

RecordReplyRequest Extension(int notice_days_ago, int promised_in) {
  RecordReplyRequest reply;
  auto* notice = reply.mutable_extension();
  *notice->mutable_notice_date() = DaysAgo(notice_days_ago);
  *notice->mutable_promised_date() = DaysAgo(-promised_in);
  notice->set_reason("Our copier is being repaired.");
  notice->set_written(true);
  *reply.mutable_reply_date() = DaysAgo(notice_days_ago);
  return reply;
}

RecordReplyRequest Bill(int days_ago) {
  RecordReplyRequest reply;
  AddItem(reply, FeeItem::SEARCH, 45);
  AddItem(reply, FeeItem::PAGES, 60);
  AddItem(reply, FeeItem::POSTAGE, 8);
  reply.mutable_fee_quote()->set_prepayment_demanded(true);
  *reply.mutable_reply_date() = DaysAgo(days_ago);
  return reply;
}

RecordReplyRequest Refusal(int days_ago) {
  RecordReplyRequest reply;
  auto* denial = reply.mutable_denial();
  *denial->mutable_date() = DaysAgo(days_ago);
  denial->add_grounds(Denial::UNPAID_BILL);
  denial->add_grounds(Denial::ENDANGERMENT);
  auto* facts = denial->add_ground_facts();
  facts->set_ground(Denial::ENDANGERMENT);
  facts->set_professional_determination(true);
  facts->set_physical(true);
  denial->set_written(true);
  denial->set_plain_language(true);
  denial->set_states_basis(true);
  denial->set_states_contact(true);
  denial->set_denied_by("medical-director");
  *reply.mutable_reply_date() = DaysAgo(days_ago);
  return reply;
}

RecordReplyRequest Destroyed(int days_ago) {
  RecordReplyRequest reply;
  NotCustodian* destroyed = reply.mutable_not_custodian();
  destroyed->set_kind(NotCustodian::DESTROYED);
  destroyed->mutable_date()->set_year(2024);
  destroyed->set_rule("Our policy: five years");
  *reply.mutable_reply_date() = DaysAgo(days_ago);
  return reply;
}

RequestReviewRequest ReviewAsked(int days_ago) {
  RequestReviewRequest request;
  *request.mutable_request_date() = DaysAgo(days_ago);
  return request;
}

RecordReviewDecisionRequest UpheldByTheDenier(int days_ago) {
  RecordReviewDecisionRequest decision;
  Review* review = decision.mutable_review();
  *review->mutable_decision_date() = DaysAgo(days_ago);
  review->set_outcome(Review::UPHELD);
  review->set_reviewer("medical-director");
  review->set_reviewer_licensed(true);
  return decision;
}

FileComplaintRequest Complained(Complaint::Body body, int days_ago) {
  FileComplaintRequest request;
  request.mutable_complaint()->set_body(body);
  *request.mutable_complaint()->mutable_filed_date() = DaysAgo(days_ago);
  return request;
}

}  // namespace

Story LateAndDear() {
  return {.title =
              "(f) Late, with an extension that moves nothing and a bill "
              "nobody owes",
          .order = OrderFrom(
              "practitioners/dr-hartwell",
              {"Odette Marchetti", "", 1966, "2210 Alder Street", "Seattle",
               "WA", "98107", "206-555-0177", "odette.marchetti@example.com"},
              2012, 2016),
          .steps = {
              Faxed("Cedar Hollow Family Practice", 75),
              {.call = Extension(60, 5),
               .says = "Our copier is being repaired; we need two months more.",
               .defects = {"EXTENSION_TOO_LONG"},
               .letters = {Document::FOLLOW_UP}},
              {.call = Bill(30),
               .says = "45 dollars for the search, 60 for the pages, 8 for "
                       "postage, payable first.",
               .defects = {"FEE_ITEM_FORBIDDEN", "FEE_EXCESSIVE"},
               .letters = {Document::FEE_OBJECTION}},
              {.call = Complained(Complaint::OCR, 10),
               .says = "The patient complains to the Office for Civil Rights.",
               .letters = {Document::OCR_COMPLAINT}},
              {.call = AllRecordsCame(3),
               .says = "Here is the chart; there is nothing to pay.",
               .defects = {"ACCESS_LATE"}}}};
}

Story RefusedAndReviewed() {
  return {
      .title =
          "(g) Refused for an unpaid bill and a danger, and reviewed by "
          "who refused",
      .order =
          OrderFrom("practitioners/dr-okafor",
                    {"Gideon Amsel", "", 1977, "14 Buckeye Terrace", "Columbus",
                     "OH", "43201", "614-555-0188", "gideon.amsel@example.com"},
                    2009, 2011),
      .steps = {
          Faxed("Three Rivers Health Partners", 60),
          {.call = Refusal(50),
           .says = "There is a bill of 2010 to pay, and our medical director "
                   "sees a danger.",
           .defects = {"NO_GROUND", "DENIAL_WITHOUT_REVIEW_RIGHT",
                       "DENIAL_WITHOUT_COMPLAINT_TO_CUSTODIAN",
                       "DENIAL_WITHOUT_COMPLAINT_TO_HHS"},
           .letters = {Document::DENIAL_OBJECTION, Document::REVIEW_REQUEST}},
          {.call = ReviewAsked(45),
           .says = "The patient asks that another professional review it."},
          {.call = UpheldByTheDenier(25),
           .says =
               "They answer: our medical director has reviewed it, it stands.",
           .defects = {"REVIEWER_TOOK_PART"}},
          {.call = Complained(Complaint::CUSTODIAN, 20),
           .says = "The patient complains to the privacy office."},
          {.call = Complained(Complaint::OCR, 15),
           .says = "And to the Office for Civil Rights.",
           .letters = {Document::OCR_COMPLAINT}},
          {.call = AllRecordsCame(3),
           .says = "Our counsel has looked at it; here is the chart."}}};
}

Story DestroyedTooEarly() {
  Retrieval order =
      Order({"Lena Foss", "", 1985, "602 Cottonwood Street", "Missoula", "MT",
             "59802", "406-555-0199", "lena.foss@example.com"},
            2018, 2020);
  order.mutable_provider()->set_organization("organizations/ccn-279901");
  RecordReplyRequest society;
  society.mutable_not_custodian()->set_kind(NotCustodian::KNOWS_NOTHING);
  std::vector<Step> steps = {
      Faxed("Clark Fork Regional Hospital", 40),
      {.call = Destroyed(25),
       .says = "All charts before 2021 were shredded in 2024.",
       .defects = {"DESTROYED_EARLY"}},
      {.call = Complained(Complaint::STATE, 20),
       .says = "The patient complains to the state's body."}};
  for (Step& step : Asked("Montana Medical Association", "", Attempt::PHONE,
                          society, "We know of no other copy.")) {
    steps.push_back(std::move(step));
  }
  return {.title = "(h) Destroyed, though the law made them keep it",
          .order = std::move(order),
          .steps = std::move(steps),
          .ends = Retrieval::UNRESOLVED};
}

}  // namespace custodia::walkthrough
