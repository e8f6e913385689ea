#include "services/directory/storage/image_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace custodia::directory::sql {
namespace {

constexpr uint64_t kMostInMemory = uint64_t{8} << 20;

}  // namespace

std::unique_ptr<const ImageFile> ImageFile::Open(const std::string& path,
                                                 absl::string_view name,
                                                 uint64_t form) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return nullptr;
  struct stat found {};
  const bool known = fstat(file, &found) == 0;
  const auto size = static_cast<size_t>(found.st_size);
  void* mapped = MAP_FAILED;
  if (known && size >= sizeof(ImageHeader)) {
    mapped = mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
  }
  close(file);
  if (mapped == MAP_FAILED) return nullptr;
  std::unique_ptr<const ImageFile> image(
      new ImageFile(static_cast<const char*>(mapped), size));
  return image->Sound(name, form) ? std::move(image) : nullptr;
}

ImageFile::ImageFile(const char* bytes, size_t size) : bytes_(bytes, size) {
  std::memcpy(&header_, bytes, sizeof(header_));
}

ImageFile::~ImageFile() {
  munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

bool ImageFile::Sound(absl::string_view name, uint64_t form) const {
  if (header_.magic != kImageMagic || header_.form != form ||
      header_.check != CheckOf(header_) || header_.size != bytes_.size() ||
      name != absl::string_view(header_.name.data(), header_.name.size())) {
    return false;
  }
  uint64_t end = sizeof(ImageHeader);
  for (const TableHeader& table : header_.tables) {
    if (table.records < end || table.buckets < table.records ||
        table.buckets > header_.size || table.homes == 0 ||
        table.bucket_count < table.homes ||
        table.bucket_count > (header_.size - table.buckets) / sizeof(Bucket)) {
      return false;
    }
    end = table.buckets + table.bucket_count * sizeof(Bucket);
  }
  return true;
}

std::optional<ImageFile::Record> ImageFile::RecordAt(uint64_t place,
                                                     uint64_t end) const {
  if (place > end || end - place < sizeof(RecordHead)) return std::nullopt;
  RecordHead head;
  std::memcpy(&head, bytes_.data() + place, sizeof(head));
  const uint64_t size =
      sizeof(head) + uint64_t{head.key_size} + uint64_t{head.value_size};
  if (size > end - place) return std::nullopt;
  const absl::string_view record = bytes_.substr(place, size);
  if (head.check != CheckOfRecord(record)) return std::nullopt;
  return Record{.key = record.substr(sizeof(head), head.key_size),
                .value = record.substr(sizeof(head) + head.key_size)};
}

ImageFile::Found ImageFile::Find(ImageTable table,
                                 absl::string_view key) const {
  const TableHeader& header = HeaderOf(table);
  const uint64_t hash = StableHash(key);
  for (uint64_t number = HomeOf(hash, header.homes);
       number < header.bucket_count; ++number) {
    Bucket bucket;
    std::memcpy(&bucket,
                bytes_.data() + header.buckets + number * sizeof(bucket),
                sizeof(bucket));
    if (bucket.check != CheckOf(bucket, number)) return {.damaged = true};
    for (const uint64_t slot : bucket.slots) {
      if (slot == 0) return {};
      const uint64_t place = slot & kPlaceMask;
      if (slot != SlotOf(hash, place)) continue;
      const std::optional<Record> record = RecordAt(place, header.buckets);
      if (!record) return {.damaged = true};
      if (record->key == key) return {.value = record->value};
    }
  }
  return {};
}

void ImageFile::LetGo(uint64_t begin, uint64_t end) const {
  const auto page = static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
  begin = (begin + page - 1) / page * page;
  end = end / page * page;
  if (begin >= end) return;
  madvise(const_cast<char*>(bytes_.data()) + begin, end - begin, MADV_DONTNEED);
}

bool ImageFile::Cursor::Next() {
  if (damaged_ || next_ >= end_) return false;
  if (next_ - in_memory_ > kMostInMemory) {
    file_.LetGo(in_memory_, next_);
    in_memory_ = next_;
  }
  const std::optional<Record> record = file_.RecordAt(next_, end_);
  damaged_ = !record.has_value();
  if (damaged_) return false;
  key_ = record->key;
  value_ = record->value;
  hash_ = StableHash(key_);
  next_ += sizeof(RecordHead) + key_.size() + value_.size();
  return true;
}

}  // namespace custodia::directory::sql
