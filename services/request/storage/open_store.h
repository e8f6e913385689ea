#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_OPEN_STORE_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_OPEN_STORE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/request/storage/request_store.h"

namespace custodia::request {

// Opens the store that `uri` names: `sqlite:PATH`, or `sqlite::memory:` for one
// that goes away with the object.
//
// The key in `audit_key_file` seals what is written. Without one it is the key
// in PATH.audit-key, which is made together with the store. Events that an
// older release wrote are sealed now, and the log says how many.
//
// INVALID_FIELD (`store`) where it names none; AUDIT_KEY_MISSING,
// AUDIT_KEY_INVALID; AUDIT_HEAD_WRONG where the key is not the store's or the
// store was tampered with; SCHEMA_NEWER, STORE_FAILED, STORE_BUSY.
absl::StatusOr<std::unique_ptr<RequestStore>> OpenRequestStore(
    absl::string_view uri, const std::string& audit_key_file = "");

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_OPEN_STORE_H_
