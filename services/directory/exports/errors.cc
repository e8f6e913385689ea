#include "services/directory/exports/errors.h"

#include "absl/strings/str_cat.h"

namespace custodia::directory::error {

absl::Status ExportExists(absl::string_view path) {
  return Make(absl::StatusCode::kAlreadyExists, "EXPORT_EXISTS",
              absl::StrCat(path, " exists and is not overwritten."));
}

absl::Status ExportUnwritable(absl::string_view path) {
  return Make(absl::StatusCode::kInternal, "EXPORT_UNWRITABLE",
              absl::StrCat(path, " cannot be written."));
}

}  // namespace custodia::directory::error
