#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_RETRACTION_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_RETRACTION_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/revision_writer.h"

namespace custodia::directory::sql {

// What DirectoryTransaction promises under the same name.
absl::StatusOr<std::optional<int64_t>> Retract(RevisionWriter& revision,
                                               int64_t fact,
                                               absl::string_view reason);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_RETRACTION_H_
