#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CSV_SPLITTER_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CSV_SPLITTER_H_

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

// A row as it stands in the file. Good until the splitter's next row.
struct RawRow {
  int64_t line = 0;  // on which it begins
  size_t bytes = 0;
  // Without their quotes; white space around them may be gone.
  std::vector<absl::string_view> fields;
};

// Splits a file into rows, in place. What CsvReader promises of rows, errors
// and memory holds here already. White space around quotes is let pass; a quote
// anywhere else within a field is not. LF, CR and CRLF end a row. Not
// thread-safe.
class CsvSplitter {
 public:
  explicit CsvSplitter(const std::string& path);
  CsvSplitter(const CsvSplitter&) = delete;
  CsvSplitter& operator=(const CsvSplitter&) = delete;

  // Returns whether there was another row, and it is in `row`.
  absl::StatusOr<bool> Next(RawRow& row);

  const std::string& path() const { return path_; }
  int64_t bytes_read() const { return bytes_read_; }
  int64_t bytes_total() const { return bytes_total_; }
  std::string Digest() { return digest_.Finish(); }

 private:
  // How far the text of a field or row goes.
  enum class Extent { kWhole, kToTheEnd, kMalformed };

  absl::Status ReadMore();
  void SkipBlank();
  Extent TakeRow(RawRow& row);
  Extent TakeField(const char*& at, absl::string_view& field);
  Extent TakeQuoted(const char*& at, absl::string_view& field);
  Extent TakePlain(const char*& at, absl::string_view& field);
  absl::string_view Undouble(absl::string_view field);
  absl::Status Malformed(absl::string_view what) const;

  const std::string path_;
  std::ifstream file_;
  int64_t bytes_read_ = 0;
  int64_t bytes_total_ = 0;
  custodia::Digest digest_;

  std::string block_;  // from the row to be taken on
  size_t used_ = 0;    // of block_
  // Fields of the row that had quotes in them, without every second.
  std::deque<std::string> undoubled_;
  bool at_end_ = false;
  int64_t line_ = 1;  // of the byte at used_
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CSV_SPLITTER_H_
