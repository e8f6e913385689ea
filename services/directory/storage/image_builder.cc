#include "services/directory/storage/image_builder.h"

#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/crypto/random_ids.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "services/directory/storage/node_image.h"
#include "services/directory/storage/packed_facts.h"
#include "services/directory/storage/packing.h"

namespace custodia::directory::sql {
namespace {

constexpr size_t kNodeBytes = size_t{32} << 20;
constexpr size_t kAddressBytes = size_t{8} << 20;
constexpr size_t kMostAtAddress = 32;
constexpr char kNul[] = {'\0'};

absl::string_view Nul() { return {kNul, 1}; }

// A number whose bytes sort as it does.
std::string Sortable(uint64_t number) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(number >> shift);
  }
  return bytes;
}

// Records of the spool of nodes: the hash of the key, the key, a NUL, the
// number of the put, and what was packed, which is empty of a node that is
// gone. No key has a NUL.
struct Record {
  absl::string_view hash;
  absl::string_view key;
  absl::string_view packed;
};
constexpr size_t kNumber = sizeof(uint64_t);

Record ParseNode(absl::string_view record) {
  const size_t end = record.find('\0', kNumber);
  return {.hash = record.substr(0, kNumber),
          .key = record.substr(kNumber, end - kNumber),
          .packed = record.substr(end + 1 + kNumber)};
}

// Of addresses: the hash of the key, the key, the name and the id, a NUL after
// key and name: so they sort as OrganizationsAt() does.
std::pair<absl::string_view, absl::string_view> ParseAddress(
    absl::string_view record) {
  const size_t end = record.find('\0', kNumber);
  return {record.substr(kNumber, end - kNumber),
          record.substr(record.rfind('\0') + 1)};
}

bool Whole(const ImageFile& image) {
  ImageFile::Cursor cursor = image.Walk(ImageTable::kNodes);
  while (cursor.Next()) {
  }
  return !cursor.damaged();
}

// The former image, along with what comes in the same order.
class Former {
 public:
  explicit Former(const ImageFile* image) {
    if (image != nullptr) cursor_.emplace(image->Walk(ImageTable::kNodes));
    Next();
  }

  // Whether there is one that comes before the key.
  bool Before(absl::string_view hash, absl::string_view key) const {
    return more_ && std::make_tuple(absl::string_view(hash_), cursor_->key()) <
                        std::make_tuple(hash, key);
  }
  bool Is(absl::string_view key) const {
    return more_ && cursor_->key() == key;
  }
  bool more() const { return more_; }
  const ImageFile::Cursor& at() const { return *cursor_; }

  void Next() {
    more_ = cursor_.has_value() && cursor_->Next();
    if (more_) hash_ = Sortable(cursor_->hash());
  }

 private:
  std::optional<ImageFile::Cursor> cursor_;
  std::string hash_;
  bool more_ = false;
};

}  // namespace

ImageBuilder::ImageBuilder(const View& view)
    : view_(view), nodes_(kNodeBytes), addresses_(kAddressBytes) {}

bool ImageBuilder::HasImage(sqlite::Connection& db) {
  const auto name = ImageName(db);
  return name &&
         ImageFile::Open(ImagePath(db, *name), *name, ImageForm()) != nullptr;
}

int64_t ImageBuilder::Changes(sqlite::Connection& db) {
  sqlite::Query query = db.Prepare("SELECT max(number) FROM image_changes");
  query.Step();
  return query.OptionalInt(0).value_or(0);
}

void ImageBuilder::Add(absl::string_view key, uint64_t put,
                       absl::string_view packed) {
  nodes_.Add(absl::StrCat(Sortable(StableHash(key)), key, Nul(), Sortable(put),
                          packed));
}

void ImageBuilder::Put(int64_t /*fact*/, PractitionerFacts facts) {
  helper_.Do([this, put = NextPut(), facts = std::move(facts)] {
    Add(ImageKey(Node::kPractitioner, facts.practitioner.id), put, Pack(facts));
  });
}

void ImageBuilder::Put(int64_t /*fact*/, OrganizationFacts facts) {
  helper_.Do([this, put = NextPut(), facts = std::move(facts)] {
    Add(ImageKey(Node::kOrganization, facts.id), put, Pack(facts));
  });
}

void ImageBuilder::Ended(int64_t fact) {
  view_.db.Prepare("DELETE FROM packed WHERE fact = ?").Bind(fact).Run();
}

void ImageBuilder::Gone(Node node, absl::string_view id) {
  helper_.Do(
      [this, put = NextPut(), key = ImageKey(node, id)] { Add(key, put, ""); });
}

// Addresses follow from the nodes.
void ImageBuilder::AddressChanged(absl::string_view /*address_key*/) {}

void ImageBuilder::OpenFormer() {
  const auto name = ImageName(view_.db);
  if (!name) return;
  former_ = ImageFile::Open(ImagePath(view_.db, *name), *name, ImageForm());
  if (former_ != nullptr && !Whole(*former_)) former_.reset();
  if (former_ == nullptr) return;
  sqlite::Query query = view_.db.Prepare("SELECT hash FROM image_changes");
  while (query.Step()) changed_.insert(static_cast<uint64_t>(query.Int(0)));
}

// What is neither put nor in the former image.
void ImageBuilder::AddPacked() {
  as_before_ = true;
  if (former_ == nullptr && ImageName(view_.db).has_value()) {
    PackChanged(view_, /*last_before=*/0, /*ended=*/{}, /*others=*/{}, *this,
                /*lists=*/nullptr);
    return;
  }
  sqlite::Query query = view_.db.Prepare("SELECT facts FROM packed");
  while (query.Step()) {
    helper_.Do([this, packed = query.Text(0)] {
      const auto [node, id] = NodeOf(packed);
      Add(ImageKey(node, id), /*put=*/0, packed);
    });
  }
}

void ImageBuilder::Take(ImageWriter& writer, absl::string_view key,
                        absl::string_view packed) {
  writer.Add(key, packed);
  const auto unpacked = UnpackOrganization(packed);
  if (!unpacked) return;
  const Organization& organization = **unpacked;
  if (organization.is_site || !MakesRecords(organization.type)) return;
  const std::string address = AddressKey(organization.address);
  if (address.empty()) return;
  addresses_.Add(absl::StrCat(Sortable(StableHash(address)), address, Nul(),
                              organization.display_name, Nul(),
                              organization.id));
}

absl::Status ImageBuilder::WriteNodes(ImageWriter& writer) {
  Former former(former_.get());
  const auto take_former = [&] {
    if (!changed_.contains(former.at().hash())) {
      Take(writer, former.at().key(), former.at().value());
    }
    former.Next();
  };
  std::string last;  // the newest record so far of a key
  const auto take_last = [&] {
    if (last.empty()) return;
    const Record node = ParseNode(last);
    while (former.Before(node.hash, node.key)) take_former();
    if (former.Is(node.key)) former.Next();
    if (!node.packed.empty()) Take(writer, node.key, node.packed);
  };
  CUSTODIA_RETURN_IF_ERROR(nodes_.Drain([&](absl::string_view record) {
    if (!last.empty() && ParseNode(record).key != ParseNode(last).key) {
      take_last();
    }
    last.assign(record.data(), record.size());
  }));
  take_last();
  while (former.more()) take_former();
  writer.EndTable();
  return absl::OkStatus();
}

absl::Status ImageBuilder::WriteAddresses(ImageWriter& writer) {
  std::string address;
  std::vector<std::string> ids;
  bool more = false;
  const auto take = [&] {
    if (!ids.empty()) writer.Add(address, PackIdsAt(ids, more));
    ids.clear();
    more = false;
  };
  CUSTODIA_RETURN_IF_ERROR(addresses_.Drain([&](absl::string_view record) {
    const auto [key, id] = ParseAddress(record);
    if (key != address) {
      take();
      address = std::string(key);
    }
    more = ids.size() >= kMostAtAddress;
    if (!more) ids.emplace_back(id);
  }));
  take();
  writer.EndTable();
  return absl::OkStatus();
}

absl::Status ImageBuilder::Write() {
  ImageWriter writer(path_, name_, ImageForm());
  CUSTODIA_RETURN_IF_ERROR(WriteNodes(writer));
  CUSTODIA_RETURN_IF_ERROR(WriteAddresses(writer));
  return writer.Finish();
}

void ImageBuilder::Start() {
  started_ = true;
  RemoveOtherImages(view_.db);
  OpenFormer();
  AddPacked();
  name_ = absl::StrReplaceAll(RandomIds().Next(), {{"-", ""}});
  path_ = ImagePath(view_.db, name_);
  helper_.Do([this] { written_ = Write(); });
  helper_.Start();
}

absl::Status ImageBuilder::Finish() {
  if (!started_) Start();
  helper_.Await();
  CUSTODIA_RETURN_IF_ERROR(written_);
  NameImage(view_.db, name_);
  return absl::OkStatus();
}

}  // namespace custodia::directory::sql
