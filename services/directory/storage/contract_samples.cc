#include "services/directory/storage/directory_store_contract.h"

namespace custodia::directory {

std::vector<Evidence> SampleEvidence(const std::string& row) {
  return {{.source = "nppes",
           .source_row = row,
           .date = {.year = 2024, .month = 3},
           .grade = Grade::kOfficial,
           .verified_on = {.year = 2024, .month = 5, .day = 17}}};
}

Organization SampleOrganization(const std::string& id) {
  return {.id = id,
          .display_name = "Elm Street Practice",
          .other_names = {"Elm Street Clinic", "The Elm"},
          .type = OrganizationType::kPractice,
          .status = OrganizationStatus::kOperating,
          .opened_on = {.year = 1998},
          .closed_on = {.year = 2024, .month = 2, .day = 29},
          .identifiers = {{IdentifierSystem::kNpi, "1234567893"},
                          {IdentifierSystem::kCcn, "220001"}},
          .address = {.lines = {"12 Elm Street", "", "Suite 3"},
                      .city = "Springfield",
                      .state = "MA",
                      .zip = "01103-1234"},
          .county_fips = "25013",
          .time_zone = "America/New_York",
          .contact_points = {{.kind = ContactKind::kPhone,
                              .value = "413-555-0100",
                              .evidence = SampleEvidence("phone")},
                             {.kind = ContactKind::kMail,
                              .department = "Records",
                              .address = {.lines = {"PO Box 7"},
                                          .city = "Springfield",
                                          .state = "MA",
                                          .zip = "01101"},
                              .evidence = SampleEvidence("mail")}},
          .jurisdictions = {"25013", "25015"},
          .professions = {"1223", "122300000X"},
          .evidence = SampleEvidence("organization")};
}

Practitioner SamplePractitioner(const std::string& id, const std::string& given,
                                const std::string& family) {
  return {.id = id,
          .name = {.given = given, .family = family},
          .taxonomy_codes = {"207Q00000X", "208D00000X"},
          .status = PractitionerStatus::kActive,
          .city = "Springfield",
          .state = "MA",
          .evidence = SampleEvidence(id)};
}

Affiliation SampleAffiliation(const std::string& id,
                              const std::string& practitioner,
                              const std::string& organization) {
  return {.id = id,
          .practitioner = practitioner,
          .organization = organization,
          .kind = AffiliationKind::kMember,
          .start = {.year = 2001, .month = 9},
          .end = {.year = 2011, .month = 12, .day = 31},
          .department = "Cardiology",
          .evidence = SampleEvidence(id)};
}

SuccessionEvent SampleSuccession(const std::string& id, const std::string& from,
                                 const std::string& to) {
  return {.id = id,
          .from = from,
          .to = to,
          .kind = SuccessionKind::kSale,
          .effective_date = {.year = 2012, .month = 1, .day = 1},
          .scope = {.service_start = {.year = 2000},
                    .service_end = {.year = 2011, .month = 6},
                    .patient_group = PatientGroup::kActive},
          .transfer_pending = true,
          .note = "As the notice says.",
          .evidence = SampleEvidence(id)};
}

CustodyReport SampleReport(const std::string& id,
                           const std::string& organization) {
  return {.id = id,
          .organization = organization,
          .finding = Finding::kDestroyed,
          .effective_date = {.year = 2015},
          .scope = {.service_end = {.year = 2004}},
          .rule = "243 CMR 2.07(13)",
          .report_date = {.year = 2024, .month = 1, .day = 2},
          .evidence = SampleEvidence(id)};
}

}  // namespace custodia::directory
