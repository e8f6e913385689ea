#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CLIMB_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CLIMB_H_

#include <string>
#include <vector>

#include "services/directory/domain/inquiry.h"
#include "services/directory/domain/referrals.h"

namespace custodia::directory {

// What every rung of referrers is given: the question, what lies around the
// records of one stretch, what was found of it, and who was named already.
struct Climb {
  const Inquiry& inquiry;
  const Surroundings& around;
  const Findings& findings;
  Referrals& referrals;
};

// Returns the places whose county is known, each county once: where care was
// given, and with `holders` where the last holders stood, too. Says of `rung`
// where none is known.
std::vector<const Place*> CountiesToAsk(const Climb& climb, Rung rung,
                                        bool holders);

// Returns "Norfolk County, MA", for what is said.
std::string LabelOf(const Inquiry& inquiry, const Place& place);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CLIMB_H_
