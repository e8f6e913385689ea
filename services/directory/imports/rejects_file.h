#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_REJECTS_FILE_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_REJECTS_FILE_H_

#include <cstdint>
#include <fstream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/directory/imports/row_fields.h"

namespace custodia::directory {

// Rows that were refused, as a CSV file `file,line,reason,columns`. It holds no
// value of a row, so it may be sent to whoever keeps the source. It is made
// with the first row; a former one in its place goes. Not thread-safe.
class RejectsFile {
 public:
  explicit RejectsFile(std::string path) : path_(std::move(path)) {}

  const std::string& path() const { return path_; }

  // Takes back all rows added since Keep().
  // IMPORT_REJECTS_UNWRITABLE.
  absl::Status TakeBack();

  // Adds a row; `file` is the path of the import file.
  // IMPORT_REJECTS_UNWRITABLE.
  absl::Status Add(absl::string_view file, int64_t line,
                   const Refusal& refusal);

  // Makes what was added last. IMPORT_REJECTS_UNWRITABLE.
  absl::Status Keep();

 private:
  absl::Status Check();

  const std::string path_;
  std::ofstream out_;
  uintmax_t kept_bytes_ = 0;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_REJECTS_FILE_H_
