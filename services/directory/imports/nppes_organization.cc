#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/nppes_row.h"
#include "services/directory/imports/put_node.h"

namespace custodia::directory {

Organization ReadOrganization(RowFields& fields, const NppesRow& row) {
  Organization said = NppesOrganizationAt(row);
  said.display_name =
      fields.RequiredText("Provider Organization Name (Legal Business Name)");
  if (std::string other = NppesText(fields, "Provider Other Organization Name");
      !other.empty()) {
    said.other_names = {other};
  }
  said.type = row.taxonomy_codes.empty()
                  ? OrganizationType::kOtherFacility
                  : TypeOfTaxonomy(row.taxonomy_codes.front());
  return said;
}

absl::StatusOr<Verdict> TakeOrganization(const Organization& said,
                                         const NppesRow& row,
                                         DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string id, PutMerged(said, tx));
  CUSTODIA_RETURN_IF_ERROR(tx.PutOrganizationAlias(row.npi, id).status());
  return std::nullopt;
}

}  // namespace custodia::directory
