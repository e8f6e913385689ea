#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_AUTHORITY_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_AUTHORITY_H_

#include "absl/time/civil_time.h"
#include "common/errors.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/policy/authority.h"

namespace custodia::request::wire {

// Returns what is asked, as far as nothing is wrong; what is, all of it, is
// added to `violations`. `today` stands for an `as_of` that is absent.
policy::AuthorityQuestion ParseAuthorityQuestion(
    const v1::CheckAuthorityRequest& proto, absl::CivilDay today,
    error::FieldViolations& violations);

// What is missing blocks, unless the records may be had without.
v1::CheckAuthorityResponse ToProto(const policy::AuthorityAnswer& answer);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_AUTHORITY_H_
