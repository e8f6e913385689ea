#ifndef CUSTODIA_SERVICES_REQUEST_RULES_JURISDICTION_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_JURISDICTION_H_

#include "services/request/policy/rules.h"
#include "services/request/rules/loader.h"
#include "services/request/rules/problems.h"

namespace custodia::request::rules {

// Returns the rules in one file. What is wrong is added to `problems`, and what
// is returned then is of no use.
policy::Jurisdiction ReadJurisdiction(const RuleFile& file, Problems& problems);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_JURISDICTION_H_
