#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_NEIGHBOURHOOD_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_NEIGHBOURHOOD_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/domain/organization_facts.h"

namespace custodia::directory {

// A hospital, with what is true of it whoever asks.
struct Neighbour {
  Shared<OrganizationFacts> hospital;
  // The hospital of the same county that is named instead (twins.h), or
  // nullptr. Lives as long as the neighbourhood.
  const Organization* twin = nullptr;
};

// The hospitals of a county as seen from a ZIP code: the nearest first, as far
// as ZIP codes tell it, then by name and id. The same for everybody who was
// treated there, so it is worked out once.
using Neighbourhood = std::vector<Neighbour>;

// Returns that of `zip` (five digits or more, or "" where not known), of all
// hospitals of the county.
Neighbourhood NeighbourhoodOf(absl::string_view zip,
                              SharedOrganizations hospitals);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_NEIGHBOURHOOD_H_
