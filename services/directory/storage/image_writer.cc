#include "services/directory/storage/image_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/errors.h"

namespace custodia::directory::sql {
namespace {

// Of seven slots five are taken on average, so that few keys overflow.
constexpr uint64_t kTaken = 5;

bool SyncFolder(const std::string& path) {
  const std::filesystem::path folder =
      std::filesystem::path(path).parent_path() / ".";
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return false;
  const bool synced = fsync(file) == 0;
  close(file);
  return synced;
}

}  // namespace

ImageWriter::ImageWriter(std::string path, absl::string_view name,
                         uint64_t form)
    : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wxe")) {
  header_.magic = kImageMagic;
  header_.form = form;
  std::copy_n(name.begin(), std::min(name.size(), header_.name.size()),
              header_.name.begin());
  failed_ = file_ == nullptr;
  // Its place; what it says is known at the end.
  Write(BytesOf(ImageHeader()));
  header_.tables[table_].records = place_;
}

ImageWriter::~ImageWriter() {
  if (finished_) return;
  file_.reset();
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void ImageWriter::Write(absl::string_view bytes) {
  place_ += bytes.size();
  failed_ =
      failed_ || place_ > kLargestImage ||
      std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size();
}

void ImageWriter::Add(absl::string_view key, absl::string_view value) {
  if (entries_ == nullptr) entries_.reset(std::tmpfile());
  const Entry entry{.hash = StableHash(key), .place = place_};
  failed_ = failed_ || entries_ == nullptr ||
            std::fwrite(&entry, sizeof(entry), 1, entries_.get()) != 1;
  ++entry_count_;

  RecordHead head{.value_size = static_cast<uint32_t>(value.size()),
                  .key_size = static_cast<uint32_t>(key.size())};
  record_.assign(BytesOf(head).data(), sizeof(head));
  record_.append(key.data(), key.size());
  record_.append(value.data(), value.size());
  head.check = CheckOfRecord(record_);
  std::copy_n(BytesOf(head).begin(), sizeof(head), record_.begin());
  Write(record_);
}

void ImageWriter::EndTable() {
  TableHeader& table = header_.tables[table_];
  table.buckets = place_;
  table.homes = entry_count_ / kTaken + 1;
  if (entries_ != nullptr) std::rewind(entries_.get());
  WriteBuckets();
  table.bucket_count = (place_ - table.buckets) / sizeof(Bucket);
  entries_.reset();
  entry_count_ = 0;
  if (++table_ < kImageTables) header_.tables[table_].records = place_;
}

void ImageWriter::WriteBucket(const Bucket& bucket) {
  const TableHeader& table = header_.tables[table_];
  Bucket checked = bucket;
  checked.check = CheckOf(bucket, (place_ - table.buckets) / sizeof(Bucket));
  Write(BytesOf(checked));
}

// Entries come in the order of their homes, so each goes into the first slot
// that is free from its home on, and what is before it is complete.
void ImageWriter::WriteBuckets() {
  const uint64_t homes = header_.tables[table_].homes;
  Bucket bucket;
  uint64_t number = 0;
  size_t used = 0;
  const auto next = [&] {
    WriteBucket(bucket);
    bucket = Bucket();
    used = 0;
    ++number;
  };
  for (uint64_t i = 0; i < entry_count_ && !failed_; ++i) {
    Entry entry;
    if (std::fread(&entry, sizeof(entry), 1, entries_.get()) != 1) {
      failed_ = true;
      return;
    }
    while (number < HomeOf(entry.hash, homes)) next();
    if (used == bucket.slots.size()) next();
    bucket.slots[used++] = SlotOf(entry.hash, entry.place);
  }
  while (number < homes && !failed_) next();
  if (used > 0) next();
}

bool ImageWriter::SyncAll() {
  header_.size = place_;
  header_.check = CheckOf(header_);
  return std::fseek(file_.get(), 0, SEEK_SET) == 0 &&
         std::fwrite(&header_, sizeof(header_), 1, file_.get()) == 1 &&
         std::fflush(file_.get()) == 0 && fsync(fileno(file_.get())) == 0 &&
         SyncFolder(path_);
}

absl::Status ImageWriter::Finish() {
  finished_ = !failed_ && SyncAll();
  return finished_ ? absl::OkStatus() : error::StoreFailed();
}

}  // namespace custodia::directory::sql
