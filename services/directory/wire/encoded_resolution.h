#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_ENCODED_RESOLUTION_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_ENCODED_RESOLUTION_H_

#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory::wire {

// Returns the answer without its revision. View BASIC leaves out the trail, and
// the leads' hops and evidence.
//
// The lists of the answer are among the message's unknown fields, as they go
// over the wire: to look at them, parse what the message serializes to. So no
// hundreds of messages are made and taken apart again, and what thousands of
// answers say of one organization is written once (Organization::memo).
v1::ResolveCustodianResponse Encoded(const Resolution& resolution,
                                     v1::ResolveCustodianRequest::View view);

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_ENCODED_RESOLUTION_H_
