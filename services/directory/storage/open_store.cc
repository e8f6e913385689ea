#include "services/directory/storage/open_store.h"

#include <string>

#include "absl/strings/strip.h"
#include "common/errors.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {

absl::StatusOr<std::unique_ptr<DirectoryStore>> OpenDirectoryStore(
    absl::string_view uri) {
  if (!absl::ConsumePrefix(&uri, "sqlite:") || uri.empty()) {
    return error::InvalidField("store", "sqlite:PATH or sqlite::memory:");
  }
  return SqliteDirectoryStore::Open(std::string(uri));
}

}  // namespace custodia::directory
