#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_FACT_READER_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_FACT_READER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/neighbourhood.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/organization_facts.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/domain/shared.h"
#include "services/directory/domain/succession.h"

namespace custodia::directory {

// A practitioner by name and place; an empty part matches all, but for the
// family name, without which nobody matches.
struct NameQuery {
  std::string given;   // whole, or an initial
  std::string family;  // whole
  std::string state;   // two letters
  std::string city;
};

// All that resolution may ask of the directory: the facts as known at one
// revision. Ids are canonical in answers; an alias (the id of an import file,
// an NPI) finds the same node. Lists come in a stable order (by id).
//
// Errors are the store's (STORE_BUSY, STORE_FAILED); "not there" is no error.
class FactReader {
 public:
  virtual ~FactReader() = default;

  virtual absl::StatusOr<std::optional<Practitioner>> FindPractitioner(
      absl::string_view id) = 0;

  // At most `limit` practitioners that have the name (any of their names,
  // without regard to case).
  virtual absl::StatusOr<std::vector<Practitioner>> PractitionersNamed(
      const NameQuery& query, int limit) = 0;

  // With contact points, jurisdictions and evidence.
  virtual absl::StatusOr<std::optional<Organization>> FindOrganization(
      absl::string_view id) = 0;

  // The same, to be shared.
  virtual absl::StatusOr<std::optional<Shared<OrganizationFacts>>>
  ShareOrganization(absl::string_view id) = 0;

  virtual absl::StatusOr<std::vector<Affiliation>> AffiliationsOf(
      absl::string_view practitioner_id) = 0;

  // Events with this `from`.
  virtual absl::StatusOr<std::vector<SuccessionEvent>> SuccessionsFrom(
      absl::string_view organization_id) = 0;

  // What was said of the organization's records, whenever.
  virtual absl::StatusOr<std::vector<CustodyReport>> ReportsAbout(
      absl::string_view organization_id) = 0;

  // Organizations that MakesRecords() and that are no sites, standing at this
  // AddressKey(): the first `limit` by name, then id.
  virtual absl::StatusOr<SharedOrganizations> OrganizationsAt(
      absl::string_view address_key, int limit) = 0;

  // Organizations of `type` that serve `area` (a county's FIPS code or a
  // two-letter state) as one of their jurisdictions.
  virtual absl::StatusOr<SharedOrganizations> OrganizationsServing(
      OrganizationType type, absl::string_view area) = 0;

  // Organizations of `type` that stand in the county.
  virtual absl::StatusOr<SharedOrganizations> OrganizationsInCounty(
      OrganizationType type, absl::string_view county_fips) = 0;

  // The hospitals of the county, as seen from a ZIP code. A reader may keep
  // them, as it may what CountyAt() returns: they are made of the lists above.
  virtual absl::StatusOr<Shared<Neighbourhood>> HospitalsNear(
      absl::string_view county_fips, absl::string_view zip);

  // The county in which (most of) a ZIP code lies, as FIPS code; nothing where
  // not known. Takes ZIP+4 too.
  virtual absl::StatusOr<std::optional<std::string>> CountyOfZip(
      absl::string_view zip) = 0;

  // The state (two letters) and name of a county; nothing where not known.
  struct County {
    std::string fips;
    std::string name;
    std::string state;

    bool operator==(const County&) const = default;
  };
  virtual absl::StatusOr<std::optional<County>> FindCounty(
      absl::string_view fips) = 0;

  // The county `county_fips`, or where that is "" the one of the ZIP code:
  // without a name where none is known; with all its parts "" where nothing is.
  virtual absl::StatusOr<Shared<County>> CountyAt(absl::string_view county_fips,
                                                  absl::string_view zip);

  // The counties in which the ZIP codes of a city lie, by FIPS code.
  virtual absl::StatusOr<std::vector<County>> CountiesOfCity(
      absl::string_view city, absl::string_view state) = 0;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_FACT_READER_H_
