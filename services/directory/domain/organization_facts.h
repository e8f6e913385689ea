#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ORGANIZATION_FACTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ORGANIZATION_FACTS_H_

#include <vector>

#include "services/directory/domain/organization.h"
#include "services/directory/domain/shared.h"
#include "services/directory/domain/succession.h"

namespace custodia::directory {

// An organization with what became of its records and what was said of them.
struct OrganizationFacts : Organization {
  std::vector<SuccessionEvent> successions;  // from it, by id
  std::vector<CustodyReport> reports;        // about it, by id, whenever said

  bool operator==(const OrganizationFacts&) const = default;
};
using SharedOrganizations = std::vector<Shared<OrganizationFacts>>;

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ORGANIZATION_FACTS_H_
