#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_VIEW_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_VIEW_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/sqlite/connection.h"

namespace custodia::directory::sql {

struct CommonFacts;
class PackedReads;
class BulkLoad;
class RecentFacts;

// What a read sees: the facts believed at `revision`, in the transaction that
// `db` is in. Readers throw SQLite::Exception, which sqlite::Database turns
// into a status.
struct View {
  sqlite::Connection& db;
  int64_t revision;
  // Of this revision, in reads of the newest.
  CommonFacts* common = nullptr;
  PackedReads* packed = nullptr;
  // In a transaction that writes very many nodes.
  BulkLoad* bulk = nullptr;
  // In any other that writes, of the newest revision.
  RecentFacts* recent = nullptr;
};

// Returns the condition that a row of the fact table `table` (or its alias) was
// believed at the revision bound as the first parameter.
inline std::string Believed(absl::string_view table) {
  return absl::StrCat(" (", table, ".recorded <= ?1 AND (", table,
                      ".ended IS NULL OR ", table, ".ended > ?1)) ");
}

// Returns the numbers in the first column. `query` has its parameters bound.
inline std::vector<int64_t> Numbers(sqlite::Query& query) {
  std::vector<int64_t> numbers;
  while (query.Step()) numbers.push_back(query.Int(0));
  return numbers;
}

// Returns the texts in the first column.
inline std::vector<std::string> Texts(sqlite::Query& query) {
  std::vector<std::string> texts;
  while (query.Step()) texts.push_back(query.Text(0));
  return texts;
}

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_VIEW_H_
