#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_RETENTION_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_RETENTION_H_

#include "absl/time/civil_time.h"
#include "common/errors.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/policy/retention.h"

namespace custodia::request::wire {

// Returns what is asked, as far as nothing is wrong; what is, all of it, is
// added to `violations`. `today` stands for an `as_of` that is absent.
policy::RetentionQuestion ParseRetentionQuestion(
    const v1::AssessRetentionRequest& proto, absl::CivilDay today,
    error::FieldViolations& violations);

v1::AssessRetentionResponse ToProto(const policy::RetentionAnswer& answer);

// To and from the verdict of an attempt, which says the same.
v1::RetentionVerdict VerdictOf(const policy::RetentionAnswer& answer);
policy::RetentionAnswer FromProto(const v1::RetentionVerdict& proto);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_RETENTION_H_
