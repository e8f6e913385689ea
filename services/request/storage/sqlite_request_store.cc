#include "services/request/storage/sqlite_request_store.h"

#include <filesystem>
#include <set>
#include <utility>

#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/storage/audit_key.h"
#include "services/request/storage/schema.h"
#include "services/request/storage/seal.h"
#include "services/request/storage/sqlite_reader.h"
#include "services/request/storage/sqlite_writer.h"

namespace custodia::request {

namespace {

// A key is made only for a store that none has sealed: where the key of another
// is lost, somebody must find it.
absl::StatusOr<HashKey> KeyFor(const std::string& path,
                               const std::string& audit_key_file,
                               sqlite::Database& database) {
  if (!audit_key_file.empty()) return ReadAuditKey(audit_key_file);
  if (path == ":memory:") return HashKey::Random();
  const std::string file = DefaultAuditKeyFile(path);
  bool sealed = false;
  CUSTODIA_RETURN_IF_ERROR(database.Read([&](sqlite::Connection& db) {
    sealed = sql::IsSealed(db);
    return absl::OkStatus();
  }));
  if (sealed || std::filesystem::exists(file)) return ReadAuditKey(file);
  return MakeAuditKey(file);
}

// Checks that `key` is the store's, or seals what an older release has written.
absl::Status Seal(sqlite::Database& database, const HashKey& key) {
  return database.Write([&](sqlite::Connection& db) -> absl::Status {
    if (sql::IsSealed(db)) return sql::ReadHead(db, key).status();
    CUSTODIA_ASSIGN_OR_RETURN(const int64_t events, sql::SealAll(db, key));
    if (events > 0) log::Warning("old_events_sealed", {{"events", events}});
    return absl::OkStatus();
  });
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteRequestStore>> SqliteRequestStore::Open(
    const std::string& path, const std::string& audit_key_file,
    sqlite::Durability durability) {
  CUSTODIA_ASSIGN_OR_RETURN(
      auto database, sqlite::Database::Open(path, durability, Migrations()));
  CUSTODIA_ASSIGN_OR_RETURN(HashKey key,
                            KeyFor(path, audit_key_file, *database));
  CUSTODIA_RETURN_IF_ERROR(Seal(*database, key));
  return std::unique_ptr<SqliteRequestStore>(
      new SqliteRequestStore(std::move(database), key));
}

void SqliteRequestStore::OnAppend(Listener listener) {
  listener_ = std::move(listener);
}

absl::Status SqliteRequestStore::Read(ReadBody body) {
  return database_->Read([&](sqlite::Connection& db) {
    sql::SqliteReads<RequestSnapshot> snapshot(db);
    return body(snapshot);
  });
}

absl::Status SqliteRequestStore::Write(WriteBody body) {
  std::set<std::string> appended;
  CUSTODIA_RETURN_IF_ERROR(database_->Write([&](sqlite::Connection& db) {
    sql::SqliteTransaction transaction(db, key_);
    const absl::Status status = body(transaction);
    appended = transaction.appended();
    return status;
  }));
  for (const std::string& retrieval : appended) listener_(retrieval);
  return absl::OkStatus();
}

}  // namespace custodia::request
