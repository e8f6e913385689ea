#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ERRORS_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ERRORS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/errors.h"

// What is wrong with a whole import file: nothing of it was imported. What is
// wrong with one row is no error; the row is refused (row_fields.h). `file` is
// the path as the caller gave it; no message repeats what the file says.
namespace custodia::directory::error {

// INVALID_ARGUMENT. No importer has this name; the message lists those there
// are.
absl::Status FormatUnknown(const std::vector<std::string>& formats);

// NOT_FOUND. The file cannot be opened or read.
absl::Status FileUnreadable(absl::string_view file);

// INTERNAL. The rejects file cannot be written.
absl::Status RejectsUnwritable(absl::string_view file);

// INVALID_ARGUMENT. The file is no CSV text: empty, a web page, UTF-16.
// `what` completes "FILE is ...".
absl::Status FileNotCsv(absl::string_view file, absl::string_view what);

// INVALID_ARGUMENT. The header lacks columns, or has one of them twice.
absl::Status ColumnsMissing(absl::string_view file,
                            const std::vector<std::string>& columns);
absl::Status ColumnRepeated(absl::string_view file, absl::string_view column);

// INVALID_ARGUMENT. The row that begins on `line` cannot be split into fields.
// `what` is a sentence without its full stop.
absl::Status RowMalformed(absl::string_view file, int64_t line,
                          absl::string_view what);

}  // namespace custodia::directory::error

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ERRORS_H_
