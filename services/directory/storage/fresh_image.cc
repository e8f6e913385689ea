#include "services/directory/storage/fresh_image.h"

#include <utility>

namespace custodia::directory::sql {
namespace {

// With more, a set of all is made; each change is copied seldom.
constexpr size_t kMostRecent = 256;

}  // namespace

std::shared_ptr<const FreshImage> FreshImage::Newest(
    sqlite::Connection& db, const std::shared_ptr<const FreshImage>& former) {
  const std::optional<std::string> name = ImageName(db);
  if (!name) return nullptr;
  auto image = std::make_shared<FreshImage>();
  if (former != nullptr && former->name_ == *name) {
    *image = *former;
    if (!image->ReadChanges(db)) return former;
    return image;
  }
  image->name_ = *name;
  image->file_ = ImageFile::Open(ImagePath(db, *name), *name, ImageForm());
  if (image->file_ == nullptr) return nullptr;
  image->ReadChanges(db);
  return image;
}

bool FreshImage::ReadChanges(sqlite::Connection& db) {
  const int64_t last_before = last_change_;
  sqlite::Query query = db.Prepare(
      "SELECT number, hash FROM image_changes WHERE number > ? "
      "ORDER BY number");
  query.Bind(last_before);
  while (query.Step()) {
    last_change_ = query.Int(0);
    recent_.insert(static_cast<uint64_t>(query.Int(1)));
  }
  const size_t older = older_ == nullptr ? 0 : older_->size();
  if (recent_.size() > kMostRecent && recent_.size() > older / 8) {
    if (older_ != nullptr) recent_.insert(older_->begin(), older_->end());
    older_ = std::make_shared<const Changes>(std::exchange(recent_, {}));
  }
  return last_change_ != last_before;
}

std::optional<ImageFile::Found> FreshImage::FindNode(
    Node node, absl::string_view id) const {
  const std::string key = ImageKey(node, id);
  if (Changed(StableHash(key))) return std::nullopt;
  return file_->Find(ImageTable::kNodes, key);
}

absl::string_view FreshImage::PackedNode(Node node,
                                         absl::string_view id) const {
  const auto found = FindNode(node, id);
  return found && found->value ? *found->value : absl::string_view();
}

std::optional<PractitionerFacts> FreshImage::FindPractitioner(
    absl::string_view id) const {
  return UnpackPractitioner(PackedNode(Node::kPractitioner, id));
}

std::optional<Shared<OrganizationFacts>> FreshImage::FindOrganization(
    absl::string_view id) const {
  return UnpackOrganization(PackedNode(Node::kOrganization, id));
}

bool FreshImage::IsAbsent(Node node, absl::string_view id) const {
  const auto found = FindNode(node, id);
  return found && !found->value && !found->damaged;
}

std::optional<std::vector<absl::string_view>> FreshImage::IdsAt(
    absl::string_view address_key, int limit) const {
  if (Changed(ChangeOfAddress(address_key))) return std::nullopt;
  const ImageFile::Found found =
      file_->Find(ImageTable::kAddresses, address_key);
  if (found.damaged) return std::nullopt;
  if (!found.value) return std::vector<absl::string_view>();
  return UnpackIdsAt(*found.value, static_cast<size_t>(limit));
}

}  // namespace custodia::directory::sql
