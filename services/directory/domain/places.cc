#include "services/directory/domain/places.h"

#include <utility>

#include "common/status_macros.h"

namespace custodia::directory {

absl::StatusOr<Place> PlaceOf(const Organization& organization,
                              FactReader& facts) {
  Place place{.name = organization.display_name,
              .state = organization.address.state,
              .zip = organization.address.zip};
  CUSTODIA_ASSIGN_OR_RETURN(
      place.county, facts.CountyAt(organization.county_fips, place.zip));
  if (place.state.empty()) place.state = place.county->state;
  return place;
}

absl::StatusOr<std::vector<Place>> PlacesOfCity(absl::string_view city,
                                                absl::string_view state,
                                                FactReader& facts) {
  std::vector<Place> places;
  if (state.empty()) return places;
  if (!city.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(std::vector<FactReader::County> counties,
                              facts.CountiesOfCity(city, state));
    for (FactReader::County& county : counties) {
      places.push_back({.county = std::move(county), .state = state});
    }
  }
  if (places.empty()) {
    places.push_back({.county = FactReader::County(), .state = state});
  }
  return places;
}

}  // namespace custodia::directory
