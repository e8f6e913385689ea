#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_LEAD_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_LEAD_H_

#include "custodia/directory/v1/custody.pb.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/request/domain/lead.h"

namespace custodia::request::wire {

// Returns a lead of the directory, whole: what decisions do not rest on lies
// in `as_given`.
Lead LeadFromDirectory(const directory::v1::Lead& proto);

// Returns the lead as the directory gave it; of one that a reply named, which
// has no `as_given`, what is known.
directory::v1::Lead ToProto(const Lead& lead);

directory::v1::ContactPoint ToProto(const ContactPoint& point);
ContactPoint FromProto(const directory::v1::ContactPoint& proto);

directory::v1::AmbiguousPractitioner::Candidate ToProto(
    const Candidate& candidate);
Candidate FromProto(
    const directory::v1::AmbiguousPractitioner::Candidate& proto);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_LEAD_H_
