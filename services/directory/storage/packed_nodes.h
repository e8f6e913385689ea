#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_NODES_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_NODES_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "services/directory/storage/packed_facts.h"

namespace custodia::directory::sql {

// Packs nodes, and keeps what it packed. Not thread-safe.
class PackedNodes {
 public:
  virtual ~PackedNodes() = default;

  // Take a node, which is believed as the version `fact`, in place of what
  // there was of it.
  virtual void Put(int64_t fact, PractitionerFacts facts) = 0;
  virtual void Put(int64_t fact, OrganizationFacts facts) = 0;

  // The version is no longer believed.
  virtual void Ended(int64_t fact) = 0;

  // No version of the node is believed.
  virtual void Gone(Node node, absl::string_view id) = 0;

  // Other organizations stand there, or have other names.
  virtual void AddressChanged(absl::string_view address_key) = 0;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_NODES_H_
