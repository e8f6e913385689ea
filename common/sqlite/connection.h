#ifndef CUSTODIA_COMMON_SQLITE_CONNECTION_H_
#define CUSTODIA_COMMON_SQLITE_CONNECTION_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "SQLiteCpp/SQLiteCpp.h"
#include "absl/strings/string_view.h"
#include "common/sqlite/insert.h"

namespace custodia::sqlite {

// Bytes to bind to a BLOB column; a string is text to SQLite.
struct Blob {
  absl::string_view bytes;
};

// One use of a prepared statement. Failures are SQLite::Exception, which
// Database::Write and Read turn into a status.
class Query {
 public:
  explicit Query(SQLite::Statement& statement) : statement_(statement) {}
  ~Query() { statement_.tryReset(); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Binds the parameters from the first on: strings, blobs, integers, booleans,
  // and optionals of these (absent: NULL).
  template <typename... Args>
  Query& Bind(const Args&... args) {
    int index = 0;
    (BindOne(++index, args), ...);
    return *this;
  }

  // Steps to the next row; false after the last.
  bool Step() { return statement_.executeStep(); }

  // Runs a statement that returns no row, and returns how many it changed.
  int Run() { return statement_.exec(); }

  // Like Run, but returns false where a constraint (a key that is taken, a
  // reference to nothing) refuses the change.
  bool TryRun();

  // Columns of the current row, from 0. Text is of BLOB columns too.
  std::string Text(int column) const;
  // The same without a copy: good until the next Step() or the query's end.
  absl::string_view TextHere(int column) const;
  int64_t Int(int column) const;
  bool IsNull(int column) const;
  std::optional<int64_t> OptionalInt(int column) const;

 private:
  void BindOne(int index, absl::string_view value);
  void BindOne(int index, const std::string& value);
  void BindOne(int index, const char* value);
  void BindOne(int index, const Blob& value);
  void BindOne(int index, int64_t value);
  void BindOne(int index, int value);
  void BindOne(int index, bool value);
  template <typename T>
  void BindOne(int index, const std::optional<T>& value) {
    if (value.has_value()) {
      BindOne(index, *value);
    } else {
      statement_.bind(index);
    }
  }

  SQLite::Statement& statement_;
};

// One connection with its prepared statements. Not thread-safe.
class Connection {
 public:
  explicit Connection(std::unique_ptr<SQLite::Database> database)
      : database_(std::move(database)) {}

  // Returns `sql` prepared, nothing bound. The same text is prepared once per
  // connection; at most one Query on it may live at a time.
  Query Prepare(const std::string& sql);

  // Returns the statement `sql`, a literal, prepared once per connection.
  Insert& PrepareInsert(const char* sql);

  // Runs one or more statements without parameters.
  void Execute(const std::string& sql) { database_->exec(sql); }

  SQLite::Database& raw() { return *database_; }

 private:
  const std::unique_ptr<SQLite::Database> database_;
  // After database_: statements must go before their connection.
  std::unordered_map<std::string, SQLite::Statement> statements_;
  std::unordered_map<const char*, Insert> inserts_;  // by address
};

}  // namespace custodia::sqlite

#endif  // CUSTODIA_COMMON_SQLITE_CONNECTION_H_
