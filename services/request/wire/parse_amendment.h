#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_AMENDMENT_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_AMENDMENT_H_

#include "common/errors.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/domain/commands.h"

namespace custodia::request::wire {

// Return the command that a request states, but for the amendment's id and whom
// it asks, of whom only the name is set. Add what is malformed or missing to
// `violations`, with paths in the request; the command is then good for
// nothing. Whether its dates fit, Decide() says.
RequestAmendment ParseAmendment(const v1::RequestAmendmentRequest& proto,
                                error::FieldViolations& violations);
MarkAmendmentSent ParseAmendmentSent(const v1::MarkAmendmentSentRequest& proto,
                                     error::FieldViolations& violations);
RecordAmendmentReply ParseAmendmentReply(
    const v1::RecordAmendmentReplyRequest& proto,
    error::FieldViolations& violations);
SubmitDisagreement ParseDisagreement(const v1::SubmitDisagreementRequest& proto,
                                     error::FieldViolations& violations);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_AMENDMENT_H_
