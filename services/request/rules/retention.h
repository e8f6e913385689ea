#ifndef CUSTODIA_SERVICES_REQUEST_RULES_RETENTION_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_RETENTION_H_

#include "custodia/policy/v1/rules.pb.h"
#include "services/request/policy/rules.h"
#include "services/request/rules/place.h"
#include "services/request/rules/source.h"

namespace custodia::request::rules {

// Returns how long records are kept. Reports an expression outside the grammar,
// a missing trigger, and a category that no request can name.
policy::Retention ReadRetention(const proto::Retention& retention,
                                const Place& place);

// Returns what forbids destroying records. Reports a missing kind.
policy::HoldRule ReadHoldRule(const proto::HoldRule& rule, const Place& place);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_RETENTION_H_
