#include "services/directory/storage/node_image.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/directory/storage/packed_facts.h"

namespace custodia::directory::sql {
namespace {

constexpr uint64_t kImageForm = 1;
constexpr absl::string_view kInfix = "-image-";

}  // namespace

uint64_t ImageForm() { return kImageForm << 32 | PackedForm(); }

std::string ImageKey(Node node, absl::string_view id) {
  return absl::StrCat(node == Node::kOrganization ? "o" : "p", id);
}

uint64_t ChangeOfNode(Node node, absl::string_view id) {
  return StableHash(ImageKey(node, id));
}

uint64_t ChangeOfAddress(absl::string_view address_key) {
  return StableHash(address_key, 1);
}

std::string PackIdsAt(const std::vector<std::string>& ids, bool more) {
  std::string packed(more ? "+" : ".");
  for (const std::string& id : ids) absl::StrAppend(&packed, id, "\n");
  return packed;
}

std::optional<std::vector<absl::string_view>> UnpackIdsAt(
    absl::string_view packed, size_t limit) {
  const bool more = absl::ConsumePrefix(&packed, "+");
  if (!more && !absl::ConsumePrefix(&packed, ".")) return std::nullopt;
  std::vector<absl::string_view> ids;
  while (!packed.empty() && ids.size() < limit) {
    const size_t end = packed.find('\n');
    ids.push_back(packed.substr(0, end));
    packed.remove_prefix(std::min(end, packed.size() - 1) + 1);
  }
  if (more && ids.size() < limit) return std::nullopt;
  return ids;
}

bool MayHaveImage(sqlite::Connection& db) {
  return db.raw().getFilename() != ":memory:";
}

std::string ImagePath(sqlite::Connection& db, absl::string_view name) {
  return absl::StrCat(db.raw().getFilename(), kInfix, name);
}

std::optional<std::string> ImageName(sqlite::Connection& db) {
  sqlite::Query query = db.Prepare("SELECT name FROM image");
  if (!query.Step()) return std::nullopt;
  return query.Text(0);
}

void NameImage(sqlite::Connection& db, absl::string_view name) {
  db.Execute("DELETE FROM packed; DELETE FROM image_changes");
  db.Prepare("INSERT OR REPLACE INTO image VALUES (1, ?)").Bind(name).Run();
}

void RemoveOtherImages(sqlite::Connection& db) {
  namespace fs = std::filesystem;
  const fs::path named = ImagePath(db, ImageName(db).value_or(""));
  const std::string beginning = fs::path(ImagePath(db, "")).filename();
  const fs::path folder = named.parent_path();
  std::error_code failed;
  fs::directory_iterator files(folder.empty() ? "." : folder, failed);
  while (!failed && files != fs::directory_iterator()) {
    const std::string file = files->path().filename();
    // A file that stays takes space and is tried again with the next image.
    std::error_code ignored;
    if (absl::StartsWith(file, beginning) && file != named.filename()) {
      fs::remove(files->path(), ignored);
    }
    files.increment(failed);
  }
}

}  // namespace custodia::directory::sql
