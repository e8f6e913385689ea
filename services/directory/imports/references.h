#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_REFERENCES_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_REFERENCES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/imports/row_fields.h"
#include "services/directory/storage/directory_store.h"

// The nodes that a row of our own formats names.
namespace custodia::directory {

// Return the id of the node that the column names. Where there is none the
// column is refused and "" returned, unless the row is as_is(): an export also
// has the facts that name a node which was retracted, and so keeps their id.
absl::StatusOr<std::string> ReadOrganizationId(RowFields& fields,
                                               absl::string_view column,
                                               DirectoryTransaction& tx);
absl::StatusOr<std::string> ReadPractitionerId(RowFields& fields,
                                               absl::string_view column,
                                               DirectoryTransaction& tx);

// The same for a list, which may be empty.
absl::StatusOr<std::vector<std::string>> ReadPractitionerIds(
    RowFields& fields, absl::string_view column, DirectoryTransaction& tx);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_REFERENCES_H_
