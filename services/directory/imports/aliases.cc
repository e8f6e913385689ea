#include <optional>
#include <string>

#include "absl/status/status.h"
#include "common/resource_names.h"
#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/put_node.h"

// Our format `aliases`: another id under which an organization or practitioner
// is found.
namespace custodia::directory {
namespace {

// The column is at fault where the id names a node of its own.
absl::StatusOr<Verdict> VerdictOn(const absl::StatusOr<Change>& put) {
  if (put.ok()) return Verdict();
  if (absl::IsAlreadyExists(put.status())) {
    return Refused("alias", "must not be the id of another");
  }
  return put.status();
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  static constexpr std::pair<absl::string_view, bool> kWords[] = {
      {"ORGANIZATION", false}, {"PRACTITIONER", true}};
  RowFields fields(row);
  fields.RequiredText("of");
  const bool practitioner = fields.Choice<bool>("of", kWords);
  const std::string alias = fields.RequiredId("alias");
  const absl::string_view named = fields.Get("id");
  CUSTODIA_ASSIGN_OR_RETURN(const std::string id,
                            practitioner ? tx.FindPractitionerId(named)
                                         : tx.FindOrganizationId(named));
  if (id.empty()) fields.Refuse("id", "must be of what was imported before");
  if (Verdict verdict = fields.verdict()) return verdict;
  return VerdictOn(practitioner ? tx.PutPractitionerAlias(alias, id)
                                : tx.PutOrganizationAlias(alias, id));
}

}  // namespace

Importer AliasesImporter() {
  return {.format = "aliases",
          .columns = {{.name = "of"}, {.name = "alias"}, {.name = "id"}},
          .key = {"of", "alias"},
          .take = Take};
}

}  // namespace custodia::directory
