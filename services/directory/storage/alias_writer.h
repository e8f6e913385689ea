#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_ALIAS_WRITER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_ALIAS_WRITER_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/revision_writer.h"

namespace custodia::directory::sql {

// What DirectoryTransaction promises under the same names.
absl::StatusOr<Change> PutPractitionerAlias(RevisionWriter& revision,
                                            absl::string_view alias,
                                            absl::string_view id);
absl::StatusOr<Change> PutOrganizationAlias(RevisionWriter& revision,
                                            absl::string_view alias,
                                            absl::string_view id);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_ALIAS_WRITER_H_
