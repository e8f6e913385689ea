#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CSV_READER_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CSV_READER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace custodia::directory {

// The bytes that one row may have at most.
inline constexpr size_t kMaxRowBytes = size_t{1} << 20;

// A column that an importer reads.
struct Column {
  std::string name;
  bool required = true;  // in the header; a value may still be empty
  std::vector<std::string> aliases;  // other names it had in other years
};

// What an importer makes of a row, whatever it is.
struct PreparedRow {
  virtual ~PreparedRow() = default;
};

// One row. Valid until the reader's next row.
class CsvRow {
 public:
  // The number of the line on which it begins; the header's is usually 1.
  int64_t line() const { return line_; }

  // Returns the value of a column named in CsvReader::Open, as CleanText makes
  // it; "" where the file has no such column.
  absl::string_view Get(absl::string_view column) const;

  // Returns why no value of the row can be trusted, or "".
  const std::string& fault() const { return fault_; }

  // Returns what CsvReader::Open's `prepare` made of it; null where it has a
  // fault.
  const PreparedRow* prepared() const { return prepared_.get(); }

 private:
  friend class CsvReader;
  using Index = absl::flat_hash_map<std::string, size_t>;

  int64_t line_ = 0;
  std::vector<std::string> values_;  // of the columns asked for, cleaned
  std::string fault_;
  std::unique_ptr<const PreparedRow> prepared_;
  const Index* index_ = nullptr;  // column to its place in values_
};

// Runs on the thread that reads ahead, beside whoever takes the rows before.
using PrepareRow = std::unique_ptr<const PreparedRow> (*)(const CsvRow& row);

// Reads a CSV file with a header (RFC 4180; LF or CRLF) row by row, in memory
// that does not grow with the file. Columns are found by name, without regard
// to case, spaces around it, quotes or a byte order mark. Blank lines are
// skipped. A thread of its own reads a little ahead. Not thread-safe.
class CsvReader {
 public:
  // Opens `path` and finds `columns` in its header; `prepare`, if any, is given
  // each row without a fault. IMPORT_FILE_UNREADABLE,
  // IMPORT_FILE_NOT_CSV, IMPORT_COLUMN_MISSING (names all that are missing),
  // IMPORT_COLUMN_REPEATED, IMPORT_ROW_MALFORMED.
  static absl::StatusOr<std::unique_ptr<CsvReader>> Open(
      const std::string& path, const std::vector<Column>& columns,
      PrepareRow prepare = nullptr);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  // Returns the next row, which the reader keeps, or null at the end.
  // IMPORT_FILE_UNREADABLE; IMPORT_ROW_MALFORMED where quotes do not match, the
  // file ends within quotes, or a row is longer than kMaxRowBytes.
  absl::StatusOr<const CsvRow*> Next();

  // How far the file is read, for progress.
  int64_t bytes_read() const;
  int64_t bytes_total() const;

  // Returns the SHA-256 of the whole file in hexadecimal. To be called once,
  // after Next() returned null.
  std::string Digest();

 private:
  struct Source;  // the file, and what is read of it ahead
  struct Batch;

  explicit CsvReader(std::unique_ptr<Source> source);
  absl::Status FindColumns(const std::vector<Column>& columns);
  void TakeBatch();
  void ReadAhead();
  void FillBatch(Batch& batch);
  void FillRow(CsvRow& row);

  const std::unique_ptr<Source> source_;
  PrepareRow prepare_ = nullptr;
  size_t width_ = 0;            // fields of the header
  std::vector<size_t> places_;  // field of each column found
  CsvRow::Index index_;         // column to its place in places_
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CSV_READER_H_
