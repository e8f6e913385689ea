#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_CONDITION_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_CONDITION_H_

#include "services/request/policy/rules.h"

namespace custodia::request::policy {

// What is known of a case, as far as rules tell cases apart. Of `access`, only
// kCopy and kInspection are asked about: a request for both is two cases.
struct CaseFacts {
  HolderType holder_type = HolderType::kUnspecified;
  Payer payer = Payer::kUnspecified;
  Purpose purpose = Purpose::kUnspecified;
  Access access = Access::kUnspecified;
  Media media = Media::kUnspecified;
  bool records_outside_state = false;
  bool covered_entity = true;
  bool inpatient = false;
  bool medicaid = false;
  int copy_number = 1;
  bool purpose_proven = false;
};

// Returns whether a rule of this condition applies to the case. What is not
// specified of a case matches no list that names values.
bool Matches(const Condition& condition, const CaseFacts& facts);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_CONDITION_H_
