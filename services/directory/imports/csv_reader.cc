#include "services/directory/imports/csv_reader.h"

#include <optional>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/imports/csv_source.h"
#include "services/directory/imports/errors.h"
#include "services/directory/imports/text.h"

namespace custodia::directory {
namespace {

std::string HeaderKey(absl::string_view name) {
  return absl::AsciiStrToLower(CleanText(name).value_or(""));
}

// Where the header has the names; kRepeated where it has one twice.
constexpr size_t kRepeated = static_cast<size_t>(-1);
absl::flat_hash_map<std::string, size_t> PlacesOf(
    const std::vector<std::string>& header) {
  absl::flat_hash_map<std::string, size_t> places;
  for (size_t i = 0; i < header.size(); ++i) {
    const auto [place, added] = places.try_emplace(HeaderKey(header[i]), i);
    if (!added) place->second = kRepeated;
  }
  return places;
}

}  // namespace

struct CsvReader::Source {
  explicit Source(const std::string& path) : csv(path) {}
  CsvSource csv;
  RawRow raw;
};

absl::string_view CsvRow::Get(absl::string_view column) const {
  const auto found = index_->find(column);
  return found == index_->end() ? absl::string_view() : values_[found->second];
}

CsvReader::CsvReader(std::unique_ptr<Source> source)
    : source_(std::move(source)) {}

CsvReader::~CsvReader() = default;

absl::StatusOr<std::unique_ptr<CsvReader>> CsvReader::Open(
    const std::string& path, const std::vector<Column>& columns) {
  auto reader = absl::WrapUnique(new CsvReader(std::make_unique<Source>(path)));
  CUSTODIA_RETURN_IF_ERROR(reader->FindColumns(columns));
  return reader;
}

absl::Status CsvReader::FindColumns(const std::vector<Column>& columns) {
  const std::string& path = source_->csv.path();
  RawRow header;
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
  row_.index_ = &index_;
  return absl::OkStatus();
}

absl::StatusOr<const CsvRow*> CsvReader::Next() {
  CUSTODIA_ASSIGN_OR_RETURN(const bool any, source_->csv.Next(source_->raw));
  if (!any) return nullptr;
  row_.line_ = source_->raw.line;
  Fill(source_->raw.fields);
  return &row_;
}

void CsvReader::Fill(const std::vector<std::string>& fields) {
  row_.fault_.clear();
  row_.values_.assign(places_.size(), "");
  if (fields.size() != width_) {
    row_.fault_ = absl::StrCat("the row has ", fields.size(),
                               " fields, the header ", width_);
    return;
  }
  for (size_t i = 0; i < places_.size(); ++i) {
    std::optional<std::string> text = CleanText(fields[places_[i]]);
    if (!text) {
      row_.fault_ = "a field has bytes that are no text";
      return;
    }
    row_.values_[i] = *std::move(text);
  }
}

int64_t CsvReader::bytes_read() const { return source_->csv.bytes_read(); }
int64_t CsvReader::bytes_total() const { return source_->csv.bytes_total(); }
std::string CsvReader::Digest() { return source_->csv.Digest(); }

}  // namespace custodia::directory
