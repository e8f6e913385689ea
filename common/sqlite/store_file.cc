#include "common/sqlite/store_file.h"

#include <filesystem>
#include <system_error>

#include "absl/strings/strip.h"
#include "common/errors.h"
#include "common/sqlite/database.h"
#include "common/status_macros.h"

namespace custodia::sqlite {
namespace {

bool Exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

}  // namespace

absl::StatusOr<std::string> PathOf(absl::string_view uri) {
  if (!absl::ConsumePrefix(&uri, "sqlite:") || uri.empty()) {
    return error::InvalidField("store", "sqlite:PATH or sqlite::memory:");
  }
  return std::string(uri);
}

absl::StatusOr<std::string> FileOf(absl::string_view uri) {
  absl::StatusOr<std::string> path = PathOf(uri);
  if (!path.ok() || !Exists(*path)) {
    return error::InvalidField("store", "sqlite:PATH of a store");
  }
  return path;
}

absl::Status BackUp(absl::string_view uri, const std::string& to) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string from, FileOf(uri));
  if (Exists(to)) {
    return error::InvalidField("to", "a file that does not exist");
  }
  return Database::Copy(from, to);
}

}  // namespace custodia::sqlite
