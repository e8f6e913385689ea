#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/imports/cms_clinician_row.h"
#include "services/directory/imports/contacts.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/merge.h"
#include "services/directory/imports/nppes_row.h"
#include "services/directory/imports/numbers.h"
#include "services/directory/imports/put_node.h"

// CMS's "National Downloadable File" of doctors and clinicians (Provider Data
// Catalog, mj5m-pzi6): one row for each clinician, group practice and address.
// Until 2023 it had five hospitals in each row, and other names of columns.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "cms-clinicians";
constexpr int kHospitals = 5;

// What a row says beyond who the clinician is.
struct Places {
  Address address;
  std::string phone;
  std::string group;  // PAC id, or ""
  std::string group_name;
  std::vector<Organization> hospitals;
};

Address ReadAddress(RowFields& fields) {
  Address address;
  address.state = fields.State("State");
  address.city = fields.Text("City/Town");
  address.zip = fields.Zip("ZIP Code", address.state);
  for (const char* column : {"adr_ln_1", "adr_ln_2"}) {
    if (std::string line = fields.Text(column); !line.empty()) {
      address.lines.push_back(std::move(line));
    }
  }
  return address;
}

// A hospital is known by its number; its name serves where no file that was
// imported has it, as those do not that have been merged away since.
absl::StatusOr<std::vector<Organization>> ReadHospitals(
    RowFields& fields, DirectoryTransaction& tx) {
  std::vector<Organization> hospitals;
  for (int i = 1; i <= kHospitals; ++i) {
    const std::string column = absl::StrCat("hosp_afl_", i);
    Organization hospital;
    hospital.id = ReadHospitalId(fields, column);
    if (hospital.id.empty()) continue;
    CUSTODIA_ASSIGN_OR_RETURN(const std::string known,
                              tx.FindOrganizationId(hospital.id));
    hospital.display_name = fields.Text(absl::StrCat("hosp_afl_lbn_", i));
    // A number that nobody names tells nobody whom to ask.
    if (known.empty() && hospital.display_name.empty()) continue;
    hospitals.push_back(std::move(hospital));
  }
  return hospitals;
}

absl::Status PutHospital(Organization hospital, const Practitioner& clinician,
                         DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(std::string id, tx.FindOrganizationId(hospital.id));
  if (id.empty()) {
    const std::string ccn = hospital.id.substr(4);
    hospital.type = OrganizationType::kHospital;
    hospital.status = OrganizationStatus::kUnknown;
    hospital.identifiers = {{IdentifierSystem::kCcn, ccn}};
    hospital.evidence = {
        {.source = kFormat, .source_row = ccn, .grade = Grade::kOfficial}};
    CUSTODIA_ASSIGN_OR_RETURN(id, PutMerged(hospital, tx));
  }
  return PutCmsAffiliation(clinician, id, AffiliationKind::kPrivileges, tx);
}

// A group has as many addresses as rows. The first that was read stands for all
// of them, so it is a guess where the group keeps its records.
absl::Status PutGroup(const Places& places, const Practitioner& clinician,
                      DirectoryTransaction& tx) {
  const std::string id = absl::StrCat("pac-", places.group);
  const Evidence evidence = {
      .source = kFormat, .source_row = places.group, .grade = Grade::kOfficial};
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<Organization> stored,
                            tx.FindOrganization(id));
  Organization group;
  if (stored) {
    group = *stored;
    group.other_names.push_back(places.group_name);
  } else {
    group.id = id;
    group.display_name = places.group_name;
    group.type = OrganizationType::kPractice;
    group.status = OrganizationStatus::kOperating;
    group.identifiers = {{IdentifierSystem::kPac, places.group}};
    group.address = places.address;
    group.time_zone = TimeZoneOfState(places.address.state);
    Evidence guess = evidence;
    guess.grade = Grade::kInferred;
    AddContact(ContactKind::kPhone, places.phone, guess, group);
    AddMail(guess, group);
  }
  group.evidence = {evidence};
  CUSTODIA_RETURN_IF_ERROR(
      tx.Put(Merge(stored ? *stored : group, group)).status());
  return PutCmsAffiliation(clinician, id, AffiliationKind::kMember, tx);
}

// Who has several addresses is found by the first that any source gave.
absl::StatusOr<Verdict> PutClinician(Practitioner said, const Address& address,
                                     DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<Practitioner> stored,
                            tx.FindPractitioner(said.npi));
  const bool placed = stored && !stored->state.empty();
  said.city = placed ? stored->city : address.city;
  said.state = placed ? stored->state : address.state;
  return PutMerged(said, "NPI", tx);
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  const Practitioner clinician = ReadCmsClinician(fields, kFormat);
  Places places;
  places.address = ReadAddress(fields);
  places.phone = RepairPhone(fields.Get("Telephone Number")).value_or("");
  places.group_name = fields.Text("Facility Name");
  if (!places.group_name.empty()) {
    places.group = RepairPac(fields.Get("org_pac_id")).value_or("");
    if (places.group.empty()) {
      fields.Refuse("org_pac_id", "must be the ten digits of a PAC id");
    }
  }
  CUSTODIA_ASSIGN_OR_RETURN(places.hospitals, ReadHospitals(fields, tx));
  if (Verdict verdict = fields.verdict()) return verdict;

  CUSTODIA_ASSIGN_OR_RETURN(Verdict verdict,
                            PutClinician(clinician, places.address, tx));
  if (verdict) return verdict;
  for (const Organization& hospital : places.hospitals) {
    CUSTODIA_RETURN_IF_ERROR(PutHospital(hospital, clinician, tx));
  }
  if (!places.group.empty()) {
    CUSTODIA_RETURN_IF_ERROR(PutGroup(places, clinician, tx));
  } else {
    CUSTODIA_RETURN_IF_ERROR(PutSite({.npi = clinician.npi,
                                      .location = places.address,
                                      .evidence = clinician.evidence.front()},
                                     tx));
  }
  return std::nullopt;
}

}  // namespace

Importer CmsCliniciansImporter() {
  Importer importer = {
      .format = kFormat, .columns = CmsClinicianColumns(), .take = Take};
  importer.columns.insert(importer.columns.end(),
                          {{.name = "Facility Name", .aliases = {"org_nm"}},
                           {.name = "org_pac_id"},
                           {.name = "adr_ln_1"},
                           {.name = "adr_ln_2", .required = false},
                           {.name = "City/Town", .aliases = {"cty"}},
                           {.name = "State", .aliases = {"st"}},
                           {.name = "ZIP Code", .aliases = {"zip"}},
                           {.name = "Telephone Number",
                            .required = false,
                            .aliases = {"phn_numbr"}}});
  for (int i = 1; i <= kHospitals; ++i) {
    for (const char* name : {"hosp_afl_", "hosp_afl_lbn_"}) {
      importer.columns.push_back(
          {.name = absl::StrCat(name, i), .required = false});
    }
  }
  return importer;
}

}  // namespace custodia::directory
