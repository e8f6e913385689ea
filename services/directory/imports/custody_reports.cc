#include <optional>
#include <string>
#include <utility>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/references.h"
#include "services/directory/imports/scope.h"

// Our format `custody-reports`: what a custodian or referrer answered about
// somebody's records, as ReportCustody takes it; `organization_id` is who is
// spoken of, `origin_id` who made the records. A transfer that was reported is
// a row of `custody` besides.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "custody-reports";

absl::Status ReadParties(RowFields& fields, DirectoryTransaction& tx,
                         CustodyReport& said) {
  fields.RequiredText("organization_id");
  for (const auto& [column, id] :
       {std::pair("organization_id", &said.organization),
        std::pair("origin_id", &said.origin_organization),
        std::pair("to_id", &said.to_organization),
        std::pair("reported_by_id", &said.reported_by)}) {
    if (fields.Get(column).empty()) continue;
    CUSTODIA_ASSIGN_OR_RETURN(*id, ReadOrganizationId(fields, column, tx));
  }
  if (fields.Get("practitioner_id").empty()) return absl::OkStatus();
  CUSTODIA_ASSIGN_OR_RETURN(said.practitioner,
                            ReadPractitionerId(fields, "practitioner_id", tx));
  return absl::OkStatus();
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  CustodyReport said;
  said.id = fields.RequiredId("id");
  CUSTODIA_RETURN_IF_ERROR(ReadParties(fields, tx, said));
  fields.RequiredText("finding");
  said.finding = fields.Choice<Finding>("finding");
  if ((said.finding == Finding::kTransferred) !=
      !said.to_organization.empty()) {
    fields.Refuse("to_id",
                  "must be there if finding is TRANSFERRED, and only "
                  "then");
  }
  said.effective_date = fields.Date("effective_date");
  CUSTODIA_ASSIGN_OR_RETURN(said.scope, ReadScope(fields, tx));
  said.rule = fields.Text("rule");
  fields.RequiredText("report_date");
  said.report_date = fields.Date("report_date");
  said.evidence = {OwnEvidence(fields, kFormat, said.id)};
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(tx.Put(said, Absent::kKept).status());
  return std::nullopt;
}

}  // namespace

Importer CustodyReportsImporter() {
  std::vector<Column> columns = {{.name = "id"},
                                 {.name = "organization_id"},
                                 {.name = "finding"},
                                 {.name = "report_date"}};
  for (const char* name :
       {"practitioner_id", "origin_id", "to_id", "effective_date",
        "scope_start", "scope_end", "patient_group", "scope_practitioners",
        "rule", "reported_by_id"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {.format = kFormat,
          .columns = WithEvidenceColumns(columns),
          .key = {"id"},
          .take = Take};
}

}  // namespace custodia::directory
