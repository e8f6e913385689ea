#include "services/request/storage/open_store.h"

#include <string>

#include "absl/strings/strip.h"
#include "common/errors.h"
#include "services/request/storage/sqlite_request_store.h"

namespace custodia::request {

absl::StatusOr<std::unique_ptr<RequestStore>> OpenRequestStore(
    absl::string_view uri, const std::string& audit_key_file) {
  if (!absl::ConsumePrefix(&uri, "sqlite:") || uri.empty()) {
    return error::InvalidField("store", "sqlite:PATH or sqlite::memory:");
  }
  return SqliteRequestStore::Open(std::string(uri), audit_key_file);
}

}  // namespace custodia::request
