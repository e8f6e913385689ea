#include "common/sqlite/connection.h"

#include <sqlite3.h>

#include <utility>

namespace custodia::sqlite {

bool Query::TryRun() {
  const int code = statement_.tryExecuteStep();
  if (code == SQLITE_DONE || code == SQLITE_ROW) return true;
  if ((code & 0xFF) == SQLITE_CONSTRAINT) return false;
  throw SQLite::Exception(statement_.getErrorMsg(), code);
}

std::string Query::Text(int column) const {
  return statement_.getColumn(column).getString();
}

absl::string_view Query::TextHere(int column) const {
  const SQLite::Column value = statement_.getColumn(column);
  return {static_cast<const char*>(value.getBlob()),
          static_cast<size_t>(value.getBytes())};
}

int64_t Query::Int(int column) const {
  return statement_.getColumn(column).getInt64();
}

bool Query::IsNull(int column) const {
  return statement_.getColumn(column).isNull();
}

std::optional<int64_t> Query::OptionalInt(int column) const {
  if (IsNull(column)) return std::nullopt;
  return Int(column);
}

void Query::BindOne(int index, absl::string_view value) {
  statement_.bind(index, std::string(value));
}
void Query::BindOne(int index, const std::string& value) {
  statement_.bind(index, value);
}
void Query::BindOne(int index, const char* value) {
  statement_.bind(index, value);
}
void Query::BindOne(int index, const Blob& value) {
  // A null pointer would be NULL, not empty.
  const void* bytes = value.bytes.empty() ? "" : value.bytes.data();
  statement_.bind(index, bytes, static_cast<int>(value.bytes.size()));
}
void Query::BindOne(int index, int64_t value) { statement_.bind(index, value); }
void Query::BindOne(int index, int value) { statement_.bind(index, value); }
void Query::BindOne(int index, bool value) {
  statement_.bind(index, value ? 1 : 0);
}

Query Connection::Prepare(const std::string& sql) {
  auto it = statements_.find(sql);
  if (it == statements_.end()) {
    it = statements_.emplace(sql, SQLite::Statement(*database_, sql)).first;
  }
  it->second.clearBindings();
  return Query(it->second);
}

Insert& Connection::PrepareInsert(const char* sql) {
  return inserts_.try_emplace(sql, database_->getHandle(), sql).first->second;
}

}  // namespace custodia::sqlite
