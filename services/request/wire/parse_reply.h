#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_REPLY_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_REPLY_H_

#include "common/errors.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/domain/commands.h"
#include "services/request/wire/field_reader.h"

namespace custodia::request::wire {

// Returns the command that a request states, but for `attempt` and the name of
// a new organization, which are the caller's to set. Adds what is malformed or
// missing to `violations`, with paths in the request; the command is then good
// for nothing. Whether its dates fit the attempt, Decide() says.
RecordReply ParseReply(const v1::RecordReplyRequest& proto,
                       error::FieldViolations& violations);

// Checks an organization as somebody names it.
void CheckNamed(const v1::NamedOrganization& proto, const FieldReader& reader);

// Checks a claim to more time.
void CheckExtension(const v1::ExtensionNotice& proto,
                    const FieldReader& reader);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_REPLY_H_
