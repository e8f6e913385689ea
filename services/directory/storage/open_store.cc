#include "services/directory/storage/open_store.h"

#include <string>

#include "common/sqlite/store_file.h"
#include "common/status_macros.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {

absl::StatusOr<std::unique_ptr<DirectoryStore>> OpenDirectoryStore(
    absl::string_view uri) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string path, sqlite::PathOf(uri));
  return SqliteDirectoryStore::Open(path);
}

absl::StatusOr<std::unique_ptr<DirectoryStore>> OpenDirectoryStoreToImport(
    absl::string_view uri) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string path, sqlite::PathOf(uri));
  return SqliteDirectoryStore::Open(path, Use::kImport);
}

absl::StatusOr<std::unique_ptr<DirectoryStore>> OpenExistingDirectoryStore(
    absl::string_view uri) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string path, sqlite::FileOf(uri));
  return SqliteDirectoryStore::Open(path);
}

}  // namespace custodia::directory
