#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_THIRD_PARTY_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_THIRD_PARTY_H_

#include <cstddef>

#include "services/request/policy/authority.h"

namespace custodia::request::policy {

// Returns whether somebody without authority of their own may have the records
// by the patient's authorization (R-AUT) or directive (R-TPD). A directive that
// binds goes first: it compels.
AuthorityAnswer CheckThirdParty(const Ruleset& rules,
                                const AuthorityQuestion& question);

// As CheckThirdParty, by authorization alone.
AuthorityAnswer CheckAuthorizations(const Ruleset& rules,
                                    const AuthorityQuestion& question);

// Returns whether authorization `index` is valid on the day of disclosure and,
// where substance use records are wanted, a consent to disclose them. Adds to
// `answer` all that is not there, and a state's limit where one applies.
bool CheckAuthorization(const Ruleset& rules, const AuthorityQuestion& question,
                        size_t index, AuthorityAnswer& answer);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_THIRD_PARTY_H_
