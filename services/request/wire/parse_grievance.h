#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_GRIEVANCE_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_GRIEVANCE_H_

#include "common/errors.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/domain/commands.h"

namespace custodia::request::wire {

// Return the command that a request states, but for `attempt`, which is the
// caller's to set. Add what is malformed or missing to `violations`, with paths
// in the request; the command is then good for nothing. Whether its dates fit
// the attempt, Decide() says.
RequestReview ParseReviewRequest(const v1::RequestReviewRequest& proto,
                                 error::FieldViolations& violations);
RecordReviewDecision ParseReviewDecision(
    const v1::RecordReviewDecisionRequest& proto,
    error::FieldViolations& violations);
FileComplaint ParseComplaint(const v1::FileComplaintRequest& proto,
                             error::FieldViolations& violations);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_GRIEVANCE_H_
