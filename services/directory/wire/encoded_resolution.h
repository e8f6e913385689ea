#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_ENCODED_RESOLUTION_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_ENCODED_RESOLUTION_H_

#include "absl/strings/string_view.h"
#include "common/wire/message_writer.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory::wire {

// Returns the answer at `revision`, as answers name it. View BASIC leaves out
// the trail, and the leads' hops and evidence.
//
// As bytes, so that no hundreds of messages are made and taken apart again, and
// what thousands of answers say of one organization is written once
// (Organization::memo).
custodia::wire::EncodedMessage<v1::ResolveCustodianResponse> Encoded(
    const Resolution& resolution, v1::ResolveCustodianRequest::View view,
    absl::string_view revision);

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_ENCODED_RESOLUTION_H_
