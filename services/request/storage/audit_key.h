#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_AUDIT_KEY_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_AUDIT_KEY_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/crypto/keyed_hash.h"

namespace custodia::request {

// The key that seals a store is a file of 64 hexadecimal digits.

// Returns where the key of the store in the file `store` lies if nobody says
// otherwise.
std::string DefaultAuditKeyFile(absl::string_view store);

// AUDIT_KEY_MISSING where there is no such file; AUDIT_KEY_INVALID where it
// holds no key.
absl::StatusOr<HashKey> ReadAuditKey(const std::string& path);

// Makes a key, writes it to `path` so that only its owner may read it, and says
// so in the log. Where the file is there already, by another process just now,
// its key is returned. AUDIT_KEY_INVALID where it cannot be written.
absl::StatusOr<HashKey> MakeAuditKey(const std::string& path);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_AUDIT_KEY_H_
