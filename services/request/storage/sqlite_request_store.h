#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_REQUEST_STORE_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_REQUEST_STORE_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "common/sqlite/database.h"
#include "services/request/storage/request_store.h"

namespace custodia::request {

// Keeps retrievals in one SQLite file. What was committed survives a loss of
// power.
class SqliteRequestStore final : public RequestStore {
 public:
  // Opens `path`, creating it where missing; ":memory:" is a store that goes
  // away with this object. SCHEMA_NEWER, STORE_FAILED, STORE_BUSY.
  static absl::StatusOr<std::unique_ptr<SqliteRequestStore>> Open(
      const std::string& path);

  absl::Status Read(ReadBody body) override;
  absl::Status Write(WriteBody body) override;

 private:
  explicit SqliteRequestStore(std::unique_ptr<sqlite::Database> database)
      : database_(std::move(database)) {}

  const std::unique_ptr<sqlite::Database> database_;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_REQUEST_STORE_H_
