#include "common/sqlite/insert.h"

#include <sqlite3.h>

#include "SQLiteCpp/SQLiteCpp.h"

namespace custodia::sqlite {

Insert::Insert(sqlite3* connection, const char* sql) : connection_(connection) {
  const int code = sqlite3_prepare_v3(
      connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) throw SQLite::Exception(connection, code);
}

Insert::~Insert() { sqlite3_finalize(statement_); }

void Insert::BindOne(int index, absl::string_view value) {
  // A null pointer would be NULL, not empty.
  const char* bytes = value.empty() ? "" : value.data();
  sqlite3_bind_text(statement_, index, bytes, static_cast<int>(value.size()),
                    SQLITE_STATIC);
}

void Insert::BindOne(int index, int64_t value) {
  sqlite3_bind_int64(statement_, index, value);
}

void Insert::Step() {
  const int code = sqlite3_step(statement_);
  // Tells the same failure again.
  sqlite3_reset(statement_);
  if (code != SQLITE_DONE) throw SQLite::Exception(connection_, code);
}

}  // namespace custodia::sqlite
