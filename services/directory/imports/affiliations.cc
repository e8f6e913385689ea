#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/put_node.h"
#include "services/directory/imports/references.h"

// Our format `affiliations`. Column `id` is read where the row is as_is().
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "affiliations";

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  Affiliation said;
  CUSTODIA_ASSIGN_OR_RETURN(said.practitioner,
                            ReadPractitionerId(fields, "practitioner_id", tx));
  CUSTODIA_ASSIGN_OR_RETURN(said.organization,
                            ReadOrganizationId(fields, "organization_id", tx));
  fields.RequiredText("kind");
  said.kind = fields.Choice<AffiliationKind>("kind");
  said.start = fields.Date("start");
  said.end = fields.Date("end");
  if (!fields.as_is() &&
      DayRange{said.start.FirstDay(), said.end.LastDay()}.Inverted()) {
    fields.Refuse("end", "must not be before start");
  }
  said.department = fields.Text("department");
  Evidence evidence = OwnEvidence(fields, kFormat, "");
  // The same address is a conclusion, whoever draws it.
  if (said.kind == AffiliationKind::kColocated) {
    evidence.grade = Grade::kInferred;
  }
  said.evidence = {evidence};
  if (fields.as_is()) said.id = fields.RequiredId("id");
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(fields.as_is() ? PutAsIs(said, tx)
                                          : PutMerged(said, tx));
  return std::nullopt;
}

}  // namespace

Importer AffiliationsImporter() {
  std::vector<Column> columns = {{.name = "practitioner_id"},
                                 {.name = "organization_id"},
                                 {.name = "kind"}};
  for (const char* name : {"start", "end", "department", "id"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {.format = kFormat,
          .columns = WithEvidenceColumns(columns),
          .key = {"practitioner_id", "organization_id", "kind", "start",
                  "department", "id"},
          .take = Take};
}

}  // namespace custodia::directory
