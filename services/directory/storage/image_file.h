#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_FILE_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "services/directory/storage/image_format.h"

namespace custodia::directory::sql {

// A file of keys and values that never changes, mapped into memory: a lookup is
// two misses of the cache, and no copy. Thread-safe.
class ImageFile {
 public:
  // Opens what ImageWriter wrote to `path` as `name` in `form`. nullptr where
  // the file is not there, cut short, or another.
  static std::unique_ptr<const ImageFile> Open(const std::string& path,
                                               absl::string_view name,
                                               uint64_t form);
  ~ImageFile();
  ImageFile(const ImageFile&) = delete;
  ImageFile& operator=(const ImageFile&) = delete;

  struct Found {
    std::optional<absl::string_view> value;  // lives as long as the file
    bool damaged = false;  // So nothing was found, and something may be there.
  };
  Found Find(ImageTable table, absl::string_view key) const;

  // Gives all pages back to the kernel, which keeps them or not.
  void LetGo() const { LetGo(0, bytes_.size()); }

  // All records of a table, in the order of their keys' hashes. What it has
  // passed takes no memory of the process.
  class Cursor {
   public:
    // Moves to the next record, the first at first; false behind the last.
    bool Next();
    uint64_t hash() const { return hash_; }
    absl::string_view key() const { return key_; }
    absl::string_view value() const { return value_; }
    // Whether Next() gave up.
    bool damaged() const { return damaged_; }

   private:
    friend class ImageFile;
    Cursor(const ImageFile& file, const TableHeader& table)
        : file_(file),
          next_(table.records),
          end_(table.buckets),
          in_memory_(table.records) {}

    const ImageFile& file_;
    uint64_t next_;
    const uint64_t end_;
    uint64_t in_memory_;  // from there to next_
    uint64_t hash_ = 0;
    absl::string_view key_;
    absl::string_view value_;
    bool damaged_ = false;
  };
  Cursor Walk(ImageTable table) const { return {*this, HeaderOf(table)}; }

 private:
  struct Record {
    absl::string_view key;
    absl::string_view value;
  };

  ImageFile(const char* bytes, size_t size);

  const TableHeader& HeaderOf(ImageTable table) const {
    return header_.tables[static_cast<size_t>(table)];
  }
  bool Sound(absl::string_view name, uint64_t form) const;
  // The same for those that lie between.
  void LetGo(uint64_t begin, uint64_t end) const;
  // The record at `place` that ends before `end`; nothing where it is damaged.
  std::optional<Record> RecordAt(uint64_t place, uint64_t end) const;

  const absl::string_view bytes_;
  ImageHeader header_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_FILE_H_
