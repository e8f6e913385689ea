#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_TABLE_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_TABLE_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "common/sqlite/connection.h"
#include "services/directory/storage/packed_nodes.h"

namespace custodia::directory::sql {

// The table `packed`; where the store has an image, `image_changes` is told
// what the image no longer knows.
class PackedTable final : public PackedNodes {
 public:
  PackedTable(sqlite::Connection& db, bool has_image)
      : db_(db), has_image_(has_image) {}

  void Put(int64_t fact, PractitionerFacts facts) override;
  void Put(int64_t fact, OrganizationFacts facts) override;
  void Ended(int64_t fact) override;
  void Gone(Node node, absl::string_view id) override;
  void AddressChanged(absl::string_view address_key) override;

 private:
  void Put(Node node, int64_t fact, absl::string_view id,
           absl::string_view packed);
  void Note(uint64_t change);

  sqlite::Connection& db_;
  const bool has_image_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_TABLE_H_
