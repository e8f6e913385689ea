#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_BULK_WORDS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_BULK_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/bounded_queue.h"
#include "common/helper_thread.h"
#include "common/sqlite/connection.h"
#include "services/directory/storage/sorted_spool.h"

namespace custodia::directory::sql {

// The words of very many names, for the indexes that a search reads
// (name_index.h): they wait, and are written sorted. A thread of its own sorts
// them. Not thread-safe.
class BulkWords {
 public:
  BulkWords();

  // Takes a name, as text, of the version `fact` for the index `table`.
  void Add(absl::string_view table, int64_t fact, absl::string_view name_text);

  // Writes all words, and how each may be misspelt. Nothing is to be added
  // afterwards. STORE_FAILED.
  absl::Status Finish(sqlite::Connection& db);

 private:
  // Records of one table, in their order.
  struct Batch {
    size_t table = 0;
    std::string bytes;
    std::vector<size_t> ends;  // of each record in bytes
  };
  using Batches = BoundedQueue<Batch>;
  class Sender;

  // Of the helper.
  absl::Status SendAll(Batches& to);
  static absl::Status SendWords(SortedSpool& words, Sender& to,
                                SortedSpool& spellings);

  static void Write(sqlite::Connection& db, Batches& from);

  // Of the helper.
  SortedSpool practitioners_;
  SortedSpool organizations_;

  HelperThread helper_;  // Last: what it uses must outlive it.
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_BULK_WORDS_H_
