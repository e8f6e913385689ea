#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/put_node.h"

// Our format `custody`. Beyond the columns of every release it takes
// `scope_practitioners` (ids, separated by `;`) and `transfer_pending` (TRUE or
// FALSE).
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "custody";

absl::Status ReadEnds(RowFields& fields, DirectoryTransaction& tx,
                      SuccessionEvent& said) {
  CUSTODIA_ASSIGN_OR_RETURN(said.from,
                            FindOrganizationId(fields.Get("from_id"), tx));
  if (said.from.empty()) {
    fields.Refuse("from_id", "must be of an organization imported before");
  }
  if (said.kind == SuccessionKind::kClosure) {
    if (!fields.Get("to_id").empty()) {
      fields.Refuse("to_id",
                    "must be empty for CLOSURE; write a CUSTODY_TRANSFER for "
                    "records that somebody keeps");
    }
    return absl::OkStatus();
  }
  CUSTODIA_ASSIGN_OR_RETURN(said.to,
                            FindOrganizationId(fields.Get("to_id"), tx));
  if (said.to.empty()) {
    fields.Refuse("to_id", "must be of an organization imported before");
  } else if (said.to == said.from) {
    fields.Refuse("to_id", "must be another organization than from_id");
  }
  return absl::OkStatus();
}

absl::Status ReadScope(RowFields& fields, DirectoryTransaction& tx,
                       CustodyScope& scope) {
  scope.service_start = fields.Date("scope_start");
  scope.service_end = fields.Date("scope_end");
  if (DayRange{scope.service_start.FirstDay(), scope.service_end.LastDay()}
          .Inverted()) {
    fields.Refuse("scope_end", "must not be before scope_start");
  }
  scope.patient_group = fields.Choice<PatientGroup>(
      "patient_group", {{"ALL", PatientGroup::kUnspecified},
                        {"ACTIVE", PatientGroup::kActive},
                        {"INACTIVE", PatientGroup::kInactive},
                        {"MINORS", PatientGroup::kMinors}});
  for (const std::string& id : fields.List("scope_practitioners")) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::string found,
                              FindPractitionerId(id, tx));
    if (found.empty()) {
      fields.Refuse("scope_practitioners",
                    "must be of practitioners imported before");
    }
    scope.practitioners.push_back(found);
  }
  return absl::OkStatus();
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  SuccessionEvent said;
  if (!fields.RequiredText("kind").empty()) {
    said.kind = fields.Choice<SuccessionKind>(
        "kind", {{"SALE", SuccessionKind::kSale},
                 {"MERGER", SuccessionKind::kMerger},
                 {"RENAME", SuccessionKind::kRename},
                 {"CLOSURE", SuccessionKind::kClosure},
                 {"CUSTODY_TRANSFER", SuccessionKind::kCustodyTransfer},
                 {"APPOINTMENT", SuccessionKind::kAppointment}});
  }
  CUSTODIA_RETURN_IF_ERROR(ReadEnds(fields, tx, said));
  said.effective_date = fields.Date("effective_date");
  CUSTODIA_RETURN_IF_ERROR(ReadScope(fields, tx, said.scope));
  said.transfer_pending = fields.Choice<bool>(
      "transfer_pending", {{"TRUE", true}, {"FALSE", false}});
  said.note = fields.Text("note");
  said.evidence = {OwnEvidence(fields, kFormat, "")};
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(PutMerged(said, tx));
  return std::nullopt;
}

}  // namespace

Importer CustodyImporter() {
  std::vector<Column> columns = {{.name = "from_id"},
                                 {.name = "to_id"},
                                 {.name = "kind"},
                                 {.name = "effective_date"}};
  for (const char* name : {"scope_start", "scope_end", "patient_group",
                           "scope_practitioners", "transfer_pending", "note"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {.format = kFormat,
          .columns = WithEvidenceColumns(columns),
          .key = {"from_id", "to_id", "kind", "effective_date", "scope_start",
                  "scope_end", "patient_group", "scope_practitioners"},
          .take = Take};
}

}  // namespace custodia::directory
