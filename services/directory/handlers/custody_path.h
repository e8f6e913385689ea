#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_CUSTODY_PATH_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_CUSTODY_PATH_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/fact_reader.h"

namespace custodia::directory {

// Returns whether events that the directory knows lead from organization `from`
// to `to`, whatever their dates and scope. Bounded: after kMaxBranches
// organizations it answers no. Ids are canonical.
absl::StatusOr<bool> CustodyLeads(absl::string_view from, absl::string_view to,
                                  FactReader& facts);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_CUSTODY_PATH_H_
