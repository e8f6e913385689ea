#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_REQUEST_STORE_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_REQUEST_STORE_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "common/crypto/keyed_hash.h"
#include "common/sqlite/database.h"
#include "services/request/storage/request_store.h"

namespace custodia::request {

// Keeps retrievals in one SQLite file.
class SqliteRequestStore final : public RequestStore {
 public:
  // Opens `path`, creating it where missing; ":memory:" is a store that goes
  // away with this object, sealed by a key that does, too. `audit_key_file` is
  // as OpenRequestStore() takes it, and so are the errors. What was committed
  // survives a loss of power, unless `durability` is less than full.
  static absl::StatusOr<std::unique_ptr<SqliteRequestStore>> Open(
      const std::string& path, const std::string& audit_key_file = "",
      sqlite::Durability durability = sqlite::Durability::kFull);

  void OnAppend(Listener listener) override;
  absl::Status Read(ReadBody body) override;
  absl::Status Write(WriteBody body) override;

 private:
  SqliteRequestStore(std::unique_ptr<sqlite::Database> database,
                     const HashKey& key)
      : database_(std::move(database)), key_(key) {}

  const std::unique_ptr<sqlite::Database> database_;
  const HashKey key_;
  Listener listener_ = [](absl::string_view) {};
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_REQUEST_STORE_H_
