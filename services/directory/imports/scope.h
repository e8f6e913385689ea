#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_SCOPE_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_SCOPE_H_

#include "absl/status/statusor.h"
#include "services/directory/domain/succession.h"
#include "services/directory/imports/row_fields.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// Reads the columns `scope_start`, `scope_end`, `patient_group` and
// `scope_practitioners`. The store's errors.
absl::StatusOr<CustodyScope> ReadScope(RowFields& fields,
                                       DirectoryTransaction& tx);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_SCOPE_H_
