#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_PUT_NODE_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_PUT_NODE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/imports/row_fields.h"
#include "services/directory/storage/directory_store.h"

// Which node a row speaks of, and what is then believed of it (merge.h).
namespace custodia::directory {

// Writes an organization. `said.id` is the id that the row's own namespace
// gives it, and `said.evidence` the row's. The node is the one that this id
// finds; else the only stored organization that carries one of its NPI or CCN,
// is of a compatible type, and of which the row's own namespace has not spoken
// under another id (a seller and its buyer may share both); else a new one. An
// enrollment (enrollments.h) is found by its id only: it is one owner's, while
// NPI and CCN pass from owner to owner. An alias leads from the row's id to the
// node. Returns the node's id.
absl::StatusOr<std::string> PutMerged(const Organization& said,
                                      DirectoryTransaction& tx);

// Writes a practitioner. The node is the one that `said.id` or the NPI finds,
// else a new one, whose id is the NPI where there is one. Refused where id and
// NPI find two, or the one has another NPI; `npi_column` is then at fault.
absl::StatusOr<Verdict> PutMerged(const Practitioner& said,
                                  absl::string_view npi_column,
                                  DirectoryTransaction& tx);

// Write an affiliation, or a succession event, whose ends are ids of stored
// nodes. The id is made from what the fact is about, so that the same fact has
// it in every import: from both ends, kind, start and department; from both
// ends, kind, date and scope.
absl::Status PutMerged(Affiliation said, DirectoryTransaction& tx);
absl::Status PutMerged(SuccessionEvent said, DirectoryTransaction& tx);

// Write what an export says of the node or fact with this very id. Where that
// is stored, the two are merged; an organization of which no contact point is
// said keeps those it has. A fact may name a node that is not there.
absl::Status PutAsIs(const Organization& said, DirectoryTransaction& tx);
absl::Status PutAsIs(const Practitioner& said, DirectoryTransaction& tx);
absl::Status PutAsIs(const Affiliation& said, DirectoryTransaction& tx);
absl::Status PutAsIs(const SuccessionEvent& said, DirectoryTransaction& tx);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_PUT_NODE_H_
