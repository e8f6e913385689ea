#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/imports/contacts.h"
#include "services/directory/imports/counties.h"
#include "services/directory/imports/enrollments.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/merge.h"
#include "services/directory/imports/numbers.h"
#include "services/directory/imports/put_node.h"

// CMS's "Hospital General Information" (Provider Data Catalog, xubh-q36u): the
// hospitals that Medicare certifies now.
namespace custodia::directory {
namespace {

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  const std::string ccn = fields.Ccn("Facility ID");
  if (fields.Get("Facility ID").empty()) {
    fields.Refuse("Facility ID", "must not be empty");
  }
  Organization said;
  said.id = absl::StrCat("ccn-", ccn);
  said.display_name = fields.RequiredText("Facility Name");
  said.type = OrganizationType::kHospital;
  said.status = OrganizationStatus::kOperating;
  said.identifiers = {{IdentifierSystem::kCcn, ccn}};
  said.address.state = fields.State("State");
  said.address.city = fields.Text("City/Town");
  said.address.zip = fields.Zip("ZIP Code", said.address.state);
  if (const std::string street = fields.Text("Address"); !street.empty()) {
    said.address.lines = {street};
  }
  said.time_zone = TimeZoneOfState(said.address.state);
  // Where the name finds no county, the ZIP code's county is used.
  CUSTODIA_ASSIGN_OR_RETURN(
      said.county_fips,
      CountyNamed(fields.Get("County/Parish"), said.address.state, tx));
  const Evidence evidence = {.source = std::string(kCmsHospitals),
                             .source_row = ccn,
                             .grade = Grade::kOfficial};
  said.evidence = {evidence};
  AddContact(ContactKind::kPhone,
             RepairPhone(fields.Get("Telephone Number")).value_or(""), evidence,
             said);
  AddMail(evidence, said);
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(PutMerged(said, tx).status());
  CUSTODIA_RETURN_IF_ERROR(TieToHospital(ccn, tx));
  return std::nullopt;
}

}  // namespace

// Names of columns changed in 2023 and again later.
Importer CmsHospitalsImporter() {
  return {.format = std::string(kCmsHospitals),
          .columns = {{.name = "Facility ID", .aliases = {"Provider ID"}},
                      {.name = "Facility Name", .aliases = {"Hospital Name"}},
                      {.name = "Address"},
                      {.name = "City/Town", .aliases = {"City"}},
                      {.name = "State"},
                      {.name = "ZIP Code"},
                      {.name = "County/Parish",
                       .required = false,
                       .aliases = {"County Name"}},
                      {.name = "Telephone Number",
                       .required = false,
                       .aliases = {"Phone Number"}}},
          .key = {"Facility ID"},
          .take = Take};
}

}  // namespace custodia::directory
