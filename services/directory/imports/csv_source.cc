#include "services/directory/imports/csv_source.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "common/status_macros.h"
#include "services/directory/imports/csv_reader.h"
#include "services/directory/imports/errors.h"

namespace custodia::directory {
namespace {

constexpr size_t kChunkBytes = size_t{64} << 10;

// Tells files of another kind by how they begin.
absl::Status CheckStart(const std::string& path, absl::string_view start) {
  const size_t text = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (text == absl::string_view::npos) {
    return error::FileNotCsv(path, "empty");
  }
  if (absl::StartsWith(start, "\xFF\xFE") ||
      absl::StartsWith(start, "\xFE\xFF")) {
    return error::FileNotCsv(path, "UTF-16 text");
  }
  if (start[text] == '<') return error::FileNotCsv(path, "a web page");
  if (start.find('\0') != absl::string_view::npos) {
    return error::FileNotCsv(path, "binary");
  }
  return absl::OkStatus();
}

}  // namespace

CsvSource::CsvSource(const std::string& path)
    : path_(path), file_(path, std::ios::binary), parser_{} {
  std::error_code ignored;
  const auto size = std::filesystem::file_size(path, ignored);
  if (!ignored) bytes_total_ = static_cast<int64_t>(size);
  csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
}

CsvSource::~CsvSource() { csv_free(&parser_); }

absl::StatusOr<bool> CsvSource::Next(RawRow& row) {
  while (rows_.empty()) {
    if (used_ < chunk_.size()) {
      CUSTODIA_RETURN_IF_ERROR(ParseLine());
    } else if (at_end_) {
      return false;
    } else {
      CUSTODIA_RETURN_IF_ERROR(ReadChunk());
      if (at_end_) CUSTODIA_RETURN_IF_ERROR(Finish());
    }
  }
  row = std::move(rows_.front());
  rows_.pop_front();
  return true;
}

absl::Status CsvSource::ReadChunk() {
  chunk_.resize(kChunkBytes);
  used_ = 0;
  file_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
  // A folder opens, and fails here.
  if (!file_.is_open() || file_.bad()) return error::FileUnreadable(path_);
  chunk_.resize(static_cast<size_t>(file_.gcount()));
  if (bytes_read_ == 0) {
    CUSTODIA_RETURN_IF_ERROR(CheckStart(path_, chunk_));
    if (absl::StartsWith(chunk_, "\xEF\xBB\xBF")) used_ = 3;
  }
  at_end_ = chunk_.empty();
  digest_.Update(chunk_);
  bytes_read_ += static_cast<int64_t>(chunk_.size());
  return absl::OkStatus();
}

// libcsv counts no lines, so it is given one at a time (or what the chunk has
// of it).
absl::Status CsvSource::ParseLine() {
  const absl::string_view rest = absl::string_view(chunk_).substr(used_);
  const size_t newline = rest.find('\n');
  const bool whole = newline != absl::string_view::npos;
  const absl::string_view piece = whole ? rest.substr(0, newline + 1) : rest;
  if (RowIsEmpty()) open_.line = line_;
  if (open_bytes_ + parser_.entry_pos + piece.size() > kMaxRowBytes) {
    return Malformed("the row is longer than 1 MiB; is a quote not closed");
  }
  const size_t parsed = csv_parse(
      &parser_, piece.data(), piece.size(),
      [](void* field, size_t size, void* self) {
        static_cast<CsvSource*>(self)->AddField(
            absl::string_view(static_cast<const char*>(field), size));
      },
      [](int, void* self) { static_cast<CsvSource*>(self)->EndRow(); }, this);
  if (parsed != piece.size()) {
    return Malformed(
        "a quote stands within a field; double it and quote the field");
  }
  used_ += piece.size();
  if (whole) ++line_;
  return absl::OkStatus();
}

absl::Status CsvSource::Finish() {
  const int failed = csv_fini(
      &parser_,
      [](void* field, size_t size, void* self) {
        static_cast<CsvSource*>(self)->AddField(
            absl::string_view(static_cast<const char*>(field), size));
      },
      [](int, void* self) { static_cast<CsvSource*>(self)->EndRow(); }, this);
  if (failed != 0) {
    return Malformed("the file ends within quotes; it may have been cut off");
  }
  return absl::OkStatus();
}

absl::Status CsvSource::Malformed(absl::string_view what) const {
  return error::RowMalformed(path_, open_.line, what);
}

void CsvSource::AddField(absl::string_view field) {
  open_bytes_ += field.size();
  open_.fields.emplace_back(field);
}

void CsvSource::EndRow() {
  rows_.push_back(std::move(open_));
  open_ = RawRow{.line = line_};
  open_bytes_ = 0;
}

// Whether the parser stands between two rows.
bool CsvSource::RowIsEmpty() const {
  return open_.fields.empty() && parser_.entry_pos == 0 && parser_.quoted == 0;
}

}  // namespace custodia::directory
