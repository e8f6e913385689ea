#ifndef CUSTODIA_SERVICES_DIRECTORY_EXPORTS_ERRORS_H_
#define CUSTODIA_SERVICES_DIRECTORY_EXPORTS_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/errors.h"

namespace custodia::directory::error {

// ALREADY_EXISTS. Something is at `path`, where an export is to be made.
absl::Status ExportExists(absl::string_view path);

// INTERNAL. `path` cannot be written.
absl::Status ExportUnwritable(absl::string_view path);

}  // namespace custodia::directory::error

#endif  // CUSTODIA_SERVICES_DIRECTORY_EXPORTS_ERRORS_H_
