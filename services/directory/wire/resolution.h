#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_RESOLUTION_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_RESOLUTION_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/domain/errors.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory::wire {

// Returns the question of `request`; `as_of` is `today` where left out. Dates
// of service that end in the midst of the year or month of `as_of`, because a
// patient remembers no more, end with `as_of`. Fields of a laboratory's
// question are checked and not kept.
Question ParseQuestion(const v1::ResolveCustodianRequest& request,
                       absl::CivilDay today,
                       error::FieldViolations& violations);

// Returns the detail of PRACTITIONER_AMBIGUOUS.
v1::AmbiguousPractitioner ToProto(const std::vector<Practitioner>& candidates);

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_RESOLUTION_H_
