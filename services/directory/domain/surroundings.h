#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SURROUNDINGS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SURROUNDINGS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/directory/domain/inquiry.h"
#include "services/directory/domain/places.h"

namespace custodia::directory {

// What the referrers of a stretch are chosen by. Borrows the organizations.
struct Surroundings {
  DayRange stretch;
  std::vector<Place> care;     // where care was given
  std::vector<Place> holders;  // where the last holders stood
  const std::vector<Privileges>& privileges;
  // A practice closed of which nobody is known to have taken the records, or
  // which was the doctor's own.
  bool practice_ended = false;
  // Where care was given first, in the order of the answer.
  Shared<Provenance> provenance;
};

// Returns what lies around the records that answer `inquiry`, of all `holdings`
// of the stretch. Borrows `origins`. The reader's errors.
absl::StatusOr<Surroundings> Surround(
    const Inquiry& inquiry, const Origins& origins, const DayRange& stretch,
    const std::vector<const Holding*>& holdings);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SURROUNDINGS_H_
