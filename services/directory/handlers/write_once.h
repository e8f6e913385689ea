#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_WRITE_ONCE_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_WRITE_ONCE_H_

#include <google/protobuf/message.h>

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/errors.h"
#include "services/directory/handlers/environment.h"

namespace custodia::directory {

// What tells a repeated write from a new one (https://google.aip.dev/155).
struct WriteKey {
  std::string request_id;   // "": the caller does not mean to repeat it
  std::string method;       // RPC, e.g. "CreateOrganization"
  std::string fingerprint;  // of the request without its id
};

// Returns the key of `request`, which has a field `request_id`: a UUID or
// empty.
WriteKey ParseWriteKey(absl::string_view method,
                       const google::protobuf::Message& request,
                       error::FieldViolations& violations);

// Makes something in `txn` and returns its id.
using MakeOnce =
    absl::FunctionRef<absl::StatusOr<std::string>(DirectoryTransaction&)>;
// Is given the id of what was made, now or at first.
using LoadMade =
    absl::FunctionRef<absl::Status(absl::string_view, DirectoryTransaction&)>;

// Runs `make` and records its key, or does neither where the same write was
// done before; then runs `load`. All in one transaction.
// REQUEST_ID_REUSED; the errors of `make`, `load` and the store: then nothing
// was written.
absl::Status WriteOnce(const Environment& env, const WriteKey& key,
                       MakeOnce make, LoadMade load);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_WRITE_ONCE_H_
