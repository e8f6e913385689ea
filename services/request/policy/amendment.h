#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_AMENDMENT_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_AMENDMENT_H_

#include <vector>

#include "services/request/policy/rules.h"

// The refusal of a correction. When a custodian must have acted on one,
// ComputeDueDates() says, of Clock::kAmendment.
namespace custodia::request::policy {

// The only grounds. 45 CFR 164.526(a)(2).
enum class AmendmentGround {
  kUnspecified = 0,
  kNotCreatedByHolder,
  kNotInDesignatedRecordSet,
  kNotAccessible,
  kAccurateAndComplete,
};

// A refusal to amend, as received. 45 CFR 164.526(d)(1).
struct AmendmentNotice {
  std::vector<AmendmentGround> grounds;
  bool states_basis = false;
  bool states_disagreement_right = false;
  bool states_attachment_right = false;
  bool states_complaint_route = false;
  // There is reason to believe that who made the record can no longer amend it.
  bool originator_unavailable = false;

  bool operator==(const AmendmentNotice&) const = default;
};

struct AmendmentDenialAnswer {
  bool stands = false;  // a ground does: one is enough
  std::vector<Defect> defects;
};

// Returns whether the law lets an amendment be refused so, which ground falls
// and what the notice lacks (R-AMD-03, R-AMD-05).
AmendmentDenialAnswer CheckAmendmentDenial(const AmendmentNotice& notice);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_AMENDMENT_H_
