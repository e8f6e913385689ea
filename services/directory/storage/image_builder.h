#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_BUILDER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_BUILDER_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/image_file.h"
#include "services/directory/storage/image_writer.h"
#include "services/directory/storage/packed_nodes.h"
#include "services/directory/storage/sorted_spool.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// Makes the next image of a store within the transaction that `view` is of: of
// what it is given, and for all other nodes of the table `packed` and the image
// before. The store's file needs room for both. Takes little memory, however
// large the directory is. Not thread-safe.
class ImageBuilder final : public PackedNodes {
 public:
  explicit ImageBuilder(const View& view);

  // Returns whether the store has an image that can be read.
  static bool HasImage(sqlite::Connection& db);
  // Returns how much was written since the image was made.
  static int64_t Changes(sqlite::Connection& db);

  // What was put last of a node holds.
  void Put(Node node, int64_t fact, absl::string_view id,
           absl::string_view packed) override;
  void Ended(int64_t fact) override;
  void Gone(Node node, absl::string_view id) override;
  void AddressChanged(absl::string_view address_key) override;

  // Writes the image to disk and names it. Nothing is to be put afterwards.
  // STORE_FAILED.
  absl::Status Finish();

 private:
  void Add(absl::string_view key, absl::string_view packed);
  void OpenFormer();
  void AddPacked();
  absl::Status WriteNodes(ImageWriter& writer);
  absl::Status WriteAddresses(ImageWriter& writer);
  void Take(ImageWriter& writer, absl::string_view key,
            absl::string_view packed);

  const View& view_;
  SortedSpool nodes_;
  SortedSpool addresses_;
  uint64_t puts_ = 0;
  bool as_before_ = false;  // What is put is older than all that was put.
  std::unique_ptr<const ImageFile> former_;
  absl::flat_hash_set<uint64_t> changed_;  // since the former was made
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_BUILDER_H_
