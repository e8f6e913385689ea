#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ORGANIZATION_ROW_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ORGANIZATION_ROW_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/organization.h"
#include "services/directory/imports/row_fields.h"
#include "services/directory/storage/directory_store.h"

// What the formats `organizations` and `medical-societies` have in common.
namespace custodia::directory {

// Reads all but type, jurisdictions and contact points. `otherwise` is the
// status of one that the row neither gives a status nor says closed.
Organization ReadOrganization(RowFields& fields, absl::string_view format,
                              OrganizationStatus otherwise);

// Reads the ways to reach it that the row's own columns name, telephone and web
// site each on evidence of their own. Its address is one of them unless column
// `mail` is FALSE; where the row is as_is(), only if that is TRUE.
void ReadContacts(RowFields& fields, const Evidence& phone,
                  const Evidence& website, Organization& said);

// Reads column `jurisdictions`: FIPS codes and states.
std::vector<std::string> ReadJurisdictions(RowFields& fields);

// Writes what the row says, or nothing where `fields` found it at fault.
absl::StatusOr<Verdict> PutRow(const RowFields& fields,
                               const Organization& said,
                               DirectoryTransaction& tx);

// The columns of `own` in their order, and behind them those that are read here
// beyond, all of which are optional.
std::vector<Column> WithOrganizationColumns(std::vector<Column> own);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ORGANIZATION_ROW_H_
