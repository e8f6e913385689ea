#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_ROW_BATCHES_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_ROW_BATCHES_H_

#include <array>
#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "common/sqlite/connection.h"

namespace custodia::directory::sql {

// Writes rows into one table, many with each statement: where rows come in the
// order of their keys, starting a statement and finding the place are half of
// the work. A row that is there is left as it is. Failures are
// SQLite::Exception. Not thread-safe; must not outlive its connection.
class RowBatches {
 public:
  // Binds the values of `record` from the parameter `index` on; they are to lie
  // in the record.
  using Bind = void (*)(absl::string_view record, int index,
                        sqlite::Insert& insert);

  RowBatches(sqlite::Connection& db, absl::string_view table, int columns,
             Bind bind);

  void Add(absl::string_view record);

  // Writes those that wait. To be called last.
  void Finish();

 private:
  static constexpr size_t kRows = 32;

  const int columns_;
  const Bind bind_;
  sqlite::Insert one_;
  sqlite::Insert many_;
  std::array<std::string, kRows> waiting_;  // of which `size_` count
  size_t size_ = 0;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_ROW_BATCHES_H_
