#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_REVISION_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_REVISION_H_

#include "absl/time/civil_time.h"
#include "common/errors.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/domain/order.h"

namespace custodia::request::wire {

// Adds to `violations` where the mask is absent, or names what is no field of a
// retrieval or not the caller's to set.
void CheckMask(const v1::ReviseRetrievalRequest& proto,
               error::FieldViolations& violations);

// Returns `current` with the fields that the mask, which was checked, names as
// the request has them: a field named and unset is cleared. Adds what is
// malformed or contradicts itself, as ParseOrder(); the order is then good for
// nothing. The last digits of a Social Security number stay until another is
// given, or the patient or the number is named and has none.
Order ParseRevision(const v1::ReviseRetrievalRequest& proto,
                    const Order& current, absl::CivilDay today,
                    error::FieldViolations& violations);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_REVISION_H_
