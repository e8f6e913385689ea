#include "services/request/storage/sqlite_request_store.h"

#include "common/status_macros.h"
#include "services/request/storage/schema.h"
#include "services/request/storage/sqlite_reader.h"
#include "services/request/storage/sqlite_writer.h"

namespace custodia::request {

absl::StatusOr<std::unique_ptr<SqliteRequestStore>> SqliteRequestStore::Open(
    const std::string& path) {
  CUSTODIA_ASSIGN_OR_RETURN(
      auto database,
      sqlite::Database::Open(path, sqlite::Durability::kFull, Migrations()));
  return std::unique_ptr<SqliteRequestStore>(
      new SqliteRequestStore(std::move(database)));
}

absl::Status SqliteRequestStore::Read(ReadBody body) {
  return database_->Read([&](sqlite::Connection& db) {
    sql::SqliteReads<RequestSnapshot> snapshot(db);
    return body(snapshot);
  });
}

absl::Status SqliteRequestStore::Write(WriteBody body) {
  return database_->Write([&](sqlite::Connection& db) {
    sql::SqliteTransaction transaction(db);
    return body(transaction);
  });
}

}  // namespace custodia::request
