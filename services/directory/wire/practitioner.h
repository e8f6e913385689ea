#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_PRACTITIONER_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_PRACTITIONER_H_

#include "absl/strings/string_view.h"
#include "custodia/directory/v1/practitioner.pb.h"
#include "services/directory/domain/errors.h"
#include "services/directory/domain/practitioner.h"

namespace custodia::directory::wire {

// Returns the practitioner that a caller states. `id` is the caller's choice,
// or "" where it made none.
Practitioner ParsePractitioner(const v1::Practitioner& practitioner,
                               absl::string_view field,
                               error::FieldViolations& violations);

// Returns the affiliation that a caller states, without an id. Where it says no
// more than "at the same address" (COLOCATED), its evidence is an inference,
// whatever grade was left out; a higher grade is at fault.
Affiliation ParseAffiliation(const v1::Affiliation& affiliation,
                             absl::string_view field,
                             error::FieldViolations& violations);

v1::Practitioner ToProto(const Practitioner& practitioner);
v1::Affiliation ToProto(const Affiliation& affiliation);

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_PRACTITIONER_H_
