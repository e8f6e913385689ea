#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_NEW_ORGANIZATION_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_NEW_ORGANIZATION_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// Stores an organization as a caller described it.
// Where it names no county, the county of its ZIP code is taken.
absl::Status PutWithCounty(Organization organization,
                           DirectoryTransaction& txn);

// Returns the id of the organization that a reporter described: one that the
// directory has already under `described.id`, or with the same name at the same
// place or telephone, which then is found by `described.id` too and learns how
// it can be reached where nothing was known; else a new one, under
// `described.id`, or `fresh_id` where that is "".
// ALREADY_EXISTS: the id names an organization of another name.
absl::StatusOr<std::string> FindOrPutOrganization(const Organization& described,
                                                  const std::string& fresh_id,
                                                  DirectoryTransaction& txn);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_NEW_ORGANIZATION_H_
