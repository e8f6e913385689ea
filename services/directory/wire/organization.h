#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_ORGANIZATION_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_ORGANIZATION_H_

#include "absl/strings/string_view.h"
#include "custodia/directory/v1/organization.pb.h"
#include "services/directory/domain/errors.h"
#include "services/directory/domain/organization.h"

namespace custodia::directory::wire {

// Returns the organization that a caller states. `id` is the caller's choice,
// or "" where it made none; `time_zone` follows from the address. A contact
// point without evidence has the organization's.
Organization ParseOrganization(const v1::Organization& organization,
                               absl::string_view field,
                               error::FieldViolations& violations);

v1::ContactPoint ToProto(const ContactPoint& contact);
v1::ContactPoint ToProtoWithoutEvidence(const ContactPoint& contact);
v1::Organization ToProto(const Organization& organization);

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_ORGANIZATION_H_
