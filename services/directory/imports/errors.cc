#include "services/directory/imports/errors.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace custodia::directory::error {

absl::Status FormatUnknown(const std::vector<std::string>& formats) {
  return Make(absl::StatusCode::kInvalidArgument, "IMPORT_FORMAT_UNKNOWN",
              absl::StrCat("The format must be one of ",
                           absl::StrJoin(formats, ", "), "."));
}

absl::Status FileUnreadable(absl::string_view file) {
  return Make(absl::StatusCode::kNotFound, "IMPORT_FILE_UNREADABLE",
              absl::StrCat(file, " cannot be read."));
}

absl::Status RejectsUnwritable(absl::string_view file) {
  return Make(absl::StatusCode::kInternal, "IMPORT_REJECTS_UNWRITABLE",
              absl::StrCat(file, " cannot be written."));
}

absl::Status FileNotCsv(absl::string_view file, absl::string_view what) {
  return Make(absl::StatusCode::kInvalidArgument, "IMPORT_FILE_NOT_CSV",
              absl::StrCat(file, " is ", what, ", not CSV text."));
}

absl::Status ColumnsMissing(absl::string_view file,
                            const std::vector<std::string>& columns) {
  return Make(absl::StatusCode::kInvalidArgument, "IMPORT_COLUMN_MISSING",
              absl::StrCat(file, ":1: the header lacks: ",
                           absl::StrJoin(columns, ", "), "."));
}

absl::Status ColumnRepeated(absl::string_view file, absl::string_view column) {
  return Make(absl::StatusCode::kInvalidArgument, "IMPORT_COLUMN_REPEATED",
              absl::StrCat(file, ":1: the header has ", column, " twice."));
}

absl::Status RowMalformed(absl::string_view file, int64_t line,
                          absl::string_view what) {
  return Make(absl::StatusCode::kInvalidArgument, "IMPORT_ROW_MALFORMED",
              absl::StrCat(file, ":", line, ": ", what, "."));
}

}  // namespace custodia::directory::error
