#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_MINOR_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_MINOR_H_

#include <vector>

#include "services/request/policy/authority.h"

namespace custodia::request::policy {

// What the patient is on the day of disclosure.
enum class Age { kUnclear, kMinor, kAdult };

// Returns whether the patient is a minor by the law of the state; an
// emancipated one is an adult (R-WHO-05). Unclear without a birth date, and
// where the state's age of majority decides and is not known.
Age AgeOf(const Ruleset& rules, const AuthorityQuestion& question);

// Returns the state's age of majority and the day on which the patient reaches
// it; empty where either is not known.
std::vector<Basis> MajorityBasis(const Ruleset& rules,
                                 const AuthorityQuestion& question);

// Judges each sensitive item of one who is or may be a minor, and whom a
// parent, guardian or another in a parent's place may otherwise represent
// (R-WHO-03, R-WHO-04).
void JudgeItems(const Ruleset& rules, const AuthorityQuestion& question,
                AuthorityAnswer& answer);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_MINOR_H_
