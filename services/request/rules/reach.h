#ifndef CUSTODIA_SERVICES_REQUEST_RULES_REACH_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_REACH_H_

#include "services/request/policy/rules.h"
#include "services/request/rules/place.h"

namespace custodia::request::rules {

// Reports each fee schedule and retention that is never used, because an
// earlier one matches whenever it does: of those the first is used. `place` is
// that of the file.
void CheckReach(const policy::Jurisdiction& rules, const Place& place);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_REACH_H_
