#include "services/directory/storage/open_store.h"

#include <filesystem>
#include <string>
#include <system_error>

#include "absl/strings/strip.h"
#include "common/errors.h"
#include "common/sqlite/database.h"
#include "common/status_macros.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {
namespace {

absl::StatusOr<std::string> ExistingFile(absl::string_view uri) {
  std::error_code ignored;
  if (!absl::ConsumePrefix(&uri, "sqlite:") ||
      !std::filesystem::exists(std::string(uri), ignored)) {
    return error::InvalidField("store", "sqlite:PATH of a store");
  }
  return std::string(uri);
}

}  // namespace

absl::StatusOr<std::unique_ptr<DirectoryStore>> OpenDirectoryStore(
    absl::string_view uri) {
  if (!absl::ConsumePrefix(&uri, "sqlite:") || uri.empty()) {
    return error::InvalidField("store", "sqlite:PATH or sqlite::memory:");
  }
  return SqliteDirectoryStore::Open(std::string(uri));
}

absl::StatusOr<std::unique_ptr<DirectoryStore>> OpenExistingDirectoryStore(
    absl::string_view uri) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string store, ExistingFile(uri));
  return SqliteDirectoryStore::Open(store);
}

absl::Status BackUpDirectoryStore(absl::string_view uri,
                                  const std::string& path) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string store, ExistingFile(uri));
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) {
    return error::InvalidField("to", "a file that does not exist");
  }
  return sqlite::Database::Copy(store, path);
}

}  // namespace custodia::directory
