#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/contacts.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/numbers.h"
#include "services/directory/imports/put_node.h"

// Our format `organizations`. What its phone and fax say is kept as written
// where it is no plain ten-digit number.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "organizations";

OrganizationType TypeOf(RowFields& fields) {
  if (fields.RequiredText("type").empty()) return {};
  return fields.Choice<OrganizationType>(
      "type",
      {{"PRACTICE", OrganizationType::kPractice},
       {"HOSPITAL", OrganizationType::kHospital},
       {"LABORATORY", OrganizationType::kLaboratory},
       {"LOCAL_MEDICAL_SOCIETY", OrganizationType::kLocalMedicalSociety},
       {"STATE_MEDICAL_SOCIETY", OrganizationType::kStateMedicalSociety},
       {"STATE_MEDICAL_BOARD", OrganizationType::kStateMedicalBoard},
       {"RECORDS_CUSTODIAN", OrganizationType::kRecordsCustodian},
       {"ESTATE", OrganizationType::kEstate},
       {"COURT", OrganizationType::kCourt},
       {"OTHER_FACILITY", OrganizationType::kOtherFacility}});
}

void ReadStatus(RowFields& fields, Organization& said) {
  said.opened_on = fields.Date("opened_on");
  said.closed_on = fields.Date("closed_on");
  said.status = fields.Choice<OrganizationStatus>(
      "status", {{"OPERATING", OrganizationStatus::kOperating},
                 {"CLOSED", OrganizationStatus::kClosed},
                 {"UNKNOWN", OrganizationStatus::kUnknown}});
  if (said.status == OrganizationStatus::kUnspecified) {
    said.status = said.closed_on.known() ? OrganizationStatus::kClosed
                                         : OrganizationStatus::kUnknown;
  }
  if (said.status == OrganizationStatus::kOperating && said.closed_on.known()) {
    fields.Refuse("closed_on", "must be empty for one that operates");
  }
  if (DayRange{said.opened_on.FirstDay(), said.closed_on.LastDay()}
          .Inverted()) {
    fields.Refuse("closed_on", "must not be before opened_on");
  }
}

void ReadContacts(const RowFields& fields, const Evidence& evidence,
                  Organization& said) {
  for (const auto& [kind, column] : {std::pair(ContactKind::kPhone, "phone"),
                                     std::pair(ContactKind::kFax, "fax")}) {
    const std::string text = fields.Text(column);
    AddContact(kind, RepairPhone(text).value_or(text), evidence, said);
  }
  AddContact(ContactKind::kEmail, fields.Get("email"), evidence, said);
  AddMail(evidence, said);
  AddContact(ContactKind::kWeb, fields.Get("website"), evidence, said);
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  Organization said;
  said.id = fields.RequiredId("id");
  said.type = TypeOf(fields);
  said.display_name = fields.RequiredText("name");
  said.other_names = fields.List("other_names");
  ReadStatus(fields, said);
  const std::string npi = fields.Npi("npi");
  if (!npi.empty()) said.identifiers.push_back({IdentifierSystem::kNpi, npi});
  const std::string ccn = fields.Ccn("ccn");
  if (!ccn.empty()) said.identifiers.push_back({IdentifierSystem::kCcn, ccn});
  said.address = fields.PostalAddress();
  said.county_fips = fields.CountyFips("county_fips");
  said.time_zone = TimeZoneOfState(said.address.state);
  said.jurisdictions = fields.List("jurisdictions");
  for (const std::string& area : said.jurisdictions) {
    if (!IsCountyFips(area) && !IsStateCode(area)) {
      fields.Refuse("jurisdictions", "must be FIPS codes or states");
    }
  }
  const Evidence evidence = OwnEvidence(fields, kFormat, said.id);
  said.evidence = {evidence};
  ReadContacts(fields, evidence, said);
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(PutMerged(said, tx).status());
  return std::nullopt;
}

}  // namespace

Importer OrganizationsImporter() {
  std::vector<Column> columns = {
      {.name = "id"}, {.name = "type"}, {.name = "name"}};
  for (const char* name :
       {"status", "opened_on", "closed_on", "npi", "ccn", "address", "city",
        "state", "zip", "county_fips", "phone", "fax", "email", "website",
        "other_names", "jurisdictions"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {.format = kFormat,
          .columns = WithEvidenceColumns(columns),
          .key = {"id"},
          .take = Take};
}

}  // namespace custodia::directory
