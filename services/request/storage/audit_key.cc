#include "services/request/storage/audit_key.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/telemetry/log.h"

namespace custodia::request {
namespace {

absl::Status Invalid(absl::string_view path, absl::string_view why) {
  return error::Make(absl::StatusCode::kFailedPrecondition, "AUDIT_KEY_INVALID",
                     absl::StrCat(path, " ", why));
}

// Writes `text` to `path`, on disk, for its owner alone.
bool WriteSecret(const std::string& path, absl::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0) return false;
  const bool written = write(file, text.data(), text.size()) ==
                           static_cast<ssize_t>(text.size()) &&
                       fsync(file) == 0;
  return close(file) == 0 && written;
}

// A store must not outlive the key that seals it.
bool SyncFolderOf(const std::string& path) {
  const std::filesystem::path folder =
      std::filesystem::absolute(path).parent_path();
  const int file = open(folder.c_str(), O_RDONLY);
  if (file < 0) return false;
  const bool synced = fsync(file) == 0;
  return close(file) == 0 && synced;
}

}  // namespace

std::string DefaultAuditKeyFile(absl::string_view store) {
  return absl::StrCat(store, ".audit-key");
}

absl::StatusOr<HashKey> ReadAuditKey(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    return error::Make(absl::StatusCode::kFailedPrecondition,
                       "AUDIT_KEY_MISSING",
                       absl::StrCat("The key that seals the store is not in ",
                                    path, "; --audit-key-file says where."));
  }
  std::string text;
  std::getline(file, text);
  const std::optional<HashKey> key = HashKey::FromHex(text);
  if (!key.has_value()) {
    return Invalid(path, "must hold 64 hexadecimal digits.");
  }
  return *key;
}

absl::StatusOr<HashKey> MakeAuditKey(const std::string& path) {
  // Linked into place only once it is whole: two processes may start at once.
  const std::string draft = absl::StrCat(path, ".", getpid());
  const absl::Cleanup remove = [&] { unlink(draft.c_str()); };
  if (!WriteSecret(draft, absl::StrCat(HashKey::Random().ToHex(), "\n"))) {
    return Invalid(path, "cannot be written.");
  }
  if (link(draft.c_str(), path.c_str()) == 0) {
    log::Warning("audit_key_made", {{"file", path}});
  } else if (errno != EEXIST) {
    return Invalid(path, "cannot be written.");
  }
  if (!SyncFolderOf(path)) return Invalid(path, "cannot be written.");
  return ReadAuditKey(path);
}

}  // namespace custodia::request
