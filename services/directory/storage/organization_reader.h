#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_ORGANIZATION_READER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_ORGANIZATION_READER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/domain/fact_reader.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// What FactReader and DirectorySnapshot promise under the same names.
std::optional<Organization> FindOrganization(const View& view,
                                             absl::string_view id);
std::optional<Shared<OrganizationFacts>> ShareOrganization(
    const View& view, absl::string_view id);
SharedOrganizations OrganizationsAt(const View& view,
                                    absl::string_view address_key, int limit);
SharedOrganizations OrganizationsServing(const View& view,
                                         OrganizationType type,
                                         absl::string_view area);
SharedOrganizations OrganizationsInCounty(const View& view,
                                          OrganizationType type,
                                          absl::string_view county_fips);
std::vector<Organization> OrganizationsIdentifiedBy(
    const View& view, const Identifier& identifier);
std::vector<Organization> OrganizationsNamed(const View& view,
                                             absl::string_view name_key);

// Returns the version `fact` of an organization, with the contact points
// believed at the view's revision.
Organization LoadOrganization(const View& view, int64_t fact);

// The same with its custody, from the tables.
OrganizationFacts LoadOrganizationFacts(const View& view, int64_t fact);

struct StoredContactPoint {
  int64_t fact;
  int64_t position;
  ContactPoint contact_point;
};

// Returns those of the organization with this very id, in order.
std::vector<StoredContactPoint> ContactPointsOf(
    const View& view, absl::string_view organization_id);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_ORGANIZATION_READER_H_
