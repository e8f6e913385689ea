#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/put_node.h"

// Our format `affiliations`.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "affiliations";

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  Affiliation said;
  CUSTODIA_ASSIGN_OR_RETURN(
      said.practitioner, FindPractitionerId(fields.Get("practitioner_id"), tx));
  if (said.practitioner.empty()) {
    fields.Refuse("practitioner_id",
                  "must be of a practitioner imported before");
  }
  CUSTODIA_ASSIGN_OR_RETURN(
      said.organization, FindOrganizationId(fields.Get("organization_id"), tx));
  if (said.organization.empty()) {
    fields.Refuse("organization_id",
                  "must be of an organization imported before");
  }
  if (!fields.RequiredText("kind").empty()) {
    said.kind = fields.Choice<AffiliationKind>(
        "kind", {{"MEMBER", AffiliationKind::kMember},
                 {"SOLE_PROPRIETOR", AffiliationKind::kSoleProprietor},
                 {"PRIVILEGES", AffiliationKind::kPrivileges},
                 {"COLOCATED", AffiliationKind::kColocated}});
  }
  said.start = fields.Date("start");
  said.end = fields.Date("end");
  if (DayRange{said.start.FirstDay(), said.end.LastDay()}.Inverted()) {
    fields.Refuse("end", "must not be before start");
  }
  said.department = fields.Text("department");
  Evidence evidence = OwnEvidence(fields, kFormat, "");
  // The same address is a conclusion, whoever draws it.
  if (said.kind == AffiliationKind::kColocated) {
    evidence.grade = Grade::kInferred;
  }
  said.evidence = {evidence};
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(PutMerged(said, tx));
  return std::nullopt;
}

}  // namespace

Importer AffiliationsImporter() {
  std::vector<Column> columns = {{.name = "practitioner_id"},
                                 {.name = "organization_id"},
                                 {.name = "kind"}};
  for (const char* name : {"start", "end", "department"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {.format = kFormat,
          .columns = WithEvidenceColumns(columns),
          .key = {"practitioner_id", "organization_id", "kind", "start",
                  "department"},
          .take = Take};
}

}  // namespace custodia::directory
