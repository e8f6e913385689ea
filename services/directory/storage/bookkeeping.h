#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_BOOKKEEPING_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_BOOKKEEPING_H_

#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/page_token.h"
#include "common/sqlite/connection.h"
#include "services/directory/storage/directory_store.h"

// What was loaded and which calls were made: no facts, so no revisions.
namespace custodia::directory::sql {

// What DirectorySnapshot and DirectoryTransaction promise under the same names.
std::vector<Import> ListImports(sqlite::Connection& db, const Page& page);
std::optional<RecordedRequest> FindRequest(sqlite::Connection& db,
                                           absl::string_view request_id);
absl::Status RecordImport(sqlite::Connection& db, const Import& import);
absl::Status RecordRequest(sqlite::Connection& db, absl::string_view request_id,
                           const RecordedRequest& request);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_BOOKKEEPING_H_
