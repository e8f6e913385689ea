#include "services/directory/domain/fact_reader.h"

#include <utility>

#include "common/status_macros.h"

namespace custodia::directory {

absl::StatusOr<Shared<Neighbourhood>> FactReader::HospitalsNear(
    absl::string_view county_fips, absl::string_view zip) {
  CUSTODIA_ASSIGN_OR_RETURN(
      SharedOrganizations hospitals,
      OrganizationsInCounty(OrganizationType::kHospital, county_fips));
  return Shared<Neighbourhood>(NeighbourhoodOf(zip, std::move(hospitals)));
}

absl::StatusOr<Shared<FactReader::County>> FactReader::CountyAt(
    absl::string_view county_fips, absl::string_view zip) {
  County county{.fips = std::string(county_fips)};
  if (county.fips.empty() && !zip.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::optional<std::string> lies_in,
                              CountyOfZip(zip));
    county.fips = lies_in.value_or("");
  }
  if (county.fips.empty()) return Shared<County>(county);
  CUSTODIA_ASSIGN_OR_RETURN(std::optional<County> known,
                            FindCounty(county.fips));
  return Shared<County>(known ? *std::move(known) : std::move(county));
}

}  // namespace custodia::directory
