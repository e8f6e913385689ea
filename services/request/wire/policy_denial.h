#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_DENIAL_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_DENIAL_H_

#include "absl/time/civil_time.h"
#include "common/errors.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/policy/denial.h"
#include "services/request/wire/field_reader.h"

namespace custodia::request::wire {

// Returns what is asked, as far as nothing is wrong; what is, all of it, is
// added to `violations`. Who asked, where that is not said, is the patient.
policy::DenialQuestion ParseDenialQuestion(const v1::CheckDenialRequest& proto,
                                           absl::CivilDay today,
                                           error::FieldViolations& violations);

// Checks the lists and texts of a notice, all but its date.
void CheckNotice(const v1::DenialNotice& proto, const FieldReader& reader);

v1::GroundFacts ToProto(const policy::GroundFacts& facts);
policy::GroundFacts FromProto(const v1::GroundFacts& proto);

v1::CheckDenialResponse ToProto(const policy::DenialAnswer& answer);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_DENIAL_H_
