#include "services/request/storage/open_store.h"

#include <string>

#include "common/sqlite/store_file.h"
#include "common/status_macros.h"
#include "services/request/storage/sqlite_request_store.h"

namespace custodia::request {

absl::StatusOr<std::unique_ptr<RequestStore>> OpenRequestStore(
    absl::string_view uri, const std::string& audit_key_file) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string path, sqlite::PathOf(uri));
  return SqliteRequestStore::Open(path, audit_key_file);
}

}  // namespace custodia::request
