#include "tests/benchmark/nation/table_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <utility>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace custodia::benchmark {
namespace {

constexpr size_t kBufferBytes = size_t{1} << 20;

[[noreturn]] void Die(const std::string& path, const char* what) {
  std::fprintf(stderr, "%s: %s\n", path.c_str(), what);
  std::exit(1);
}

}  // namespace

TableFile::TableFile(const std::string& path, std::vector<std::string> header,
                     Quotes quotes)
    : path_(path), quotes_(quotes), file_(std::fopen(path.c_str(), "wb")) {
  if (file_ == nullptr) Die(path_, std::strerror(errno));
  for (size_t i = 0; i < header.size(); ++i) places_[header[i]] = i;
  cells_ = std::move(header);
  for (size_t i = 0; i < cells_.size(); ++i) filled_.push_back(i);
  EndRow();
  rows_ = 0;
}

TableFile::~TableFile() {
  Flush();
  if (std::fclose(file_) != 0) Die(path_, std::strerror(errno));
}

void TableFile::Set(absl::string_view column, absl::string_view value) {
  const auto place =
      places_.find(std::string_view(column.data(), column.size()));
  if (place == places_.end()) Die(path_, "no such column");
  cells_[place->second].assign(value.data(), value.size());
  filled_.push_back(place->second);
}

void TableFile::Append(absl::string_view value) {
  const bool quoted = quotes_ == Quotes::kAlways ||
                      value.find_first_of(",\"\n\r") != absl::string_view::npos;
  if (!quoted) {
    buffer_.append(value.data(), value.size());
    return;
  }
  buffer_ += '"';
  if (value.find('"') == absl::string_view::npos) {
    buffer_.append(value.data(), value.size());
  } else {
    buffer_ += absl::StrReplaceAll(value, {{"\"", "\"\""}});
  }
  buffer_ += '"';
}

void TableFile::EndRow() {
  for (size_t i = 0; i < cells_.size(); ++i) {
    if (i > 0) buffer_ += ',';
    Append(cells_[i]);
  }
  buffer_ += '\n';
  for (const size_t place : filled_) cells_[place].clear();
  filled_.clear();
  ++rows_;
  if (buffer_.size() > kBufferBytes) Flush();
}

void TableFile::Flush() {
  if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size()) {
    Die(path_, std::strerror(errno));
  }
  buffer_.clear();
}

std::vector<std::string> ReadHeader(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) Die(path, "cannot be read");
  std::vector<std::string> names;
  for (absl::string_view name : absl::StrSplit(line, ',')) {
    absl::ConsumePrefix(&name, "\"");
    absl::ConsumeSuffix(&name, "\r");
    absl::ConsumeSuffix(&name, "\"");
    names.emplace_back(name);
  }
  return names;
}

}  // namespace custodia::benchmark
