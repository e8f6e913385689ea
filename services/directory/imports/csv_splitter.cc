#include "services/directory/imports/csv_splitter.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "common/status_macros.h"
#include "services/directory/imports/csv_reader.h"
#include "services/directory/imports/errors.h"

namespace custodia::directory {
namespace {

constexpr size_t kBlockBytes = size_t{256} << 10;
constexpr size_t kStartBytes = size_t{64} << 10;

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

bool IsSpace(char c) { return c == ' ' || c == '\t'; }
bool EndsRow(char c) { return c == '\n' || c == '\r'; }
bool EndsField(char c) { return c == ',' || EndsRow(c); }

absl::string_view Text(const char* from, const char* to) {
  return absl::string_view(from, static_cast<size_t>(to - from));
}

}  // namespace

CsvSplitter::CsvSplitter(const std::string& path)
    : path_(path), file_(path, std::ios::binary) {
  std::error_code ignored;
  const auto size = std::filesystem::file_size(path, ignored);
  if (!ignored) bytes_total_ = static_cast<int64_t>(size);
}

absl::StatusOr<bool> CsvSplitter::Next(RawRow& row) {
  while (true) {
    SkipBlank();
    if (used_ < block_.size()) {
      const Extent extent = TakeRow(row);
      if (row.bytes > kMaxRowBytes) {
        return Malformed("the row is longer than 1 MiB; is a quote not closed");
      }
      if (extent == Extent::kMalformed) {
        return Malformed(
            "a quote stands within a field; double it and quote the field");
      }
      if (extent == Extent::kWhole) return true;
      if (at_end_) {
        return Malformed(
            "the file ends within quotes; it may have been cut off");
      }
    } else if (at_end_) {
      return false;
    }
    CUSTODIA_RETURN_IF_ERROR(ReadMore());
  }
}

// Puts the next block behind what is left of this one.
absl::Status CsvSplitter::ReadMore() {
  block_.erase(0, used_);
  used_ = 0;
  const size_t left = block_.size();
  block_.resize(left + kBlockBytes);
  file_.read(block_.data() + left, static_cast<std::streamsize>(kBlockBytes));
  // A folder opens, and fails here.
  if (!file_.is_open() || file_.bad()) return error::FileUnreadable(path_);
  block_.resize(left + static_cast<size_t>(file_.gcount()));
  const absl::string_view added = absl::string_view(block_).substr(left);
  digest_.Update(added);
  at_end_ = added.empty();
  if (bytes_read_ == 0) {
    CUSTODIA_RETURN_IF_ERROR(CheckStart(path_, added.substr(0, kStartBytes)));
    if (absl::StartsWith(added, "\xEF\xBB\xBF")) used_ = 3;
  }
  bytes_read_ += static_cast<int64_t>(added.size());
  return absl::OkStatus();
}

// What is between rows.
void CsvSplitter::SkipBlank() {
  for (; used_ < block_.size(); ++used_) {
    const char c = block_[used_];
    if (c == '\n') ++line_;
    if (!IsSpace(c) && !EndsRow(c)) return;
  }
}

// Takes nothing where the row is not there whole. Sets `bytes` in any case.
CsvSplitter::Extent CsvSplitter::TakeRow(RawRow& row) {
  const char* const begin = block_.data() + used_;
  const char* const end = block_.data() + block_.size();
  const char* at = begin;
  row.line = line_;
  row.fields.clear();
  undoubled_.clear();
  row.bytes = static_cast<size_t>(end - begin);
  while (true) {
    absl::string_view& field = row.fields.emplace_back();
    const Extent extent = TakeField(at, field);
    if (extent != Extent::kWhole) return extent;
    if (at == end || EndsRow(*at)) break;
    ++at;  // The comma.
  }
  if (at < end) ++at;
  row.bytes = static_cast<size_t>(at - begin);
  if (row.bytes > kMaxRowBytes) return Extent::kWhole;
  used_ += row.bytes;
  line_ += std::count(begin, at, '\n');
  return Extent::kWhole;
}

// Leaves `at` on what ends the field: a comma, the end of the row or file.
CsvSplitter::Extent CsvSplitter::TakeField(const char*& at,
                                           absl::string_view& field) {
  const char* const end = block_.data() + block_.size();
  // By far the most fields of NPPES.
  if (end - at > 2 && at[0] == '"' && at[1] == '"' && at[2] == ',') {
    at += 2;
    return Extent::kWhole;
  }
  while (at < end && IsSpace(*at)) ++at;
  if (at == end) return at_end_ ? Extent::kWhole : Extent::kToTheEnd;
  return *at == '"' ? TakeQuoted(at, field) : TakePlain(at, field);
}

CsvSplitter::Extent CsvSplitter::TakeQuoted(const char*& at,
                                            absl::string_view& field) {
  const char* const end = block_.data() + block_.size();
  const char* const begin = at + 1;
  const char* quote = begin;
  bool doubled = false;
  while (true) {
    quote = static_cast<const char*>(
        std::memchr(quote, '"', static_cast<size_t>(end - quote)));
    if (quote == nullptr) return Extent::kToTheEnd;
    if (quote + 1 == end || quote[1] != '"') break;
    doubled = true;
    quote += 2;
  }
  field = Text(begin, quote);
  at = quote + 1;
  while (at < end && IsSpace(*at)) ++at;
  if (at == end && !at_end_) return Extent::kToTheEnd;
  if (at < end && !EndsField(*at)) return Extent::kMalformed;
  if (doubled) field = Undouble(field);
  return Extent::kWhole;
}

CsvSplitter::Extent CsvSplitter::TakePlain(const char*& at,
                                           absl::string_view& field) {
  const char* const end = block_.data() + block_.size();
  const char* const begin = at;
  while (at < end && !EndsField(*at)) {
    if (*at == '"') return Extent::kMalformed;
    ++at;
  }
  if (at == end && !at_end_) return Extent::kToTheEnd;
  const char* last = at;
  while (last > begin && IsSpace(last[-1])) --last;
  field = Text(begin, last);
  return Extent::kWhole;
}

absl::string_view CsvSplitter::Undouble(absl::string_view field) {
  return undoubled_.emplace_back(absl::StrReplaceAll(field, {{"\"\"", "\""}}));
}

absl::Status CsvSplitter::Malformed(absl::string_view what) const {
  return error::RowMalformed(path_, line_, what);
}

}  // namespace custodia::directory
