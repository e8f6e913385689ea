#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_DEAD_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_DEAD_H_

#include "services/request/policy/authority.h"

namespace custodia::request::policy {

// Returns whether the patient is known to be dead, by date or certificate.
bool IsDead(const AuthorityQuestion& question);

// Returns whether more than 50 years have passed since the death: HIPAA no
// longer protects the records (R-WHO-08).
bool ProtectionEnded(const AuthorityQuestion& question);

// Returns the answer for records that HIPAA no longer protects.
AuthorityAnswer ByCustodianPolicy(const AuthorityQuestion& question);

// Returns whether an executor may have the records: needs letters and a death.
AuthorityAnswer CheckExecutor(const AuthorityQuestion& question);

// Returns who stands for the dead: the executor, else a survivor whom the
// state's law names (R-WHO-07). Others need an authorization.
AuthorityAnswer CheckOfDead(const Ruleset& rules,
                            const AuthorityQuestion& question);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_DEAD_H_
