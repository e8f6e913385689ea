#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_PLACES_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_PLACES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/directory/domain/fact_reader.h"

namespace custodia::directory {

// Where somebody may know about records. Parts that are not known are "".
struct Place {
  std::string name;    // of who stands there; "" for a city
  std::string county;  // FIPS code
  std::string county_name;
  std::string state;  // two letters
  std::string zip;    // five digits or more

  bool operator==(const Place&) const = default;
};

// Returns where the organization stands. The reader's errors.
absl::StatusOr<Place> PlaceOf(const Organization& organization,
                              FactReader& facts);

// Returns the places of a city, one for each county in which it lies; one
// without a county where none is known; none where no state is given.
absl::StatusOr<std::vector<Place>> PlacesOfCity(const std::string& city,
                                                const std::string& state,
                                                FactReader& facts);

// Sorts by the distance from the place, as far as ZIP codes tell it, then by
// name and id.
void SortNearestFirst(const Place& place, SharedOrganizations& organizations);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_PLACES_H_
