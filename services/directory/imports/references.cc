#include "services/directory/imports/references.h"

#include <utility>

#include "common/resource_names.h"
#include "common/status_macros.h"
#include "services/directory/imports/put_node.h"

namespace custodia::directory {
namespace {

std::string FoundOrKept(RowFields& fields, absl::string_view column,
                        absl::string_view named, std::string found,
                        absl::string_view want) {
  if (!found.empty()) return found;
  if (fields.as_is() && IsResourceId(named)) return std::string(named);
  fields.Refuse(column, want);
  return "";
}

}  // namespace

absl::StatusOr<std::string> ReadOrganizationId(RowFields& fields,
                                               absl::string_view column,
                                               DirectoryTransaction& tx) {
  const absl::string_view named = fields.Get(column);
  CUSTODIA_ASSIGN_OR_RETURN(std::string found, tx.FindOrganizationId(named));
  return FoundOrKept(fields, column, named, std::move(found),
                     "must be of an organization imported before");
}

absl::StatusOr<std::string> ReadPractitionerId(RowFields& fields,
                                               absl::string_view column,
                                               DirectoryTransaction& tx) {
  const absl::string_view named = fields.Get(column);
  CUSTODIA_ASSIGN_OR_RETURN(std::string found, tx.FindPractitionerId(named));
  return FoundOrKept(fields, column, named, std::move(found),
                     "must be of a practitioner imported before");
}

absl::StatusOr<std::vector<std::string>> ReadPractitionerIds(
    RowFields& fields, absl::string_view column, DirectoryTransaction& tx) {
  std::vector<std::string> ids;
  for (const std::string& named : fields.List(column)) {
    CUSTODIA_ASSIGN_OR_RETURN(std::string found, tx.FindPractitionerId(named));
    ids.push_back(FoundOrKept(fields, column, named, std::move(found),
                              "must be of practitioners imported before"));
  }
  return ids;
}

}  // namespace custodia::directory
