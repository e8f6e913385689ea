#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_WRITER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_WRITER_H_

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/image_format.h"

namespace custodia::directory::sql {

// Writes what ImageFile reads, from front to back, in little memory. A failure
// is told by Finish(). Not thread-safe.
class ImageWriter {
 public:
  // Makes the file `path`; `name` has 32 bytes.
  ImageWriter(std::string path, absl::string_view name, uint64_t form);
  // Removes the file, but for one that is finished.
  ~ImageWriter();
  ImageWriter(const ImageWriter&) = delete;
  ImageWriter& operator=(const ImageWriter&) = delete;

  // Adds a record to the first table that has not ended. Records come in the
  // order of StableHash(key), each key once.
  void Add(absl::string_view key, absl::string_view value);

  // Ends a table; each is to be ended, in the order of ImageTable.
  void EndTable();

  // Returns once the file is on disk, under its name. STORE_FAILED: then it is
  // not there.
  absl::Status Finish();

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, CloseFile>;
  // Where a record is.
  struct Entry {
    uint64_t hash = 0;
    uint64_t place = 0;
  };

  void Write(absl::string_view bytes);
  void WriteBucket(const Bucket& bucket);
  void WriteBuckets();
  bool SyncAll();

  const std::string path_;
  ImageHeader header_;
  File file_;
  File entries_;  // of the table, until its buckets are written
  uint64_t entry_count_ = 0;
  uint64_t place_ = 0;
  size_t table_ = 0;
  std::string record_;
  bool failed_ = false;
  bool finished_ = false;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_WRITER_H_
