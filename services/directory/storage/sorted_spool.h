#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_SORTED_SPOOL_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_SORTED_SPOOL_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace custodia::directory::sql {

// Sorts any number of byte strings in bounded memory: what exceeds it lies,
// sorted in runs, in a temporary file without a name. Not thread-safe.
class SortedSpool {
 public:
  explicit SortedSpool(size_t memory_bytes) : memory_bytes_(memory_bytes) {}

  // A failure is told by Drain().
  void Add(absl::string_view record);

  // Calls `take` with each record that was added, in the order of their bytes,
  // equal ones one after another, and forgets them. STORE_FAILED where the
  // temporary file could not be written or read: some were then not given.
  absl::Status Drain(absl::FunctionRef<void(absl::string_view)> take);

 private:
  struct Entry {
    uint64_t prefix;  // the first bytes, to be compared as a number
    uint32_t offset;  // in bytes_
    uint32_t size;
  };
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, CloseFile>;

  void Sort();
  void WriteRun();
  void Merge(absl::FunctionRef<void(absl::string_view)> take);
  absl::string_view TextOf(const Entry& entry) const;

  const size_t memory_bytes_;
  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<File> runs_;
  bool failed_ = false;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_SORTED_SPOOL_H_
