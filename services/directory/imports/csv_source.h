#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CSV_SOURCE_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CSV_SOURCE_H_

#include <csv.h>

#include <cstdint>
#include <deque>
#include <fstream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/crypto/digest.h"

namespace custodia::directory {

// A row as it stands in the file.
struct RawRow {
  int64_t line = 0;  // on which it begins
  std::vector<std::string> fields;
};

// Splits a file into rows through libcsv. What CsvReader promises of rows,
// errors and memory holds here already. Not thread-safe.
class CsvSource {
 public:
  explicit CsvSource(const std::string& path);
  ~CsvSource();
  CsvSource(const CsvSource&) = delete;
  CsvSource& operator=(const CsvSource&) = delete;

  // Returns whether there was another row, and it is in `row`.
  absl::StatusOr<bool> Next(RawRow& row);

  const std::string& path() const { return path_; }
  int64_t bytes_read() const { return bytes_read_; }
  int64_t bytes_total() const { return bytes_total_; }
  std::string Digest() { return digest_.Finish(); }

 private:
  absl::Status ReadChunk();
  absl::Status ParseLine();
  absl::Status Finish();
  absl::Status Malformed(absl::string_view what) const;
  void AddField(absl::string_view field);
  void EndRow();
  bool RowIsEmpty() const;

  const std::string path_;
  std::ifstream file_;
  int64_t bytes_read_ = 0;
  int64_t bytes_total_ = 0;
  custodia::Digest digest_;

  std::string chunk_;
  size_t used_ = 0;  // of chunk_
  bool at_end_ = false;

  csv_parser parser_;
  int64_t line_ = 1;  // that the next byte belongs to
  RawRow open_;       // the row being parsed
  size_t open_bytes_ = 0;
  std::deque<RawRow> rows_;  // parsed, not yet returned
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CSV_SOURCE_H_
