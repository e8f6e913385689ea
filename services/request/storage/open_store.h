#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_OPEN_STORE_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_OPEN_STORE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/request/storage/request_store.h"

namespace custodia::request {

// Opens the store that `uri` names: `sqlite:PATH`, or `sqlite::memory:` for one
// that goes away with the object.
//
// INVALID_FIELD (`store`) where it names none; SCHEMA_NEWER, STORE_FAILED,
// STORE_BUSY.
absl::StatusOr<std::unique_ptr<RequestStore>> OpenRequestStore(
    absl::string_view uri);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_OPEN_STORE_H_
