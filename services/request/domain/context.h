#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_CONTEXT_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_CONTEXT_H_

#include "absl/time/civil_time.h"
#include "services/request/policy/rules.h"

namespace custodia::request {

// What a decision rests on beside the retrieval and the command.
struct Context {
  absl::CivilDay today;  // the last day that a caller may truthfully name
  const policy::Ruleset& rules;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_CONTEXT_H_
