#ifndef CUSTODIA_SERVICES_REQUEST_RULES_CONDITION_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_CONDITION_H_

#include "custodia/policy/v1/rules.pb.h"
#include "services/request/policy/rules.h"
#include "services/request/rules/place.h"
#include "services/request/rules/source.h"

namespace custodia::request::rules {

// Returns when a rule applies. Reports entries that are unspecified and copy
// numbers that are out of order.
policy::Condition ReadCondition(const proto::Condition& condition,
                                const Place& place);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_CONDITION_H_
