#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_LADDER_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_LADDER_H_

#include "absl/status/status.h"
#include "services/directory/domain/inquiry.h"
#include "services/directory/domain/referrals.h"

namespace custodia::directory {

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
