#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_TRAIL_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_TRAIL_H_

#include <vector>

#include "services/directory/domain/inquiry.h"

namespace custodia::directory {

// Puts the steps of one inquiry and stretch in the order of the ladder, leaves
// out repeated ones, and says of each rung without a step that nothing is
// known.
void CompleteTrail(const Inquiry& inquiry, const DayRange& stretch,
                   std::vector<TrailStep>& trail);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_TRAIL_H_
