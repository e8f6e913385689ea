#include <algorithm>
#include <string>
#include <vector>

#include "services/directory/imports/importer.h"
#include "services/directory/imports/organization_row.h"

// Our format `organizations`. What its phone and fax say is kept as written
// where it is no plain ten-digit number.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "organizations";

std::vector<std::string> ReadProfessions(RowFields& fields) {
  std::vector<std::string> professions = fields.List("professions");
  if (!std::all_of(professions.begin(), professions.end(), IsTaxonomyPrefix)) {
    fields.Refuse("professions", "must be beginnings of NUCC codes");
  }
  return professions;
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  Organization said =
      ReadOrganization(fields, kFormat, OrganizationStatus::kUnknown);
  fields.RequiredText("type");
  said.type = fields.Choice<OrganizationType>("type");
  said.jurisdictions = ReadJurisdictions(fields);
  said.professions = ReadProfessions(fields);
  const Evidence evidence = said.evidence.front();
  ReadContacts(fields, evidence, evidence, said);
  return PutRow(fields, said, tx);
}

}  // namespace

Importer OrganizationsImporter() {
  std::vector<Column> columns = {
      {.name = "id"}, {.name = "type"}, {.name = "name"}};
  for (const char* name :
       {"status", "opened_on", "closed_on", "npi", "ccn", "address", "city",
        "state", "zip", "county_fips", "phone", "fax", "email", "website",
        "jurisdictions", "professions"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {.format = kFormat,
          .columns = WithOrganizationColumns(columns),
          .key = {"id"},
          .take = Take};
}

}  // namespace custodia::directory
