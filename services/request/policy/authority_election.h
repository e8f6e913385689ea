#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_ELECTION_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_ELECTION_H_

#include "services/request/policy/authority.h"

namespace custodia::request::policy {

// Applies the custodian's election not to treat the requester as the patient's
// representative (R-WHO-06). One that is whole and was made by the day of
// disclosure takes back whatever `answer` would give to a representative, state
// law and all. One that lacks something does not count, and the answer says
// what. Against patients, and those who come by the patient's own permission,
// there is no election.
void ApplyElection(const AuthorityQuestion& question, AuthorityAnswer& answer);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_ELECTION_H_
