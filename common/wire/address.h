#ifndef CUSTODIA_COMMON_WIRE_ADDRESS_H_
#define CUSTODIA_COMMON_WIRE_ADDRESS_H_

#include "absl/strings/string_view.h"
#include "common/address.h"
#include "common/errors.h"
#include "google/type/postal_address.pb.h"

namespace custodia::wire {

// Returns the address in the United States that `address` states:
// `address_lines`, `locality` (city), `administrative_area` (two letters) and
// `postal_code`; each may be empty, and so may `region_code`, which is "US"
// otherwise. The message's other fields are not kept. Adds what is at fault to
// `violations`, with paths below `field`.
Address ParseAddress(const google::type::PostalAddress& address,
                     absl::string_view field,
                     error::FieldViolations& violations);

// Returns what ParseAddress takes; a default message where nothing is known.
google::type::PostalAddress ToProto(const Address& address);

}  // namespace custodia::wire

#endif  // CUSTODIA_COMMON_WIRE_ADDRESS_H_
