#include "services/request/testing/letter_cases.h"

#include "services/request/domain/law.h"
#include "services/request/testing/sample_order.h"

namespace custodia::request::testing {
namespace {

constexpr absl::CivilDay kToday(2024, 6, 3);

Authorization Permission() {
  return {.information = "All records of Dr. Pell about the thyroid",
          .discloser = "Harbor Medical Group",
          .recipient = "Bay Legal Aid, Inc.",
          .purposes = {"a claim for disability"},
          .signed_on = {.year = 2024, .month = 5, .day = 20},
          .signer_name = "Wilhelmina Okafor",
          .send_to = "intake@baylegal.example"};
}

void AskAsThirdParty(AuthorityDocumentKind kind, LetterScene& scene) {
  scene.order().requester = {
      .relationship = Relationship::kThirdParty,
      .full_name = "Bay Legal Aid, Inc.",
      .phone = "617-555-0170",
      .email = "intake@baylegal.example",
      .authority_documents = {{.kind = kind,
                               .issued_on = {2024, 5, 20},
                               .expires_on = {2024, 12, 31},
                               .authorization = Permission()}},
      .address = {.lines = {"40 Court Square", "Suite 9"},
                  .city = "Boston",
                  .state = "MA",
                  .zip = "02108"}};
  scene.order().signature = {.signed_on = {2024, 5, 21},
                             .signer_name = "Odile Marchetti"};
}

void AddRequests(std::vector<LetterCase>& cases) {
  const auto add = [&](const char* name, const LetterScene& scene) {
    cases.push_back({name, WriteAccessRequest(scene.occasion())});
  };
  {
    LetterScene scene;
    scene.ssn = "912346789";
    add("access_request", scene);
  }
  {
    LetterScene scene;
    scene.order().records.access = Access::kInspection;
    scene.order().patient.former_names.clear();
    add("access_request_to_look", scene);
  }
  {
    LetterScene scene;
    scene.order().records.copies = 2;
    scene.order().records.categories = {RecordCategory::kAll};
    scene.order().records.description.clear();
    scene.order().delivery = {.method = DeliveryMethod::kMail};
    scene.attempt().department = "Health Information Management";
    scene.attempt().lead.origin_organization = "organizations/origin";
    scene.attempt().lead.origin_name = "Tannery Row Family Practice";
    scene.attempt().lead.contact_points.push_back(
        {.value = "https://harbor.example/records-form.pdf",
         .kind = ContactKind::kRequestForm});
    add("access_request_kept_elsewhere", scene);
  }
  {
    LetterScene scene;
    scene.retrieval.order = FullOrder();
    add("access_request_by_parent", scene);
  }
  {
    LetterScene scene;
    scene.attempt().lead.duty = Duty::kNotCovered;
    scene.attempt().lead.display_name = "Estate of Dr. Joan Pell";
    add("access_request_not_covered", scene);
  }
  {
    LetterScene scene;
    AskAsThirdParty(AuthorityDocumentKind::kThirdPartyDirective, scene);
    add("access_request_by_directive", scene);
  }
  {
    LetterScene scene;
    AskAsThirdParty(AuthorityDocumentKind::kAuthorization, scene);
    add("access_request_by_authorization", scene);
  }
}

void AddFollowUps(std::vector<LetterCase>& cases) {
  const auto add = [&](const char* name, const LetterScene& scene) {
    cases.push_back({name, WriteFollowUp(scene.occasion())});
  };
  {
    LetterScene scene;
    scene.Send();
    add("follow_up", scene);
  }
  {
    LetterScene scene;
    scene.Send();
    scene.today = absl::CivilDay(2024, 7, 8);
    scene.attempt().received_date_assumed = true;
    scene.attempt().custodian_reference = "ROI-4471";
    add("follow_up_overdue", scene);
  }
  {
    LetterScene scene;
    scene.Send();
    scene.attempt().state = AttemptState::kPartiallyFulfilled;
    add("follow_up_for_the_rest", scene);
  }
  {
    LetterScene scene;
    scene.AskReferrer();
    scene.Send();
    add("follow_up_of_inquiry", scene);
  }
}

void AddObjections(std::vector<LetterCase>& cases) {
  {
    LetterScene scene;
    scene.Send();
    scene.attempt().fee_quote = {.items = {{.kind = policy::FeeKind::kSearch,
                                            .amount = 1500,
                                            .description = "Chart retrieval",
                                            .citation = "45 CFR 164.524(c)(4)"},
                                           {.kind = policy::FeeKind::kPages,
                                            .amount = 1240,
                                            .units = 60,
                                            .allowed = true}},
                                 .quote_date = {2024, 6, 14},
                                 .payable = 650,
                                 .excess = 2090};
    scene.attempt().defects = {
        {.code = "FEE_EXCESSIVE",
         .citation = "45 CFR 164.524(c)(4)",
         .explanation = "The quote is 20.90 USD over what may be charged, "
                        "which is 6.50 USD."},
        {.code = "EXTENSION_USED", .explanation = "Of no matter here."}};
    cases.push_back({"fee_objection", WriteFeeObjection(scene.occasion())});
  }
  LetterScene refused;
  refused.Send();
  refused.Refuse();
  cases.push_back(
      {"denial_objection", WriteDenialObjection(refused.occasion())});
  cases.push_back({"review_request", WriteReviewRequest(refused.occasion())});
}

void AddComplaints(std::vector<LetterCase>& cases) {
  {
    LetterScene scene;
    scene.Send();
    scene.today = absl::CivilDay(2024, 7, 22);
    scene.attempt().received_date_assumed = true;
    scene.attempt().custodian_reference = "ROI-4471";
    cases.push_back(
        {"ocr_complaint_of_silence", WriteOcrComplaint(scene.occasion())});
  }
  {
    LetterScene scene;
    scene.Send();
    scene.Refuse();
    scene.today = absl::CivilDay(2025, 2, 3);
    AskAsThirdParty(AuthorityDocumentKind::kAuthorization, scene);
    cases.push_back(
        {"ocr_complaint_of_refusal", WriteOcrComplaint(scene.occasion())});
  }
}

void AddInquiries(std::vector<LetterCase>& cases) {
  LetterScene scene;
  scene.AskReferrer();
  cases.push_back({"inquiry", WriteInquiry(scene.occasion())});
}

void AddWithdrawals(std::vector<LetterCase>& cases) {
  for (const bool inquiry : {false, true}) {
    LetterScene scene;
    if (inquiry) scene.AskReferrer();
    scene.Send();
    scene.retrieval.withdrawn = true;
    cases.push_back(
        {inquiry ? "withdrawal_notice_of_inquiry" : "withdrawal_notice",
         WriteWithdrawalNotice(scene.occasion())});
  }
}

void AddAmendments(std::vector<LetterCase>& cases) {
  AmendmentScene scene;
  scene.ssn = "912346789";
  cases.push_back(
      {"amendment_request", WriteAmendmentRequest(scene.occasion())});
  scene.ssn.clear();
  scene.Refuse();
  cases.push_back({"statement_of_disagreement",
                   WriteStatementOfDisagreement(scene.occasion())});
  AmendmentScene kept;
  Lead& lead = kept.amendment().lead;
  lead.origin_organization = "organizations/origin";
  lead.origin_name = "Tannery Row Family Practice";
  lead.address.state = "WA";
  kept.amendment().correction.reason.clear();
  kept.amendment().correction.persons_to_notify.clear();
  kept.amendment().correction.attach_if_denied = true;
  cases.push_back({"amendment_request_kept_elsewhere",
                   WriteAmendmentRequest(kept.occasion())});
  AmendmentScene estate;
  estate.amendment().lead.duty = Duty::kNotCovered;
  estate.amendment().lead.display_name = "Estate of Dr. Joan Pell";
  cases.push_back({"amendment_request_not_covered",
                   WriteAmendmentRequest(estate.occasion())});
}

}  // namespace

LetterScene::LetterScene() : today(kToday) {
  retrieval.id = "r-7f3a";
  retrieval.order = SampleOrder();
  retrieval.parts = {{.number = 1}};
  retrieval.attempts = {
      {.id = "1",
       .part = 1,
       .lead = {.organization = "organizations/harbor",
                .origin_organization = "organizations/harbor",
                .origin_name = "Harbor Medical Group",
                .practitioner_name = "Dr. Joan Pell",
                .display_name = "Harbor Medical Group",
                .address = {.lines = {"200 Wharf Street", "Building C"},
                            .city = "Salem",
                            .state = "MA",
                            .zip = "01970-4410"},
                .role = Role::kHolder,
                .organization_type = OrganizationType::kPractice,
                .origin_type = OrganizationType::kPractice,
                .duty = Duty::kCoveredEntity},
       .state = AttemptState::kPlanned}};
}

void LetterScene::AskReferrer() {
  attempt().lead.role = Role::kReferrer;
  attempt().lead.organization = "organizations/essex";
  attempt().lead.display_name = "Essex South District Medical Society";
  attempt().lead.origin_name = "Tannery Row Family Practice";
  attempt().lead.address = {.lines = {"PO Box 549"},
                            .city = "Lynnfield",
                            .state = "MA",
                            .zip = "01940"};
}

void LetterScene::Send() {
  attempt().state = AttemptState::kSent;
  attempt().channel = Channel::kCertifiedMail;
  attempt().sent_date = PartialDate::Of(kToday);
  today = kToday + 20;
  if (attempt().lead.role == Role::kReferrer) return;
  attempt().received_date = PartialDate::Of(kToday + 3);
  attempt().clock = {.received = attempt().received_date,
                     .due = kToday + 33,
                     .citation = "45 CFR 164.524(b)(2)(i)"};
}

void LetterScene::Refuse() {
  attempt().state = AttemptState::kDenied;
  attempt().denial = {
      .date = PartialDate::Of(kToday + 15),
      .grounds = {policy::Ground::kEndangerment, policy::Ground::kUnpaidBill},
      .written = true,
      .states_basis = true,
      .plain_language = true,
      .states_complaint_to_custodian = true,
      .states_contact = true};
  attempt().denial_received = PartialDate::Of(kToday + 18);
  const letters::Occasion now = occasion();
  attempt().defects =
      policy::CheckDenial(
          now.rules, DenialQuestionOf(order(), attempt(), *attempt().denial,
                                      attempt().denial_received))
          .defects;
}

AmendmentScene::AmendmentScene() : today(kToday) {
  const LetterScene scene;
  retrieval = scene.retrieval;
  retrieval.amendments = {
      {.id = "am-1",
       .lead = retrieval.attempts.front().lead,
       .correction = {
           .statement = "The note of May 2, 2008 says that I smoke a pack a "
                        "day. I have never smoked. It should read: \"Never "
                        "smoker.\"",
           .reason = "The sheet of another patient, with another date of "
                     "birth, was filed in my chart.",
           .persons_to_notify = {"Dr. Ruth Amari, Salem",
                                 "Bay State Life Insurance, Boston"}}}};
}

void AmendmentScene::Refuse() {
  Amendment& refused = amendment();
  refused.channel = Channel::kCertifiedMail;
  refused.sent_date = PartialDate::Of(kToday);
  refused.denial = AmendmentDenial{
      .date = PartialDate::Of(kToday + 30),
      .notice = {.grounds = {policy::AmendmentGround::kAccurateAndComplete},
                 .states_basis = true,
                 .states_disagreement_right = true,
                 .states_attachment_right = true}};
  refused.defects =
      policy::CheckAmendmentDenial(refused.denial->notice).defects;
  refused.disagreement =
      "I have never smoked. The sheet bears another patient's date of birth.";
  today = kToday + 40;
}

std::vector<LetterCase> LetterCases() {
  std::vector<LetterCase> cases;
  AddRequests(cases);
  AddInquiries(cases);
  AddFollowUps(cases);
  AddObjections(cases);
  AddComplaints(cases);
  AddWithdrawals(cases);
  AddAmendments(cases);
  return cases;
}

}  // namespace custodia::request::testing
