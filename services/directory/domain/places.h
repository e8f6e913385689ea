#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_PLACES_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_PLACES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/fact_reader.h"

namespace custodia::directory {

// Where somebody may know about records. Parts that are not known are "".
// Borrows what it is made of.
struct Place {
  absl::string_view name;  // of who stands there; "" for a city
  Shared<FactReader::County> county;
  absl::string_view state;  // two letters; the county's where not known else
  absl::string_view zip;    // five digits or more

  bool operator==(const Place&) const = default;
};

// Returns where the organization stands. The reader's errors.
absl::StatusOr<Place> PlaceOf(const Organization& organization,
                              FactReader& facts);

// Returns the places of a city, one for each county in which it lies; one
// without a county where none is known; none where no state is given.
absl::StatusOr<std::vector<Place>> PlacesOfCity(absl::string_view city,
                                                absl::string_view state,
                                                FactReader& facts);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_PLACES_H_
