#include "services/request/testing/sample_events.h"

#include "services/request/testing/sample_order.h"

namespace custodia::request::testing {
namespace {

const Address kAddress{.lines = {"1 Depot Way", "Door 4"},
                       .city = "Lowell",
                       .state = "MA",
                       .zip = "01850-0001"};

const NamedOrganization kVault{.display_name = "Granite Vault",
                               .address = kAddress,
                               .phone = "978-555-0180",
                               .fax = "978-555-0181",
                               .email = "roi@vault.example",
                               .role = Role::kHolder};

Lead FullLead() {
  return {.organization = "organizations/elm",
          .origin_organization = "organizations/oak",
          .origin_name = "Oak Avenue Practice",
          .practitioner_name = "Dr. A. Pell",
          .display_name = "Elm Street Practice",
          .address = kAddress,
          .role = Role::kReferrer,
          .departments = {"Records", "Radiology"},
          .contact_points = {{.value = "978-555-0199",
                              .department = "Records",
                              .kind = ContactKind::kFax},
                             {.department = "Radiology",
                              .kind = ContactKind::kMail,
                              .address = kAddress}},
          .time_zone = "America/New_York",
          .patient_group = PatientGroup::kInactive,
          .organization_type = OrganizationType::kRecordsCustodian,
          .origin_type = OrganizationType::kHospital,
          .duty = Duty::kBusinessAssociate,
          .origin_region = "MA",
          // Not a message: it must come back unread.
          .as_given = std::string("\xFF\0lead", 6)};
}

const ExtensionNotice kMoreTime{.notice_date = {2024, 4, 1},
                                .promised_date = {2024, 5, 2},
                                .reason = "Charts are off site",
                                .inspection_only = true,
                                .written = true};

DenialNotice FullDenial() {
  return {.date = {2024, 3, 8},
          .grounds = {policy::Ground::kEndangerment,
                      policy::Ground::kPsychotherapyNotes},
          .written = true,
          .states_basis = true,
          .states_review_right = true,
          .plain_language = true,
          .denied_by = "dr-9",
          .states_complaint_to_custodian = true,
          .states_complaint_to_hhs = true,
          .states_contact = true,
          .withheld_categories = {RecordCategory::kPsychotherapyNotes},
          .states_where_held = true,
          .ground_facts = {{.ground = policy::Ground::kEndangerment,
                            .professional_determination = true,
                            .copy_jeopardizes = true,
                            .agreed_at_consent = true,
                            .told_access_returns = true,
                            .source_is_provider = true,
                            .kept_separately = true,
                            .physical = true,
                            .knows_where_held = true},
                           {.ground = policy::Ground::kPsychotherapyNotes}}};
}

ReplyRecorded Recorded(Reply reply) {
  return {.attempt = "2",
          .state = AttemptState::kAcknowledged,
          .reply_date = {2024, 3, 9},
          .reply = std::move(reply),
          .document_reference = "scan-3"};
}

}  // namespace

std::vector<Event> EveryEvent() {
  return {
      RetrievalCreated{.order = FullOrder(),
                       .missing = {{.field = "signature.signed_on",
                                    .explanation = "The law wants a date.",
                                    .blocking = true},
                                   {.field = "patient.phone"}},
                       .duplicate_of = "retrievals/r0",
                       .ruleset_version = "rules-1"},
      ProviderUnclear{.candidates = {{.practitioner = "practitioners/a",
                                      .display_name = "A. Pell",
                                      .address = kAddress},
                                     {.practitioner = "practitioners/b"}},
                      .directory_revision = "16"},
      RetrievalLocated{
          .practitioner = "practitioners/a",
          .directory_revision = "17",
          .parts = {{.number = 1,
                     .service_dates = {absl::CivilDay(2001, 1, 1),
                                       absl::CivilDay(2004, 2, 29)},
                     .patient_group = PatientGroup::kMinors,
                     .leads = {FullLead(), Lead{}}},
                    {.number = 2,
                     .service_dates = {absl::CivilDay(2004, 3, 1),
                                       std::nullopt}}}},
      PartAwaitsLocation{
          .part = 2, .organization = "organizations/fir", .attempt = "1"},
      LeadsAdded{.part = 2,
                 .leads = {FullLead()},
                 .directory_revision = "18",
                 .awaited_organization = "organizations/fir",
                 .asked_anew = true},
      RetrievalRevised{.order = FullOrder(),
                       .missing = {{.field = "patient.phone"}},
                       .relocates = true,
                       .ruleset_version = "rules-2"},
      RelocationAsked{},
      AttemptPlanned{.attempt = "2",
                     .part = 2,
                     .lead = FullLead(),
                     .department = "Radiology",
                     .failed_contacts = {"978-555-0100", ""}},
      AttemptSent{.attempt = "2",
                  .channel = Channel::kCertifiedMail,
                  .sent_date = {2024, 3, 1},
                  .received_date = {2024, 3, 4},
                  .received_date_assumed = true},
      Recorded(Acknowledgement{.received_date = {2024, 3, 5},
                               .custodian_reference = "ROI-77"}),
      Recorded(Fulfilment{
          .date = {2024, 3, 8},
          .complete = true,
          .categories = {RecordCategory::kImaging, RecordCategory::kBilling},
          .available_for_pick_up = true,
          .service_dates = {{.year = 2002}, {.year = 2003, .month = 4}},
          .format = "PDF on a disc",
          .charged_cents = 650,
          .pages = 41,
          .document_reference = "file-2"}),
      Recorded(Fulfilment{.charged_cents = 0}),
      Recorded(NotCustodian{.kind = NotCustodianKind::kTransferred,
                            .organization = "organizations/fir",
                            .new_organization = kVault,
                            .new_organization_name = "organizations/vault",
                            .date = {.year = 2016, .month = 5},
                            .rule = "243 CMR 2.07(13)",
                            .service_dates = {{.year = 2001}, {.year = 2002}}}),
      Recorded(
          Undeliverable{.date = {2024, 3, 7}, .contact_value = "978-555-0199"}),
      Recorded(kMoreTime),
      Recorded(FeeQuote{
          .items = {{.kind = policy::FeeKind::kPages,
                     .amount = 1250,
                     .description = "Copies",
                     .units = 50,
                     .allowed = true,
                     .citation = "45 CFR 164.524(c)(4)"},
                    {.kind = policy::FeeKind::kSearch, .amount = 2000}},
          .quote_date = {2024, 3, 8},
          .prepayment_demanded = true,
          .payable = 0,
          .excess = 3250}),
      Recorded(FeeQuote{}),
      Recorded(FullDenial()),
      Recorded(InformationRequest{
          .date = {2024, 3, 8},
          .items = {DemandedItem::kOwnForm, DemandedItem::kSsn},
          .form_uri = "https://vault.example/form"}),
      AttemptAbandoned{.attempt = "2",
                       .reason = AbandonReason::kRecordsCame,
                       .explanation = "Came from elsewhere"},
      RetrievalWithdrawn{.explanation = "No longer needed"},
      ClockSet{.attempt = "2",
               .clock = {.received = {2024, 3, 4},
                         .due = absl::CivilDay(2024, 4, 3),
                         .inspection_due = absl::CivilDay(2024, 3, 11),
                         .citation = "45 CFR 164.524(b)(2)"},
               .ruleset_version = "rules-2"},
      ClockSet{.attempt = "2",
               .clock = {.received = {2024, 3, 4}, .extension = kMoreTime}},
      DefectsFound{.attempt = "2",
                   .defects = {{.code = "FEE_EXCESSIVE",
                                .citation = "45 CFR 164.524(c)(4)",
                                .explanation = "Too much.",
                                .remedy = "Object."},
                               {.code = "SSN_DEMANDED"}}},
      RetentionAssessed{
          .attempt = "2",
          .retention = {.verdict = policy::RetentionVerdict::kMustStillExist,
                        .keep_until = absl::CivilDay(2031, 2, 28),
                        .rule = "MA.HOSPITAL",
                        .citation = "MGL c. 111, s. 70",
                        .confidence = policy::Confidence::kHigh},
          .ruleset_version = "rules-2"}};
}

CustodyFinding FullFinding() {
  return {.organization = "organizations/society",
          .practitioner = "practitioners/a",
          .origin_organization = "organizations/elm",
          .finding = FindingKind::kTransferred,
          .to_organization = "organizations/fir",
          .new_organization = kVault,
          .new_organization_name = "organizations/vault",
          .effective_date = {.year = 2016, .month = 5},
          .rule = "243 CMR 2.07(13)",
          .reported_by = "organizations/oak",
          .report_date = {2024, 3, 9}};
}

}  // namespace custodia::request::testing
