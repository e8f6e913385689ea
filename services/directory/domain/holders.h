#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_HOLDERS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_HOLDERS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/directory/domain/inquiry.h"

namespace custodia::directory {

// Returns the same for two holdings that make the same lead, but for dates and
// evidence.
std::string HoldingKey(const Holding& holding);

// Adds the leads that hold the records of `stretch`, best first, one for each
// organization. The reader's errors.
absl::Status AddHolders(const DayRange& stretch,
                        const std::vector<const Holding*>& holdings,
                        std::vector<Lead>& leads);

// Returns which law binds an organization that holds records.
Duty DutyOfHolder(OrganizationType type);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_HOLDERS_H_
