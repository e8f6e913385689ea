#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_NAMED_WRITE_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_NAMED_WRITE_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "common/errors.h"
#include "custodia/request/v1/retrieval.pb.h"
#include "services/request/domain/patient.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {

// Returns `message`, a write by RPC `method`, as its `request_id` names it;
// nothing where that is empty: the caller does not mean to repeat it. One that
// is no UUID is at fault. The content cannot be read from the fingerprint, but
// can be tried out: what must not be kept must not be in `message`.
std::optional<NamedWrite> ParseNamedWrite(
    absl::string_view method, const google::protobuf::Message& message,
    error::FieldViolations& violations);

// Returns the sequence that an etag stands for; nothing where the caller gave
// none, and one that no retrieval has where it is not ours.
std::optional<int64_t> SequenceOf(const std::string& etag);

// Takes from a message, before it is kept, the whole Social Security number:
// its last four digits stay, for a digest of it could be tried out.
void KeepLast4(const Patient& patient, v1::Retrieval& message);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_NAMED_WRITE_H_
