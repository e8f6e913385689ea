#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_TRAIL_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_TRAIL_H_

#include <vector>

#include "absl/status/status.h"
#include "services/directory/domain/inquiry.h"

namespace custodia::directory {

// Returns the rung on which the organization that has the records stands.
Rung RungOf(const Inquiry& inquiry, const Holding& holding);

// Adds what the walk met on the way of these records: where they were made,
// each event, each that was overruled, and the end. The reader's errors.
absl::Status AddCustodyTrail(const Inquiry& inquiry, const DayRange& stretch,
                             const Holding& holding,
                             std::vector<TrailStep>& trail);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_TRAIL_H_
