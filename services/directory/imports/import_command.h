#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_IMPORT_COMMAND_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_IMPORT_COMMAND_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/clock.h"
#include "services/directory/imports/import_progress.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// What became of one file.
struct FileSummary {
  std::string file;
  int64_t rows_read = 0;
  int64_t rows_taken = 0;
  int64_t rows_refused = 0;
  bool changed = false;      // whether the directory learned anything
  std::string rejects_file;  // "" where no row was refused

  bool operator==(const FileSummary&) const = default;
};

// What to import.
struct ImportOptions {
  std::string format;  // one of ImportFormats()
  std::vector<std::string> files;
  // Where refused rows go, of all files; "": FILE.rejects.csv beside each.
  std::string rejects;
  // Is told how it goes; null: standard error. Not owned.
  ImportProgress* progress = nullptr;
  // Is told of each file once it is imported, also where a later one fails.
  std::function<void(const FileSummary&)> on_imported = [](const auto&) {};
};

struct ImportSummary {
  std::vector<FileSummary> files;
};

// Imports the files one after the other, each in one transaction: where a file
// fails, nothing of it is written, the files before it stay imported, and those
// after it are not read. Rows that are refused do not fail the file.
//
// A file that was imported before is read again, because rows that were refused
// may be taken now (what they refer to has been imported since); where there
// are none, nothing is written, and there is no new revision.
//
// IMPORT_FORMAT_UNKNOWN, and the errors of errors.h, which name the file; the
// store's.
absl::StatusOr<ImportSummary> RunImport(const ImportOptions& options,
                                        DirectoryStore& store,
                                        const Clock& clock);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_IMPORT_COMMAND_H_
