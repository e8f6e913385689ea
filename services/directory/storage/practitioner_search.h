#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_PRACTITIONER_SEARCH_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_PRACTITIONER_SEARCH_H_

#include "absl/status/statusor.h"
#include "common/page_token.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// What DirectorySnapshot promises under the same name. PAGE_TOKEN_INVALID.
absl::StatusOr<Hits<Practitioner>> SearchPractitioners(
    const View& view, const PractitionerSearch& search, const Page& page);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_PRACTITIONER_SEARCH_H_
