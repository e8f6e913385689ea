#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_CONTRADICTION_READER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_CONTRADICTION_READER_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/page_token.h"
#include "services/directory/domain/contradiction.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// What DirectorySnapshot promises under the same name.
absl::StatusOr<std::vector<Contradiction>> ListContradictions(const View& view,
                                                              const Page& page);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_CONTRADICTION_READER_H_
