#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_OPEN_STORE_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_OPEN_STORE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// Opens the store that `uri` names: `sqlite:PATH`, or `sqlite::memory:` for one
// that goes away with the object.
//
// INVALID_FIELD (`store`) where it names none; SCHEMA_NEWER, STORE_FAILED,
// STORE_BUSY.
absl::StatusOr<std::unique_ptr<DirectoryStore>> OpenDirectoryStore(
    absl::string_view uri);

// The same for a program that imports files into it, and goes (Use::kImport).
absl::StatusOr<std::unique_ptr<DirectoryStore>> OpenDirectoryStoreToImport(
    absl::string_view uri);

// The same for a store that is there: a file that is not is not made.
absl::StatusOr<std::unique_ptr<DirectoryStore>> OpenExistingDirectoryStore(
    absl::string_view uri);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_OPEN_STORE_H_
