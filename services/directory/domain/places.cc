#include "services/directory/domain/places.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "common/status_macros.h"

namespace custodia::directory {
namespace {

std::optional<int> ZipNumber(absl::string_view zip) {
  int number = 0;
  if (!absl::SimpleAtoi(zip.substr(0, 5), &number)) return std::nullopt;
  return number;
}

// How far two ZIP codes are apart as numbers; far where one is not known.
int ZipDistance(std::optional<int> a, std::optional<int> b) {
  return a && b ? std::abs(*a - *b) : 100000;
}

}  // namespace

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

void SortNearestFirst(const Place& place, SharedOrganizations& organizations) {
  struct Near {
    int distance;
    Shared<OrganizationFacts> organization;

    bool operator<(const Near& other) const {
      return std::tie(distance, organization->display_name, organization->id) <
             std::tie(other.distance, other.organization->display_name,
                      other.organization->id);
    }
  };
  const std::optional<int> here = ZipNumber(place.zip);
  std::vector<Near> nearest;
  nearest.reserve(organizations.size());
  for (Shared<OrganizationFacts>& one : organizations) {
    const int distance = ZipDistance(ZipNumber(one->address.zip), here);
    nearest.push_back({distance, std::move(one)});
  }
  std::sort(nearest.begin(), nearest.end());
  std::transform(nearest.begin(), nearest.end(), organizations.begin(),
                 [](Near& one) { return std::move(one.organization); });
}

}  // namespace custodia::directory
