#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_FEE_HIPAA_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_FEE_HIPAA_H_

#include <string>
#include <vector>

#include "services/request/policy/fees.h"

// The federal side of an individual's fee. 45 CFR 164.524(c)(4).
namespace custodia::request::policy {

// What HIPAA says of one kind of charge to an individual.
struct KindRule {
  bool allowed = false;
  std::string citation;
};

// Returns whether an individual may be charged for `kind` at all. Only labor
// for copying, supplies, postage and an agreed summary are (R-FEE-01, R-FEE-02,
// R-FEE-04, R-FEE-05, R-FEE-09), whatever a state allows, and beside a quoted
// flat fee nothing that is in it (R-FEE-03).
KindRule HipaaRule(FeeKind kind, const FeeQuestion& question);

// Returns what something cost the holder: as the question tells, or else as
// the holder quotes it; 0 where neither says. A quoted
// line that an individual may not be charged tells nothing.
Cents ActualCost(FeeKind kind, const FeeQuestion& question);

// The HIPAA cost basis.
struct HipaaFee {
  bool known = false;          // else the holder's cost was not told
  std::vector<FeeItem> items;  // none is 0
  std::vector<Basis> basis;
};

// Returns what HIPAA allows. The flat fee of 6.50 stands only where the
// question chooses it for an electronic copy of electronically held records;
// chosen elsewhere it gives way to the actual cost (R-FEE-03).
HipaaFee PriceByHipaa(const FeeQuestion& question);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_FEE_HIPAA_H_
