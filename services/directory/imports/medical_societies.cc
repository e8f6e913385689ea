#include <algorithm>
#include <string>
#include <utility>

#include "common/status_macros.h"
#include "services/directory/imports/counties.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/organization_row.h"

// Our format `medical-societies`. A name of a county needs the counties of
// `zip-county` imported before. `website_confidence` and `phone_confidence`
// (HIGH, MEDIUM, LOW) grade those alone where they are less sure than the name.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "medical-societies";

// A society that is taken with half of its counties would be silently wrong
// for the others, so one unknown county refuses the row. No county at all means
// that it is not known which it serves.
absl::Status ReadCounties(RowFields& fields, absl::string_view state,
                          DirectoryTransaction& tx, Organization& said) {
  for (const std::string& county : fields.List("counties")) {
    std::string fips = IsCountyFips(county) ? county : "";
    if (fips.empty()) {
      CUSTODIA_ASSIGN_OR_RETURN(fips, CountyNamed(county, state, tx));
    }
    if (fips.empty()) {
      fields.Refuse("counties",
                    "must be FIPS codes, or names of counties of the state "
                    "with zip-county imported before");
      return absl::OkStatus();
    }
    said.jurisdictions.push_back(fips);
  }
  return absl::OkStatus();
}

absl::Status ReadLevel(RowFields& fields, DirectoryTransaction& tx,
                       Organization& said) {
  static constexpr std::pair<absl::string_view, OrganizationType> kLevels[] = {
      {"LOCAL", OrganizationType::kLocalMedicalSociety},
      {"STATE", OrganizationType::kStateMedicalSociety}};
  const std::string& state = said.address.state;
  if (state.empty()) fields.Refuse("state", "must not be empty");
  fields.RequiredText("level");
  said.type = fields.Choice<OrganizationType>("level", kLevels);
  if (said.type == OrganizationType::kStateMedicalSociety) {
    said.jurisdictions = {state};
    return absl::OkStatus();
  }
  return ReadCounties(fields, state, tx, said);
}

// What is graded by itself is never graded above the society.
Evidence Graded(RowFields& fields, absl::string_view column,
                const Evidence& evidence) {
  Evidence graded = evidence;
  graded.grade = std::min(evidence.grade,
                          GradeOfConfidence(fields, column, evidence.grade));
  return graded;
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  Organization said =
      ReadOrganization(fields, kFormat, OrganizationStatus::kOperating);
  CUSTODIA_RETURN_IF_ERROR(ReadLevel(fields, tx, said));
  const Evidence& evidence = said.evidence.front();
  ReadContacts(fields, Graded(fields, "phone_confidence", evidence),
               Graded(fields, "website_confidence", evidence), said);
  return PutRow(fields, said, tx);
}

}  // namespace

Importer MedicalSocietiesImporter() {
  std::vector<Column> columns = {{.name = "id"},
                                 {.name = "level"},
                                 {.name = "name"},
                                 {.name = "state"},
                                 {.name = "counties"}};
  for (const char* name :
       {"address", "city", "zip", "phone", "email", "website",
        "website_confidence", "phone_confidence"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {.format = kFormat,
          .columns = WithOrganizationColumns(columns),
          .key = {"id"},
          .take = Take};
}

}  // namespace custodia::directory
