#include "services/request/testing/sample_order.h"

#include "services/request/wire/order.h"

namespace custodia::request::testing {
namespace {

Authorization FullAuthorization() {
  return {.information = "Chart and growth curves",
          .discloser = "Elm Street Pediatrics",
          .recipient = "Ana Lindqvist, mother",
          .purposes = {"at the request of the individual", "school entry"},
          .expiry_event = "End of the school year",
          .expiry_event_on = {.year = 2022, .month = 6, .day = 30},
          .signed_on = {.year = 2021, .month = 2, .day = 3},
          .signer_name = "Ana Maria Lindqvist",
          .signer_authority = "Parent with custody",
          .states_right_to_revoke = true,
          .states_conditioning = true,
          .states_redisclosure = true,
          .plain_language = true,
          .revoked_on = {.year = 2022, .month = 1},
          .unlawfully_combined = true,
          .unlawfully_conditioned = true,
          .known_false = true,
          .psychotherapy_notes_only = true,
          .part_2_consent = true,
          .send_to = "31 Quince Lane, Worcester"};
}

}  // namespace

Order SampleOrder() {
  return {.patient = {.full_name = "Wilhelmina Okafor",
                      .former_names = {"Wilhelmina Brandt"},
                      .birth_date = {.year = 1961, .month = 4, .day = 17},
                      .ssn_last4 = "6789",
                      .address = {.lines = {"9 Tannery Row"},
                                  .city = "Salem",
                                  .state = "MA",
                                  .zip = "01970"},
                      .phone = "978-555-0142",
                      .email = "w.okafor@example.org"},
          .requester = {.relationship = Relationship::kSelf,
                        .full_name = "Wilhelmina Okafor",
                        .phone = "978-555-0142",
                        .email = "w.okafor@example.org",
                        .address = {.lines = {"9 Tannery Row"},
                                    .city = "Salem",
                                    .state = "MA",
                                    .zip = "01970"}},
          .provider = {.practitioner = "practitioners/1000000004",
                       .description = "Dr. Pell, the office above the bakery"},
          .record_kind = RecordKind::kClinic,
          .records = {.categories = {RecordCategory::kDoctorNotes,
                                     RecordCategory::kTestResults},
                      .description = "Everything about the thyroid",
                      .service_dates = {.start = {.year = 2001},
                                        .end = {.year = 2009, .month = 3}},
                      .access = Access::kCopy,
                      .purpose = Purpose::kCurrentCare,
                      .copies = 1},
          .delivery = {.method = DeliveryMethod::kEmail,
                       .destination = "w.okafor@example.org",
                       .format = DeliveryFormat::kPdf,
                       .unencrypted_accepted = true},
          .signature = {.signed_on = {.year = 2023, .month = 11, .day = 2},
                        .signer_name = "Wilhelmina Okafor"},
          .client_reference = "case-17",
          .time_zone = "America/New_York"};
}

v1::Retrieval SampleRetrieval() {
  v1::Retrieval retrieval = wire::ToProto(SampleOrder());
  retrieval.mutable_patient()->clear_ssn_last4();
  retrieval.mutable_patient()->set_ssn("912-34-6789");
  return retrieval;
}

Order FullOrder() {
  return {
      .patient = {.full_name = "Teodor Lindqvist",
                  .former_names = {"Teo Marsh", "Theodore Marsh"},
                  .birth_date = {.year = 2009, .month = 8, .day = 30},
                  .ssn_last4 = "0417",
                  .address = {.lines = {"31 Quince Lane", "Floor 2"},
                              .city = "Worcester",
                              .state = "MA",
                              .zip = "01602-1234"},
                  .phone = "508-555-0101",
                  .email = "teodor@example.org",
                  .death_date = {.year = 2023, .month = 5},
                  .emancipated = true},
      .requester = {.relationship = Relationship::kParent,
                    .full_name = "Ana Lindqvist",
                    .phone = "508-555-0102",
                    .email = "ana@example.org",
                    .authority_documents =
                        {{.kind = AuthorityDocumentKind::kAuthorization,
                          .issued_on = {.year = 2021, .month = 2, .day = 3},
                          .expires_on = {.year = 2031},
                          .authorization = FullAuthorization(),
                          .document_reference = "scan-1"},
                         {.kind = AuthorityDocumentKind::kBirthCertificate,
                          .document_reference = "scan-2"}},
                    .address = {.lines = {"5 Larch Court"},
                                .city = "Providence",
                                .state = "RI",
                                .zip = "02903"}},
      .provider = {.practitioner = "practitioners/p-7",
                   .organization = "organizations/o-7",
                   .description = "The tall doctor",
                   .other_practitioners = {"practitioners/p-8",
                                           "practitioners/p-9"}},
      .record_kind = RecordKind::kLaboratory,
      .records = {.categories = {RecordCategory::kAll, RecordCategory::kOther},
                  .description = "Also the growth curves",
                  .service_dates = {.start = {.year = 2012, .month = 3},
                                    .end = {.year = 2015}},
                  .access = Access::kInspectionAndCopy,
                  .purpose = Purpose::kContinuingCare,
                  .purpose_proven = true,
                  .copies = 3,
                  .sensitive_items =
                      {{.service_dates = {.start = {.year = 2014},
                                          .end = {.year = 2014, .month = 9}},
                        .category = RecordCategory::kSubstanceUse,
                        .minor_consented = true,
                        .parent_assented_to_confidentiality = true,
                        .minor_named_parent = true}}},
      .delivery = {.method = DeliveryMethod::kMail,
                   .destination = "the front desk",
                   .format = DeliveryFormat::kPaper,
                   .address = {.lines = {"PO Box 4"},
                               .city = "Cranston",
                               .state = "RI",
                               .zip = "02910"},
                   .recipient_name = "Dr. Ines Falk",
                   .unencrypted_accepted = true},
      .signature = {.signed_on = {.year = 2023, .month = 12, .day = 1},
                    .signer_name = "A. Lindqvist"},
      .client_reference = "ticket 88",
      .time_zone = "America/Chicago"};
}

}  // namespace custodia::request::testing
