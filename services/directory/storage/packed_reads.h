#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_READS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_READS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/storage/fresh_image.h"
#include "services/directory/storage/packing.h"

namespace custodia::directory::sql {

// The reads of practitioners, in one snapshot of the newest revision, that
// packed nodes answer. The affiliations that a practitioner brings along are
// kept until they are asked for, as they soon are. Both return nothing where
// the node is not packed. Not thread-safe.
class PackedReads {
 public:
  // `image` may be nullptr.
  PackedReads(sqlite::Connection& db, const FreshImage* image)
      : db_(db), image_(image) {}

  std::optional<Practitioner> FindPractitioner(absl::string_view id);
  std::optional<std::vector<Affiliation>> AffiliationsOf(
      absl::string_view practitioner_id);

 private:
  std::optional<PractitionerFacts> Find(absl::string_view id);

  sqlite::Connection& db_;
  const FreshImage* const image_;
  std::string practitioner_;
  std::optional<std::vector<Affiliation>> affiliations_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_READS_H_
