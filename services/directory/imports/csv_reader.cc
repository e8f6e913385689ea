#include "services/directory/imports/csv_reader.h"

#include <deque>
#include <thread>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "common/status_macros.h"
#include "services/directory/imports/csv_splitter.h"
#include "services/directory/imports/errors.h"
#include "services/directory/imports/text.h"

namespace custodia::directory {
namespace {

// What is read ahead at most.
constexpr size_t kBatchesAhead = 4;
constexpr size_t kBatchRows = 256;
constexpr size_t kBatchBytes = size_t{1} << 20;

std::string HeaderKey(absl::string_view name) {
  return absl::AsciiStrToLower(CleanText(name).value_or(""));
}

// Where the header has the names; kRepeated where it has one twice.
constexpr size_t kRepeated = static_cast<size_t>(-1);
absl::flat_hash_map<std::string, size_t> PlacesOf(
    const std::vector<absl::string_view>& header) {
  absl::flat_hash_map<std::string, size_t> places;
  for (size_t i = 0; i < header.size(); ++i) {
    const auto [place, added] = places.try_emplace(HeaderKey(header[i]), i);
    if (!added) place->second = kRepeated;
  }
  return places;
}

}  // namespace

// Some rows, and what came behind them.
struct CsvReader::Batch {
  std::vector<CsvRow> rows;  // of which the first `size` count
  size_t size = 0;
  absl::Status status;
  bool last = false;
  int64_t bytes_read = 0;  // of the file, up to its end
};

struct CsvReader::Source {
  explicit Source(const std::string& path) : csv(path) {}

  // Of the reading thread, once there is one.
  CsvSplitter csv;
  RawRow raw;

  absl::Mutex mutex;
  std::deque<std::unique_ptr<Batch>> full ABSL_GUARDED_BY(mutex);
  std::vector<std::unique_ptr<Batch>> spare ABSL_GUARDED_BY(mutex);
  bool stopped ABSL_GUARDED_BY(mutex) = false;
  std::thread thread;

  // Of the caller.
  std::unique_ptr<Batch> batch;
  size_t used = 0;  // of batch
  int64_t bytes_read = 0;
};

absl::string_view CsvRow::Get(absl::string_view column) const {
  const auto found = index_->find(column);
  return found == index_->end() ? absl::string_view() : values_[found->second];
}

CsvReader::CsvReader(std::unique_ptr<Source> source)
    : source_(std::move(source)) {}

CsvReader::~CsvReader() {
  {
    absl::MutexLock lock(&source_->mutex);
    source_->stopped = true;
  }
  if (source_->thread.joinable()) source_->thread.join();
}

absl::StatusOr<std::unique_ptr<CsvReader>> CsvReader::Open(
    const std::string& path, const std::vector<Column>& columns,
    PrepareRow prepare) {
  auto reader = absl::WrapUnique(new CsvReader(std::make_unique<Source>(path)));
  reader->prepare_ = prepare;
  CUSTODIA_RETURN_IF_ERROR(reader->FindColumns(columns));
  return reader;
}

absl::Status CsvReader::FindColumns(const std::vector<Column>& columns) {
  const std::string& path = source_->csv.path();
  RawRow& header = source_->raw;
  CUSTODIA_ASSIGN_OR_RETURN(const bool any, source_->csv.Next(header));
  if (!any) return error::FileNotCsv(path, "empty");
  width_ = header.fields.size();
  const auto places = PlacesOf(header.fields);
  std::vector<std::string> missing;
  for (const Column& column : columns) {
    std::vector<std::string> names = column.aliases;
    names.insert(names.begin(), column.name);
    for (const std::string& name : names) {
      const auto found = places.find(HeaderKey(name));
      if (found == places.end()) continue;
      if (found->second == kRepeated) {
        return error::ColumnRepeated(path, column.name);
      }
      if (index_.try_emplace(column.name, places_.size()).second) {
        places_.push_back(found->second);
      }
    }
    if (column.required && !index_.contains(column.name)) {
      missing.push_back(column.name);
    }
  }
  if (!missing.empty()) return error::ColumnsMissing(path, missing);
  source_->bytes_read = source_->csv.bytes_read();
  return absl::OkStatus();
}

absl::StatusOr<const CsvRow*> CsvReader::Next() {
  Source& source = *source_;
  while (source.batch == nullptr || source.used == source.batch->size) {
    if (source.batch != nullptr && source.batch->last) {
      CUSTODIA_RETURN_IF_ERROR(source.batch->status);
      return nullptr;
    }
    TakeBatch();
  }
  return &source.batch->rows[source.used++];
}

// Gives the batch back that was used up, and waits for the next.
void CsvReader::TakeBatch() {
  Source& source = *source_;
  if (!source.thread.joinable()) {
    source.thread = std::thread([this] { ReadAhead(); });
  }
  absl::MutexLock lock(&source.mutex);
  if (source.batch != nullptr) source.spare.push_back(std::move(source.batch));
  const auto any = [&source] {
    source.mutex.AssertHeld();
    return !source.full.empty();
  };
  source.mutex.Await(absl::Condition(&any));
  source.batch = std::move(source.full.front());
  source.full.pop_front();
  source.used = 0;
  source.bytes_read = source.batch->bytes_read;
}

void CsvReader::ReadAhead() {
  Source& source = *source_;
  bool last = false;
  while (!last) {
    std::unique_ptr<Batch> batch;
    {
      absl::MutexLock lock(&source.mutex);
      const auto room = [&source] {
        source.mutex.AssertHeld();
        return source.stopped || source.full.size() < kBatchesAhead;
      };
      source.mutex.Await(absl::Condition(&room));
      if (source.stopped) return;
      if (!source.spare.empty()) {
        batch = std::move(source.spare.back());
        source.spare.pop_back();
      }
    }
    if (batch == nullptr) batch = std::make_unique<Batch>();
    FillBatch(*batch);
    last = batch->last;
    absl::MutexLock lock(&source.mutex);
    source.full.push_back(std::move(batch));
  }
}

void CsvReader::FillBatch(Batch& batch) {
  batch.size = 0;
  size_t bytes = 0;
  while (batch.size < kBatchRows && bytes < kBatchBytes) {
    const absl::StatusOr<bool> any = source_->csv.Next(source_->raw);
    if (!any.ok() || !*any) {
      batch.status = any.status();
      batch.last = true;
      break;
    }
    if (batch.size == batch.rows.size()) batch.rows.emplace_back();
    FillRow(batch.rows[batch.size++]);
    bytes += source_->raw.bytes;
  }
  batch.bytes_read = source_->csv.bytes_read();
}

void CsvReader::FillRow(CsvRow& row) {
  const std::vector<absl::string_view>& fields = source_->raw.fields;
  row.line_ = source_->raw.line;
  row.index_ = &index_;
  row.fault_.clear();
  row.values_.resize(places_.size());
  if (fields.size() != width_) {
    row.fault_ = absl::StrCat("the row has ", fields.size(),
                              " fields, the header ", width_);
  }
  for (size_t i = 0; i < places_.size(); ++i) {
    if (!row.fault_.empty()) {
      row.values_[i].clear();
    } else if (!CleanTextInto(fields[places_[i]], row.values_[i])) {
      row.fault_ = "a field has bytes that are no text";
      row.values_[i].clear();
    }
  }
  row.prepared_.reset();
  if (prepare_ != nullptr && row.fault_.empty()) row.prepared_ = prepare_(row);
}

int64_t CsvReader::bytes_read() const { return source_->bytes_read; }
int64_t CsvReader::bytes_total() const { return source_->csv.bytes_total(); }

std::string CsvReader::Digest() {
  source_->thread.join();
  return source_->csv.Digest();
}

}  // namespace custodia::directory
