#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_LADDER_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_LADDER_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/directory/domain/inquiry.h"
#include "services/directory/domain/places.h"

namespace custodia::directory {

// What the referrers of a stretch are chosen by.
struct Surroundings {
  DayRange stretch;
  std::vector<Place> care;     // where care was given
  std::vector<Place> holders;  // where the last holders stood
  const std::vector<Privileges>& privileges;
  // A practice closed of which nobody is known to have taken the records, or
  // which was the doctor's own.
  bool practice_ended = false;
  // Where care was given first, in the order of the answer; "" where unknown.
  std::string origin_organization;
  OrganizationType origin_type = OrganizationType::kUnspecified;
};

// Adds, after the holders that `findings` has, those who may know more: local
// and state societies, board, hospitals with privileges, hospitals of the
// county, and for a doctor who died the courts. Nobody is offered twice. The
// reader's errors.
absl::Status AddReferrers(const Inquiry& inquiry,
                          const Surroundings& surroundings, Findings& findings);

// Returns the rung of an organization that is a referrer by its type alone: a
// society, a board, a court; kUnspecified for others.
Rung RungOfReferrer(OrganizationType type);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_LADDER_H_
