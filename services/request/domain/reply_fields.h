#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_REPLY_FIELDS_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_REPLY_FIELDS_H_

#include "absl/status/status.h"
#include "services/request/domain/commands.h"

namespace custodia::request {

// Returns the day of the reply: as the command names it, or the date within
// the reply, or `today`.
PartialDate ReplyDateOf(const RecordReply& command, absl::CivilDay today);

// INVALID_FIELD with every date that does not fit `attempt`, whose letter has
// left, or `today`, and everything in which the reply contradicts itself. The
// paths are those of RecordReplyRequest.
absl::Status CheckReply(const RecordReply& command, const Attempt& attempt,
                        absl::CivilDay today);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_REPLY_FIELDS_H_
