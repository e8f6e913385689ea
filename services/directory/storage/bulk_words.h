#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_BULK_WORDS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_BULK_WORDS_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/sqlite/connection.h"
#include "services/directory/storage/sorted_spool.h"

namespace custodia::directory::sql {

// The words of very many names, for the indexes that a search reads
// (name_index.h): they wait, and are written sorted. Not thread-safe.
class BulkWords {
 public:
  BulkWords();

  // Takes a name, as text, of the version `fact` for the index `table`.
  void Add(absl::string_view table, int64_t fact, absl::string_view name_text);

  // Writes all words, and how each may be misspelt. Nothing is to be added
  // afterwards. STORE_FAILED.
  absl::Status Finish(sqlite::Connection& db);

 private:
  SortedSpool practitioners_;
  SortedSpool organizations_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_BULK_WORDS_H_
