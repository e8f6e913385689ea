#include "services/directory/domain/places.h"

#include <utility>

#include "common/status_macros.h"

namespace custodia::directory {

absl::StatusOr<Place> PlaceOf(const Organization& organization,
                              FactReader& facts) {
  Place place{.name = organization.display_name,
              .county = organization.county_fips,
              .state = organization.address.state,
              .zip = organization.address.zip};
  if (place.county.empty() && !place.zip.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::optional<std::string> county,
                              facts.CountyOfZip(place.zip));
    place.county = county.value_or("");
  }
  if (place.county.empty()) return place;
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<FactReader::County> county,
                            facts.FindCounty(place.county));
  if (county) {
    place.county_name = county->name;
    if (place.state.empty()) place.state = county->state;
  }
  return place;
}

absl::StatusOr<std::vector<Place>> PlacesOfCity(const std::string& city,
                                                const std::string& state,
                                                FactReader& facts) {
  std::vector<Place> places;
  if (state.empty()) return places;
  if (!city.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<FactReader::County> counties,
                              facts.CountiesOfCity(city, state));
    for (const FactReader::County& county : counties) {
      places.push_back(
          {.county = county.fips, .county_name = county.name, .state = state});
    }
  }
  if (places.empty()) places.push_back({.state = state});
  return places;
}

}  // namespace custodia::directory
