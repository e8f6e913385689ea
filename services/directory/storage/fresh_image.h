#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_FRESH_IMAGE_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_FRESH_IMAGE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "common/sqlite/connection.h"
#include "services/directory/domain/fact_reader.h"
#include "services/directory/storage/image_file.h"
#include "services/directory/storage/node_image.h"
#include "services/directory/storage/packed_facts.h"

namespace custodia::directory::sql {

// The image of a store, but for what changed until one revision: it answers for
// that revision and for older ones since the image was made. Thread-safe.
class FreshImage {
 public:
  // Returns that of the snapshot that `db` is in, which goes on from `former`
  // where that is of the same image. nullptr where there is no image, or none
  // that can be read.
  static std::shared_ptr<const FreshImage> Newest(
      sqlite::Connection& db, const std::shared_ptr<const FreshImage>& former);

  // Return what is believed of the node with this very id. Nothing where the
  // image does not know: that the node is not there does not follow.
  std::optional<PractitionerFacts> FindPractitioner(absl::string_view id) const;
  std::optional<Shared<OrganizationFacts>> FindOrganization(
      absl::string_view id) const;

  // Whether there is no node with this very id, for sure. Other facts may name
  // it all the same.
  bool IsAbsent(Node node, absl::string_view id) const;

  // Returns the ids of the first `limit` organizations that OrganizationsAt()
  // asks for; nothing where the image does not know.
  std::optional<std::vector<absl::string_view>> IdsAt(
      absl::string_view address_key, int limit) const;

  // What was read takes no memory of the process any more.
  void LetGo() const { file_->LetGo(); }

 private:
  using Changes = absl::flat_hash_set<uint64_t>;

  bool Changed(uint64_t change) const {
    return recent_.contains(change) ||
           (older_ != nullptr && older_->contains(change));
  }
  // Returns what the image has of the node, if it may be asked.
  std::optional<ImageFile::Found> FindNode(Node node,
                                           absl::string_view id) const;
  // Returns the same as bytes; empty where there are none.
  absl::string_view PackedNode(Node node, absl::string_view id) const;
  // Adds what was written since; returns whether anything was.
  bool ReadChanges(sqlite::Connection& db);

  std::string name_;
  std::shared_ptr<const ImageFile> file_;
  int64_t last_change_ = 0;
  // Many of which copies share, and few.
  std::shared_ptr<const Changes> older_;
  Changes recent_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_FRESH_IMAGE_H_
