#include "services/directory/storage/sorted_spool.h"

#include <algorithm>
#include <queue>

#include "common/errors.h"

namespace custodia::directory::sql {
namespace {

uint64_t PrefixOf(absl::string_view record) {
  uint64_t prefix = 0;
  for (size_t i = 0; i < sizeof(prefix); ++i) {
    prefix = prefix << 8 |
             (i < record.size() ? static_cast<unsigned char>(record[i]) : 0);
  }
  return prefix;
}

// One sorted run, record by record.
struct Run {
  std::FILE* file;
  std::string record;

  // Returns whether there was another.
  bool Next() {
    uint32_t size = 0;
    if (std::fread(&size, sizeof(size), 1, file) != 1) return false;
    record.resize(size);
    return std::fread(record.data(), 1, size, file) == size;
  }
};

}  // namespace

absl::string_view SortedSpool::TextOf(const Entry& entry) const {
  return absl::string_view(bytes_).substr(entry.offset, entry.size);
}

void SortedSpool::Add(absl::string_view record) {
  if (bytes_.size() + entries_.size() * sizeof(Entry) + record.size() >
      memory_bytes_) {
    WriteRun();
  }
  entries_.push_back({.prefix = PrefixOf(record),
                      .offset = static_cast<uint32_t>(bytes_.size()),
                      .size = static_cast<uint32_t>(record.size())});
  bytes_.append(record.data(), record.size());
}

void SortedSpool::Sort() {
  std::sort(entries_.begin(), entries_.end(),
            [&](const Entry& a, const Entry& b) {
              if (a.prefix != b.prefix) return a.prefix < b.prefix;
              return TextOf(a) < TextOf(b);
            });
}

void SortedSpool::WriteRun() {
  if (entries_.empty()) return;
  Sort();
  File file(std::tmpfile());
  if (file != nullptr) {
    for (const Entry& entry : entries_) {
      std::fwrite(&entry.size, sizeof(entry.size), 1, file.get());
      std::fwrite(bytes_.data() + entry.offset, 1, entry.size, file.get());
    }
    failed_ =
        failed_ || std::fflush(file.get()) != 0 || std::ferror(file.get()) != 0;
    std::rewind(file.get());
    runs_.push_back(std::move(file));
  } else {
    failed_ = true;
  }
  entries_.clear();
  bytes_.clear();
}

void SortedSpool::Merge(absl::FunctionRef<void(absl::string_view)> take) {
  std::vector<Run> runs;
  for (const File& file : runs_) runs.push_back({.file = file.get()});
  const auto later = [](const Run* a, const Run* b) {
    return a->record > b->record;
  };
  std::priority_queue<Run*, std::vector<Run*>, decltype(later)> next(later);
  for (Run& run : runs) {
    if (run.Next()) next.push(&run);
  }
  while (!next.empty()) {
    Run* const first = next.top();
    next.pop();
    take(first->record);
    if (first->Next()) next.push(first);
  }
  for (const File& file : runs_) {
    failed_ = failed_ || std::ferror(file.get()) != 0;
  }
}

absl::Status SortedSpool::Drain(
    absl::FunctionRef<void(absl::string_view)> take) {
  if (runs_.empty()) {
    Sort();
    for (const Entry& entry : entries_) take(TextOf(entry));
  } else {
    WriteRun();
    if (!failed_) Merge(take);
  }
  runs_.clear();
  bytes_ = std::string();
  entries_ = std::vector<Entry>();
  return failed_ ? error::StoreFailed() : absl::OkStatus();
}

}  // namespace custodia::directory::sql
