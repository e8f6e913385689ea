// What letters say and what they refuse; their wording is in golden/.
#include "services/request/letters/letters.h"

#include <functional>
#include <string>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/letters/text.h"
#include "services/request/letters/words.h"
#include "services/request/testing/letter_cases.h"
#include "services/request/testing/sample_order.h"

namespace custodia::request::letters {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::AmendmentScene;
using request::testing::LetterScene;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using Write = absl::StatusOr<Letter> (*)(const Occasion&);

std::string TextOf(Write write, const LetterScene& scene) {
  const absl::StatusOr<Letter> letter = write(scene.occasion());
  EXPECT_THAT(letter, IsOk());
  return letter.ok() ? RenderText(*letter) : "";
}

// Whatever of the patient or the requester a referrer could know them by.
TEST(LettersTest, NothingOfThePatientReachesAReferrer) {
  for (const Order& order :
       {request::testing::SampleOrder(), request::testing::FullOrder()}) {
    LetterScene scene;
    scene.retrieval.order = order;
    scene.ssn = "912346789";
    scene.AskReferrer();
    scene.Send();
    scene.retrieval.withdrawn = true;
    for (const Write write :
         {WriteInquiry, WriteFollowUp, WriteWithdrawalNotice}) {
      const std::string text = TextOf(write, scene);
      const Patient& patient = order.patient;
      for (const std::string& secret :
           {patient.full_name, patient.former_names.front(), patient.ssn_last4,
            patient.address.lines.front(), patient.phone, patient.email,
            InWords(patient.birth_date), order.requester.full_name,
            order.requester.phone, order.requester.email,
            order.requester.address.lines.front(), order.signature.signer_name,
            order.delivery.destination, order.client_reference,
            order.records.description, order.provider.description,
            std::string("912"), std::string("notes")}) {
        EXPECT_THAT(text, Not(HasSubstr(secret))) << secret;
      }
      EXPECT_THAT(text, AllOf(HasSubstr("Dr. Joan Pell"),
                              HasSubstr("Tannery Row Family Practice")));
    }
  }
}

TEST(LettersTest, TheNumberStandsOnlyWhereItWasPassed) {
  LetterScene scene;
  EXPECT_THAT(TextOf(WriteAccessRequest, scene),
              HasSubstr("Social Security number: ends in 6789"));
  scene.ssn = "912346789";
  EXPECT_THAT(TextOf(WriteAccessRequest, scene),
              AllOf(HasSubstr("Social Security number: 912-34-6789"),
                    Not(HasSubstr("ends in"))));
  scene.ssn.clear();
  scene.order().patient.ssn_last4.clear();
  EXPECT_THAT(TextOf(WriteAccessRequest, scene),
              Not(HasSubstr("Social Security")));
}

using WriteAmendment = absl::StatusOr<Letter> (*)(const AmendmentOccasion&);

TEST(LettersTest, ALetterAboutAnAmendmentMustSayFromWhomAndToWhom) {
  const struct {
    const char* field;
    std::function<void(AmendmentScene&)> spoil;
  } cases[] = {
      {"patient.full_name",
       [](auto& s) { s.retrieval.order.patient.full_name.clear(); }},
      {"signature.signed_on",
       [](auto& s) { s.retrieval.order.signature.signed_on = {}; }},
      {"organization",
       [](auto& s) { s.amendment().lead.display_name.clear(); }},
  };
  for (const auto& one : cases) {
    AmendmentScene scene;
    scene.Refuse();
    one.spoil(scene);
    for (const WriteAmendment write :
         {WriteAmendmentRequest, WriteStatementOfDisagreement}) {
      const absl::StatusOr<Letter> letter = write(scene.occasion());
      EXPECT_THAT(letter, HasReason("ILLEGAL_TRANSITION")) << one.field;
      EXPECT_THAT(letter.status().message(),
                  HasSubstr(std::string("`") + one.field + "`"));
    }
  }
  const AmendmentScene unsaid;
  const absl::StatusOr<Letter> letter =
      WriteStatementOfDisagreement(unsaid.occasion());
  EXPECT_THAT(letter, HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(letter.status().message(), HasSubstr("`disagreement`"));
}

TEST(LettersTest, AStatementSaysWhatWasRefused) {
  const auto text = [](const AmendmentScene& scene) {
    const absl::StatusOr<Letter> letter =
        WriteStatementOfDisagreement(scene.occasion());
    EXPECT_THAT(letter, IsOk());
    return letter.ok() ? RenderText(*letter) : "";
  };
  AmendmentScene scene;
  scene.Refuse();
  EXPECT_THAT(text(scene), AllOf(HasSubstr("On July 3, 2024 you refused to "
                                           "amend the medical records"),
                                 HasSubstr("denial, this statement")));
  scene.amendment().acceptance = AmendmentAcceptance{
      .date = {.year = 2024, .month = 7, .day = 1}, .partial = true};
  EXPECT_THAT(text(scene), HasSubstr("you refused to amend a part of the"));
  scene.amendment().denial.reset();
  EXPECT_THAT(text(scene),
              AllOf(HasSubstr("On July 1, 2024 you amended a part"),
                    Not(HasSubstr("denial, this statement"))));
  // Who has no right under HIPAA claims none.
  scene.amendment().defects.clear();
  scene.retrieval.order.requester = {.relationship = Relationship::kThirdParty,
                                     .full_name = "Bay Legal Aid, Inc."};
  EXPECT_THAT(text(scene), Not(HasSubstr("45 CFR")));
}

TEST(LettersTest, ARequestMustSayWhoWhatAndHow) {
  const struct {
    const char* field;
    std::function<void(LetterScene&)> spoil;
  } cases[] = {
      {"patient.full_name", [](auto& s) { s.order().patient.full_name = " "; }},
      {"patient.birth_date",
       [](auto& s) { s.order().patient.birth_date.day = 0; }},
      {"requester.relationship",
       [](auto& s) { s.order().requester.relationship = {}; }},
      {"signature.signed_on",
       [](auto& s) { s.order().signature.signed_on = {}; }},
      {"signature.signer_name",
       [](auto& s) { s.order().signature.signer_name.clear(); }},
      {"records.categories",
       [](auto& s) { s.order().records.categories.clear(); }},
      {"delivery.method", [](auto& s) { s.order().delivery.method = {}; }},
      {"lead.display_name",
       [](auto& s) { s.attempt().lead.display_name.clear(); }},
      {"requester.full_name",
       [](auto& s) {
         s.order().requester = {.relationship = Relationship::kParent};
       }},
      {"requester.authority_documents",
       [](auto& s) {
         s.order().requester.relationship = Relationship::kThirdParty;
       }},
  };
  for (const auto& one : cases) {
    LetterScene scene;
    one.spoil(scene);
    const absl::StatusOr<Letter> letter = WriteAccessRequest(scene.occasion());
    EXPECT_THAT(letter, HasReason("ILLEGAL_TRANSITION")) << one.field;
    EXPECT_THAT(letter.status().message(),
                HasSubstr(std::string("`") + one.field + "`"));
  }
}

TEST(LettersTest, APermissionMustHaveAllItsElements) {
  const auto missing = [](AuthorityDocumentKind kind) {
    LetterScene scene;
    scene.order().requester.relationship = Relationship::kThirdParty;
    scene.order().requester.authority_documents = {{.kind = kind}};
    const auto letter = WriteAccessRequest(scene.occasion());
    EXPECT_THAT(letter, HasReason("ILLEGAL_TRANSITION"));
    return std::string(letter.status().message());
  };
  EXPECT_THAT(missing(AuthorityDocumentKind::kAuthorization),
              AllOf(HasSubstr("authorization.information"),
                    HasSubstr("authorization.discloser"),
                    HasSubstr("authorization.recipient"),
                    HasSubstr("authorization.purposes"),
                    HasSubstr("authorization.expiry_event"),
                    HasSubstr("authorization.signed_on"),
                    HasSubstr("authorization.signer_name")));
  EXPECT_THAT(missing(AuthorityDocumentKind::kThirdPartyDirective),
              AllOf(HasSubstr("authorization.recipient"),
                    HasSubstr("authorization.send_to"),
                    HasSubstr("authorization.signed_on"),
                    Not(HasSubstr("authorization.purposes"))));
}

// An authorization permits, and gives no right of access (R-AUT-09).
TEST(LettersTest, AnAuthorizationClaimsNoRightOfAccess) {
  LetterScene scene;
  scene.order().requester = {
      .relationship = Relationship::kThirdParty,
      .full_name = "Bay Legal Aid",
      .authority_documents = {
          {.kind = AuthorityDocumentKind::kAuthorization,
           .authorization = {.information = "all",
                             .discloser = "Harbor",
                             .recipient = "Bay",
                             .purposes = {"a claim"},
                             .expiry_event = "the end of the claim",
                             .signed_on = {2024, 5, 1},
                             .signer_name = "W. Okafor"}}}};
  EXPECT_THAT(TextOf(WriteAccessRequest, scene),
              AllOf(Not(HasSubstr("164.524")), HasSubstr("164.508")));
}

TEST(LettersTest, AnEarlierLawIsNamed) {
  LetterScene scene;
  scene.attempt().lead.address.state = "CA";
  EXPECT_THAT(
      TextOf(WriteAccessRequest, scene),
      AllOf(HasSubstr("An earlier day is set by"), HasSubstr("123110")));
  scene.attempt().lead.address.state = "ID";
  EXPECT_THAT(TextOf(WriteAccessRequest, scene), Not(HasSubstr("earlier day")));
}

TEST(LettersTest, WhomHipaaDoesNotBindIsNotToldOtherwise) {
  LetterScene scene;
  scene.attempt().lead.duty = Duty::kNotCovered;
  scene.Send();
  for (const Write write : {WriteAccessRequest, WriteFollowUp}) {
    scene.attempt().clock = {};
    EXPECT_THAT(TextOf(write, scene), Not(HasSubstr("CFR")));
  }
  scene.Refuse();
  EXPECT_THAT(WriteOcrComplaint(scene.occasion()),
              HasReason("ILLEGAL_TRANSITION"));
}

TEST(LettersTest, AnObjectionNeedsSomethingToObjectTo) {
  LetterScene scene;
  scene.Send();
  for (const Write write : {WriteFeeObjection, WriteDenialObjection,
                            WriteReviewRequest, WriteOcrComplaint}) {
    EXPECT_THAT(write(scene.occasion()), HasReason("ILLEGAL_TRANSITION"));
  }
  scene.attempt().fee_quote = FeeQuote{};
  EXPECT_THAT(WriteFeeObjection(scene.occasion()),
              HasReason("ILLEGAL_TRANSITION"));
}

TEST(LettersTest, ARefusalThatStandsIsNeitherReviewedNorObjectedTo) {
  LetterScene scene;
  scene.Send();
  scene.attempt().state = AttemptState::kDenied;
  scene.attempt().denial_received = {2024, 6, 20};
  scene.attempt().denial = {.date = {2024, 6, 18},
                            .grounds = {policy::Ground::kPrivacyAct},
                            .written = true,
                            .states_basis = true,
                            .plain_language = true,
                            .states_complaint_to_custodian = true,
                            .states_complaint_to_hhs = true,
                            .states_contact = true};
  EXPECT_THAT(WriteReviewRequest(scene.occasion()),
              HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(WriteDenialObjection(scene.occasion()),
              HasReason("ILLEGAL_TRANSITION"));
}

TEST(LettersTest, AComplaintOfSilenceWaitsForTheLastDay) {
  LetterScene scene;
  scene.Send();
  scene.today = *scene.attempt().clock.due;
  EXPECT_THAT(WriteOcrComplaint(scene.occasion()),
              HasReason("ILLEGAL_TRANSITION"));
  ++scene.today;
  EXPECT_THAT(TextOf(WriteOcrComplaint, scene),
              HasSubstr("within 180 days of when I knew"));
  // 180 days from the day after the last day to act.
  scene.today += 180;
  EXPECT_THAT(TextOf(WriteOcrComplaint, scene), HasSubstr("within 180 days"));
  ++scene.today;
  EXPECT_THAT(TextOf(WriteOcrComplaint, scene),
              HasSubstr("waive them for good cause"));
}

TEST(LettersTest, AComplaintOfSilenceWaitsForAReminderWhereReceiptIsAssumed) {
  LetterScene scene;
  scene.Send();
  scene.attempt().received_date_assumed = true;
  scene.today = *scene.attempt().clock.due + 14;
  const absl::Status early = WriteOcrComplaint(scene.occasion()).status();
  EXPECT_THAT(early, HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(std::string(early.message()), HasSubstr("received_date"));
  // Of something else it may be written, and does not speak of silence.
  LetterScene defective = scene;
  defective.attempt().defects = {{.code = "SSN_DEMANDED"}};
  EXPECT_THAT(TextOf(WriteOcrComplaint, defective),
              Not(HasSubstr("I have received neither")));
  ++scene.today;
  EXPECT_THAT(TextOf(WriteOcrComplaint, scene),
              HasSubstr("I have received neither"));
}

// HHS needs neither the number nor the date of birth to take a complaint.
TEST(LettersTest, AComplaintNamesThePatientAndNoMore) {
  LetterScene scene;
  scene.Send();
  scene.Refuse();
  scene.ssn = "912346789";
  EXPECT_THAT(TextOf(WriteOcrComplaint, scene),
              AllOf(HasSubstr("Wilhelmina Okafor"), Not(HasSubstr("6789")),
                    Not(HasSubstr("April 17, 1961"))));
}

TEST(LettersTest, ALetterThatLeftKeepsItsDay) {
  LetterScene scene;
  EXPECT_EQ(WriteAccessRequest(scene.occasion())->date, "June 3, 2024");
  scene.Send();
  EXPECT_EQ(WriteAccessRequest(scene.occasion())->date, "June 3, 2024");
  scene.AskReferrer();
  EXPECT_EQ(WriteInquiry(scene.occasion())->date, "June 3, 2024");
  EXPECT_EQ(WriteFollowUp(scene.occasion())->date, "June 23, 2024");
}

TEST(LettersTest, AnInquiryMustNameSomebodysRecords) {
  LetterScene scene;
  scene.AskReferrer();
  scene.attempt().lead.practitioner_name.clear();
  scene.order().provider.query = {.given_name = "Joan", .family_name = "Pell"};
  EXPECT_THAT(TextOf(WriteInquiry, scene), HasSubstr("Dr. Joan Pell"));
  scene.order().provider.query = {};
  EXPECT_THAT(TextOf(WriteInquiry, scene), Not(HasSubstr("Dr. ")));
  scene.attempt().lead.origin_name.clear();
  EXPECT_THAT(WriteInquiry(scene.occasion()), HasReason("ILLEGAL_TRANSITION"));
  scene.Send();
  scene.retrieval.withdrawn = true;
  EXPECT_THAT(WriteFollowUp(scene.occasion()), HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(WriteWithdrawalNotice(scene.occasion()),
              HasReason("ILLEGAL_TRANSITION"));
}

TEST(LettersTest, WhatNeverLeftIsNeitherRemindedOfNorWithdrawn) {
  LetterScene scene;
  scene.retrieval.withdrawn = true;
  EXPECT_THAT(WriteFollowUp(scene.occasion()), HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(WriteWithdrawalNotice(scene.occasion()),
              HasReason("ILLEGAL_TRANSITION"));
}

TEST(LettersTest, AWithdrawalIsNotedOnlyOnceItIsSo) {
  LetterScene scene;
  scene.Send();
  EXPECT_THAT(WriteWithdrawalNotice(scene.occasion()),
              HasReason("ILLEGAL_TRANSITION"));
  scene.attempt().state = AttemptState::kAbandoned;
  EXPECT_THAT(WriteWithdrawalNotice(scene.occasion()), IsOk());
}

TEST(LettersTest, TheLetterGoesWhereTheDepartmentIs) {
  LetterScene scene;
  const auto lines = [&] {
    return WriteAccessRequest(scene.occasion())->recipient;
  };
  EXPECT_EQ(lines().at(1), "Attn: Medical Records");
  scene.attempt().department = "Radiology";
  scene.attempt().lead.contact_points = {{.department = "Surgery",
                                          .kind = ContactKind::kMail,
                                          .address = {.lines = {"Door 3"}}},
                                         {.department = "Radiology",
                                          .kind = ContactKind::kMail,
                                          .address = {.lines = {"Door 4"}}}};
  EXPECT_EQ(lines(), (std::vector<std::string>{"Harbor Medical Group",
                                               "Attn: Radiology", "Door 4"}));
  scene.attempt().lead.contact_points = {
      {.value = "1", .kind = ContactKind::kFax},
      {.value = "2", .kind = ContactKind::kEmail}};
  scene.attempt().lead.address = {};
  EXPECT_EQ(lines().back(), "By fax: 1");
  scene.attempt().failed_contacts = {"1"};
  EXPECT_EQ(lines().back(), "By e-mail: 2");
  scene.attempt().failed_contacts = {"1", "2"};
  EXPECT_EQ(lines().back(), "Attn: Radiology");
}

}  // namespace
}  // namespace custodia::request::letters
