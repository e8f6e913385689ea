#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_EXTENSION_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_EXTENSION_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/request/policy/due_dates.h"
#include "services/request/policy/rules.h"

// How a claim to more time moves each law's date; for due_dates.cc alone.
namespace custodia::request::policy {

// One law's clock in one case.
struct Regime {
  const Period* period = nullptr;  // never null; not owned
  bool federal = false;
  absl::CivilDay base;      // without an extension
  absl::CivilDay furthest;  // to which a valid extension could reach
  absl::CivilDay date;      // as the claim leaves it
  std::string problem;      // why this law refuses the claim, or ""
  bool yielded = false;     // moved by federal law, its own not being known
};

// Returns the law's clock without an extension.
Regime RegimeOf(const Period& period, bool federal,
                const DueQuestion& question);

// Sets `furthest` of each law and, where a claim was made, `date`, `problem`
// and `yielded`. The claim is judged by each law apart (R-DAY-04).
void ApplyExtension(const DueQuestion& question, Access access,
                    std::vector<Regime>& regimes);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_EXTENSION_H_
