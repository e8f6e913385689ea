#ifndef CUSTODIA_SERVICES_REQUEST_RULES_SOURCE_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_SOURCE_H_

#include "custodia/policy/v1/rules.pb.h"
#include "services/request/policy/rules.h"
#include "services/request/rules/place.h"

namespace custodia::request::rules {

namespace proto = ::custodia::policy::v1;

// Returns where a rule comes from. Reports a citation, source or confidence
// that is missing, and dates that are none or out of order.
policy::Source ReadSource(const proto::Source& source, const Place& place);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_SOURCE_H_
