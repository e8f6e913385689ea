#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_NAMED_WRITE_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_NAMED_WRITE_H_

#include <google/protobuf/message.h>

#include <optional>

#include "absl/strings/string_view.h"
#include "common/errors.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {

// Returns `message`, a write by RPC `method`, as its `request_id` names it;
// nothing where that is empty: the caller does not mean to repeat it. One that
// is no UUID is at fault. The content cannot be read from the fingerprint, but
// can be tried out: what must not be kept must not be in `message`.
std::optional<NamedWrite> ParseNamedWrite(
    absl::string_view method, const google::protobuf::Message& message,
    error::FieldViolations& violations);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_NAMED_WRITE_H_
