#ifndef CUSTODIA_SERVICES_REQUEST_RULES_PERIOD_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_PERIOD_H_

#include "custodia/policy/v1/rules.pb.h"
#include "services/request/policy/rules.h"
#include "services/request/rules/place.h"
#include "services/request/rules/source.h"

namespace custodia::request::rules {

// Returns a clock. Reports a missing clock or unit, a limit that is not above
// zero, and an extended limit that does not go with the extension rule.
policy::Period ReadPeriod(const proto::Period& period, const Place& place);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_PERIOD_H_
