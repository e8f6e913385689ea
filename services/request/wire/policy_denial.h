#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_DENIAL_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_DENIAL_H_

#include "absl/time/civil_time.h"
#include "common/errors.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/policy/denial.h"

namespace custodia::request::wire {

// Returns what is asked, as far as nothing is wrong; what is, all of it, is
// added to `violations`. Who asked, where that is not said, is the patient.
policy::DenialQuestion ParseDenialQuestion(const v1::CheckDenialRequest& proto,
                                           absl::CivilDay today,
                                           error::FieldViolations& violations);

v1::CheckDenialResponse ToProto(const policy::DenialAnswer& answer);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_DENIAL_H_
