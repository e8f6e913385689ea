#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_BUILDER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_BUILDER_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/helper_thread.h"
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
  void Put(int64_t fact, PractitionerFacts facts) override;
  void Put(int64_t fact, OrganizationFacts facts) override;
  void Ended(int64_t fact) override;
  void Gone(Node node, absl::string_view id) override;
  void AddressChanged(absl::string_view address_key) override;

  // Starts to write the image to disk, while the caller goes on. Nothing is to
  // be put afterwards.
  void Start();

  // Returns once the image is on disk and named; starts to write it where
  // nobody did. STORE_FAILED.
  absl::Status Finish();

 private:
  void Add(absl::string_view key, uint64_t put, absl::string_view packed);
  uint64_t NextPut() { return as_before_ ? 0 : ++puts_; }
  void OpenFormer();
  void AddPacked();
  absl::Status Write();
  absl::Status WriteNodes(ImageWriter& writer);
  absl::Status WriteAddresses(ImageWriter& writer);
  void Take(ImageWriter& writer, absl::string_view key,
            absl::string_view packed);

  const View& view_;
  uint64_t puts_ = 0;
  bool as_before_ = false;  // What is put is older than all that was put.
  bool started_ = false;
  std::string name_;
  std::string path_;

  // Of the helper, which packs, sorts and writes; it has no connection.
  SortedSpool nodes_;
  SortedSpool addresses_;
  std::unique_ptr<const ImageFile> former_;
  absl::flat_hash_set<uint64_t> changed_;  // since the former was made
  absl::Status written_;

  HelperThread helper_;  // Last: what it uses must outlive it.
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_BUILDER_H_
