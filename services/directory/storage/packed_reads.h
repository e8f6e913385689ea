#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_READS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_READS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/common_facts.h"
#include "services/directory/storage/packing.h"

namespace custodia::directory::sql {

// The reads of one snapshot of the newest revision that packed nodes answer.
// What a node brings along is kept until it is asked for, as it soon is. All
// return nothing where the node is not packed. Not thread-safe.
class PackedReads {
 public:
  explicit PackedReads(sqlite::Connection& db) : db_(db) {}

  std::optional<Practitioner> FindPractitioner(absl::string_view id);
  std::optional<std::vector<Affiliation>> AffiliationsOf(
      absl::string_view practitioner_id);

  std::optional<Organization> FindOrganization(absl::string_view id);
  // Of the version that is believed now.
  std::optional<Organization> LoadOrganization(int64_t fact);
  // Good until the next call.
  const CustodyOf* FindCustody(absl::string_view organization_id);

 private:
  Organization Keep(OrganizationFacts facts);

  sqlite::Connection& db_;
  std::string practitioner_;
  std::optional<std::vector<Affiliation>> affiliations_;
  absl::flat_hash_map<std::string, CustodyOf> custody_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_READS_H_
