#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_ORDER_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_ORDER_H_

#include "absl/time/civil_time.h"
#include "common/errors.h"
#include "custodia/request/v1/retrieval.pb.h"
#include "services/request/domain/order.h"
#include "services/request/wire/field_reader.h"

namespace custodia::request::wire {

// Returns what the patient asks for; output-only fields are ignored. Adds
// everything that is malformed, contradicts something else or lies after
// `today` (the last day that a caller may truthfully name) to `violations`,
// with paths below `retrieval`; the order is then good for nothing. What is
// absent is no violation: MissingItems() names it.
//
// Of the Social Security number the last four digits are kept.
Order ParseOrder(const v1::Retrieval& proto, absl::CivilDay today,
                 error::FieldViolations& violations);

// The same, with paths below those of `reader`.
Order ParseOrder(const v1::Retrieval& proto, absl::CivilDay today,
                 const FieldReader& reader);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_ORDER_H_
