#include "services/directory/storage/row_batches.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace custodia::directory::sql {
namespace {

std::string InsertSql(absl::string_view table, int columns, size_t rows) {
  const std::vector<std::string> row(columns, "?");
  const std::vector<std::string> all(
      rows, absl::StrCat("(", absl::StrJoin(row, ", "), ")"));
  return absl::StrCat("INSERT OR IGNORE INTO ", table, " VALUES ",
                      absl::StrJoin(all, ", "));
}

}  // namespace

RowBatches::RowBatches(sqlite::Connection& db, absl::string_view table,
                       int columns, Bind bind)
    : columns_(columns),
      bind_(bind),
      one_(db.raw().getHandle(), InsertSql(table, columns, 1).c_str()),
      many_(db.raw().getHandle(), InsertSql(table, columns, kRows).c_str()) {}

void RowBatches::Add(absl::string_view record) {
  waiting_[size_++].assign(record.data(), record.size());
  if (size_ < kRows) return;
  for (size_t i = 0; i < kRows; ++i) {
    bind_(waiting_[i], static_cast<int>(i) * columns_ + 1, many_);
  }
  many_.Run();
  size_ = 0;
}

void RowBatches::Finish() {
  for (size_t i = 0; i < size_; ++i) {
    bind_(waiting_[i], 1, one_);
    one_.Run();
  }
  size_ = 0;
}

}  // namespace custodia::directory::sql
