#ifndef CUSTODIA_TESTS_BENCHMARK_NATION_TABLE_FILE_H_
#define CUSTODIA_TESTS_BENCHMARK_NATION_TABLE_FILE_H_

#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace custodia::benchmark {

// Writes a CSV file row by row. Ends the program where that fails.
class TableFile {
 public:
  enum class Quotes { kAlways, kWhereNeeded };

  // `header`: the names of the columns, without quotes.
  TableFile(const std::string& path, std::vector<std::string> header,
            Quotes quotes);
  ~TableFile();
  TableFile(const TableFile&) = delete;
  TableFile& operator=(const TableFile&) = delete;

  // Sets a cell of the row at hand; the others are empty.
  void Set(absl::string_view column, absl::string_view value);
  void EndRow();

  int64_t rows() const { return rows_; }

 private:
  void Append(absl::string_view value);
  void Flush();

  const std::string path_;
  const Quotes quotes_;
  std::FILE* const file_;
  std::map<std::string, size_t, std::less<>> places_;
  std::vector<std::string> cells_;
  std::vector<size_t> filled_;
  std::string buffer_;
  int64_t rows_ = 0;
};

// Returns the columns that the first line of a CSV file names. Ends the program
// where it cannot be read.
std::vector<std::string> ReadHeader(const std::string& path);

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_NATION_TABLE_FILE_H_
