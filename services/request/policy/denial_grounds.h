#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_DENIAL_GROUNDS_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_DENIAL_GROUNDS_H_

#include <optional>

#include "services/request/policy/denial.h"

namespace custodia::request::policy {

// A ground and, where it falls, why.
struct JudgedGround {
  GroundFinding finding;
  std::optional<Defect> defect;
  bool reaches_part_only = false;  // no ground to withhold a whole chart
};

// Returns whether the ground stands on the facts that the notice gives of it
// (R-DEN-01 to R-DEN-11).
JudgedGround JudgeGround(Ground ground, const DenialQuestion& question);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_DENIAL_GROUNDS_H_
