#ifndef CUSTODIA_COMMON_SQLITE_INSERT_H_
#define CUSTODIA_COMMON_SQLITE_INSERT_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

struct sqlite3;
struct sqlite3_stmt;

namespace custodia::sqlite {

// A prepared statement that writes one row, for those that run very often: what
// it is given is not copied. Not thread-safe; must not outlive its connection.
class Insert {
 public:
  // SQLite::Exception where `sql` cannot be prepared.
  Insert(sqlite3* connection, const char* sql);
  ~Insert();
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;

  // Binds one parameter, from 1, for the Run() after: a text must stay till
  // then.
  template <typename T>
  void Bind(int index, const T& value) {
    BindOne(index, value);
  }

  // Runs it with the values of its parameters, from the first on: all of them,
  // or none where they are bound, texts and integers. SQLite::Exception where
  // that fails.
  template <typename... Args>
  void Run(const Args&... args) {
    int index = 0;
    (BindOne(++index, args), ...);
    Step();
  }

 private:
  void BindOne(int index, absl::string_view value);
  void BindOne(int index, const std::string& value) {
    BindOne(index, absl::string_view(value));
  }
  void BindOne(int index, int64_t value);
  void BindOne(int index, int value) {
    BindOne(index, static_cast<int64_t>(value));
  }
  void BindOne(int index, bool value) {
    BindOne(index, static_cast<int64_t>(value ? 1 : 0));
  }
  void Step();

  sqlite3* const connection_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace custodia::sqlite

#endif  // CUSTODIA_COMMON_SQLITE_INSERT_H_
