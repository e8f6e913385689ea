#include "services/directory/exports/csv_writer.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/directory/exports/errors.h"

namespace custodia::directory {
namespace {

std::string Field(const std::string& value) {
  if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
  return absl::StrCat("\"", absl::StrReplaceAll(value, {{"\"", "\"\""}}), "\"");
}

}  // namespace

CsvWriter::CsvWriter(std::string path, std::vector<std::string> columns)
    : path_(std::move(path)),
      columns_(std::move(columns)),
      out_(path_, std::ios::binary) {
  out_ << absl::StrJoin(columns_, ",") << '\n';
}

void CsvWriter::Add(const CsvValues& values) {
  const char* separator = "";
  for (const std::string& column : columns_) {
    const auto value = values.find(column);
    out_ << separator << (value == values.end() ? "" : Field(value->second));
    separator = ",";
  }
  out_ << '\n';
  ++rows_;
}

absl::Status CsvWriter::Close() {
  out_.close();
  return out_ ? absl::OkStatus() : error::ExportUnwritable(path_);
}

}  // namespace custodia::directory
