#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKING_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKING_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/list_changes.h"
#include "services/directory/storage/packed_facts.h"
#include "services/directory/storage/packed_nodes.h"
#include "services/directory/storage/view.h"

// The table `packed`: where a version of a node has a row, the node is believed
// as that version and the row has all its facts as believed now. Every write
// keeps that true, in its own transaction; and so of the image (node_image.h),
// with what `image_changes` takes from it.
namespace custodia::directory::sql {

// A version that is no longer believed.
struct EndedFact {
  std::string table;
  int64_t fact = 0;
};

struct NodeIds {
  absl::flat_hash_set<std::string> practitioners;
  absl::flat_hash_set<std::string> organizations;

  bool empty() const { return practitioners.empty() && organizations.empty(); }
};

// Packs the nodes of which something was written since the fact `last_before`:
// new facts have higher numbers, `ended` are those that ended; and `others`.
// `view` sees the newest state. Takes note of the lists that changed with them,
// unless `lists` is nullptr.
void PackChanged(const View& view, int64_t last_before,
                 const std::vector<EndedFact>& ended, const NodeIds& others,
                 PackedNodes& to, ChangedLists* lists);

// Packs every node: for a migration.
void PackEverything(sqlite::Connection& db);

// Return the facts believed now of the node with this very id; nothing where
// there is none, or none packed.
std::optional<PractitionerFacts> FindPackedPractitioner(sqlite::Connection& db,
                                                        absl::string_view id);
std::optional<Shared<OrganizationFacts>> FindPackedOrganization(
    sqlite::Connection& db, absl::string_view id);
// The same by the number of the version.
std::optional<Shared<OrganizationFacts>> LoadPackedOrganization(
    sqlite::Connection& db, int64_t fact);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKING_H_
