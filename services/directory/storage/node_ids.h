#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_NODE_IDS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_NODE_IDS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/domain/organization.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// Return the id of the node that `id` names: as its id, else as an alias, else
// as its NPI where no other node carries that.
std::optional<std::string> PractitionerId(const View& view,
                                          absl::string_view id);
std::optional<std::string> OrganizationId(const View& view,
                                          absl::string_view id);

// Return what `alias` stands for, or nothing where it is no alias.
std::optional<std::string> PractitionerOfAlias(const View& view,
                                               absl::string_view alias);
std::optional<std::string> OrganizationOfAlias(const View& view,
                                               absl::string_view alias);

// Returns the believed versions of organizations with this identifier, by id.
std::vector<int64_t> CarriersOf(const View& view, const Identifier& identifier);

// Returns the number of the believed version of the fact with this very id in
// `table`.
std::optional<int64_t> FactOf(const View& view, absl::string_view table,
                              absl::string_view id);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_NODE_IDS_H_
