#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/put_node.h"
#include "services/directory/imports/references.h"
#include "services/directory/imports/scope.h"

// Our format `custody`. Beyond the columns of every release it takes
// `scope_practitioners` (a list of ids) and `transfer_pending` (TRUE or FALSE);
// column `id` is read where the row is as_is().
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "custody";

absl::Status ReadEnds(RowFields& fields, DirectoryTransaction& tx,
                      SuccessionEvent& said) {
  CUSTODIA_ASSIGN_OR_RETURN(said.from,
                            ReadOrganizationId(fields, "from_id", tx));
  if (said.kind == SuccessionKind::kClosure) {
    if (!fields.Get("to_id").empty()) {
      fields.Refuse("to_id",
                    "must be empty for CLOSURE; write a CUSTODY_TRANSFER for "
                    "records that somebody keeps");
    }
    return absl::OkStatus();
  }
  CUSTODIA_ASSIGN_OR_RETURN(said.to, ReadOrganizationId(fields, "to_id", tx));
  if (!said.to.empty() && said.to == said.from) {
    fields.Refuse("to_id", "must be another organization than from_id");
  }
  return absl::OkStatus();
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  SuccessionEvent said;
  fields.RequiredText("kind");
  said.kind = fields.Choice<SuccessionKind>("kind");
  CUSTODIA_RETURN_IF_ERROR(ReadEnds(fields, tx, said));
  said.effective_date = fields.Date("effective_date");
  CUSTODIA_ASSIGN_OR_RETURN(said.scope, ReadScope(fields, tx));
  said.transfer_pending = fields.Choice<bool>("transfer_pending");
  said.note = fields.Text("note");
  said.evidence = {OwnEvidence(fields, kFormat, "")};
  if (fields.as_is()) said.id = fields.RequiredId("id");
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(fields.as_is() ? PutAsIs(said, tx)
                                          : PutMerged(said, tx));
  return std::nullopt;
}

}  // namespace

Importer CustodyImporter() {
  std::vector<Column> columns = {{.name = "from_id"},
                                 {.name = "to_id"},
                                 {.name = "kind"},
                                 {.name = "effective_date"}};
  for (const char* name : {"scope_start", "scope_end", "patient_group",
                           "source_url", "verified_on", "note",
                           "scope_practitioners", "transfer_pending", "id"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {.format = kFormat,
          .columns = WithEvidenceColumns(columns),
          .key = {"from_id", "to_id", "kind", "effective_date", "scope_start",
                  "scope_end", "patient_group", "scope_practitioners", "id"},
          .take = Take};
}

}  // namespace custodia::directory
