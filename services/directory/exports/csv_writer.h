#ifndef CUSTODIA_SERVICES_DIRECTORY_EXPORTS_CSV_WRITER_H_
#define CUSTODIA_SERVICES_DIRECTORY_EXPORTS_CSV_WRITER_H_

#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace custodia::directory {

// What a row says, by column; a column that is left out is empty.
using CsvValues = std::map<std::string, std::string, std::less<>>;

// Writes one CSV file row by row (RFC 4180, UTF-8). Not thread-safe.
class CsvWriter {
 public:
  // Makes the file `path`, with a header.
  CsvWriter(std::string path, std::vector<std::string> columns);

  // Adds a row; every column of `values` has to be one of the file's.
  void Add(const CsvValues& values);

  // Writes what is left. To be called last. EXPORT_UNWRITABLE where any of the
  // file could not be written.
  absl::Status Close();

  const std::string& path() const { return path_; }
  int64_t rows() const { return rows_; }

 private:
  const std::string path_;
  const std::vector<std::string> columns_;
  std::ofstream out_;
  int64_t rows_ = 0;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_EXPORTS_CSV_WRITER_H_
