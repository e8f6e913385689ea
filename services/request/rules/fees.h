#ifndef CUSTODIA_SERVICES_REQUEST_RULES_FEES_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_FEES_H_

#include "custodia/policy/v1/rules.pb.h"
#include "services/request/policy/rules.h"
#include "services/request/rules/place.h"
#include "services/request/rules/source.h"

namespace custodia::request::rules {

// Returns what copies may cost. Reports tiers that leave a page out or price
// it twice, amounts that are no dollars, and a schedule that prices nothing
// without saying that nothing may be charged or that there is no cap.
policy::FeeSchedule ReadFeeSchedule(const proto::FeeSchedule& schedule,
                                    const Place& place);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_FEES_H_
