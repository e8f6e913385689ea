#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_DUE_DATES_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_DUE_DATES_H_

#include "absl/time/civil_time.h"
#include "common/errors.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/policy/due_dates.h"

namespace custodia::request::wire {

// Returns what is asked, as far as nothing is wrong; what is, all of it, is
// added to `violations`. `today` stands for an `as_of` that is absent.
policy::DueQuestion ParseDueQuestion(const v1::ComputeDueDatesRequest& proto,
                                     absl::CivilDay today,
                                     error::FieldViolations& violations);

v1::ComputeDueDatesResponse ToProto(const policy::DueAnswer& answer);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_DUE_DATES_H_
