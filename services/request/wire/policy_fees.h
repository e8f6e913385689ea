#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_FEES_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_FEES_H_

#include "absl/time/civil_time.h"
#include "common/errors.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/policy/fees.h"

namespace custodia::request::wire {

// Returns what is asked, as far as nothing is wrong; what is, all of it, is
// added to `violations`. `today` stands for a `request_date` that is absent.
policy::FeeQuestion ParseFeeQuestion(const v1::EstimateFeeRequest& proto,
                                     absl::CivilDay today,
                                     error::FieldViolations& violations);

// An amount that is not known stays unset.
v1::EstimateFeeResponse ToProto(const policy::FeeAnswer& answer);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_FEES_H_
