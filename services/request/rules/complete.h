#ifndef CUSTODIA_SERVICES_REQUEST_RULES_COMPLETE_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_COMPLETE_H_

#include <vector>

#include "services/request/policy/rules.h"
#include "services/request/rules/loader.h"
#include "services/request/rules/problems.h"

namespace custodia::request::rules {

// Reports what a set of rules lacks or has too much: there must be exactly one
// file for `US`, for each of the 50 states, for DC and for PR.
void CheckFiles(const std::vector<RuleFile>& files, Problems& problems);

// Reports each clock for which the federal rules have no period: those always
// bind, so that nothing can be computed without them.
void CheckFederal(const policy::Jurisdiction& federal, Problems& problems);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_COMPLETE_H_
