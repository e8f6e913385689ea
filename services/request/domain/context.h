#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_CONTEXT_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_CONTEXT_H_

#include "absl/time/civil_time.h"
#include "services/request/policy/rules.h"

namespace custodia::request {

// How long a referrer, whom no clock binds, may take before it is reminded,
// unless whoever runs the service says otherwise.
inline constexpr int kReferrerFollowUpDays = 14;

// What a decision rests on beside the retrieval and the command.
struct Context {
  absl::CivilDay today;  // the last day that a caller may truthfully name
  const policy::Ruleset& rules;
  int referrer_follow_up_days = kReferrerFollowUpDays;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_CONTEXT_H_
