#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_FAKE_FACTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_FAKE_FACTS_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/fact_reader.h"

namespace custodia::directory {

// Facts in memory, for tests of what reads them. Each Add returns the fact as
// kept, to be changed in place; the reference stays good. Ids of affiliations
// events and reports are made from what they say ("jane@elm", "elm>north",
// "elm!2022"), so facts added in another order are the same facts. Dates are
// ISO 8601 or "". Every fact has one Evidence of grade kReported from source
// "test". Not thread-safe.
class FakeFacts : public FactReader {
 public:
  // Physicians by default.
  Practitioner& AddPractitioner(absl::string_view id, absl::string_view given,
                                absl::string_view family);

  // Operating, without an address.
  Organization& AddOrganization(absl::string_view id, OrganizationType type,
                                absl::string_view name);

  Affiliation& AddAffiliation(absl::string_view practitioner,
                              absl::string_view organization,
                              absl::string_view start = "",
                              absl::string_view end = "",
                              AffiliationKind kind = AffiliationKind::kMember);

  // `to` is "" for a closure.
  SuccessionEvent& AddEvent(absl::string_view from, SuccessionKind kind,
                            absl::string_view to, absl::string_view date = "");

  // Said by the organization itself, of all its records, on `date`.
  CustodyReport& AddReport(absl::string_view organization, Finding finding,
                           absl::string_view date);

  void AddCounty(absl::string_view fips, absl::string_view name,
                 absl::string_view state);
  void AddZip(absl::string_view zip, absl::string_view fips,
              absl::string_view city);

  // Makes `alias` find the practitioner or organization `id`.
  void AddAlias(absl::string_view alias, absl::string_view id);

  struct ZipOfCity {
    std::string zip;
    std::string fips;
    std::string city;
    std::string state;
  };
  struct Everything {
    std::vector<Practitioner> practitioners;
    std::vector<Organization> organizations;
    std::vector<Affiliation> affiliations;
    std::vector<SuccessionEvent> events;
    std::vector<CustodyReport> reports;
    std::vector<County> counties;
    std::vector<ZipOfCity> zips;
    std::vector<std::pair<std::string, std::string>> aliases;  // and ids
  };
  // Returns all that was added.
  Everything All() const;

  // Every call after the next `calls` answers `error`.
  void FailAfter(int calls, absl::Status error);

  // How often it was asked.
  int calls() const { return calls_; }

  absl::StatusOr<std::optional<Practitioner>> FindPractitioner(
      absl::string_view id) override;
  // Matches a place with the practitioner's own city and state only.
  absl::StatusOr<std::vector<Practitioner>> PractitionersNamed(
      const NameQuery& query, int limit) override;
  absl::StatusOr<std::optional<Organization>> FindOrganization(
      absl::string_view id) override;
  absl::StatusOr<std::vector<Affiliation>> AffiliationsOf(
      absl::string_view practitioner_id) override;
  absl::StatusOr<std::vector<SuccessionEvent>> SuccessionsFrom(
      absl::string_view organization_id) override;
  absl::StatusOr<std::vector<CustodyReport>> ReportsAbout(
      absl::string_view organization_id) override;
  absl::StatusOr<std::optional<Shared<OrganizationFacts>>> ShareOrganization(
      absl::string_view id) override;
  absl::StatusOr<SharedOrganizations> OrganizationsAt(
      absl::string_view address_key, int limit) override;
  absl::StatusOr<SharedOrganizations> OrganizationsServing(
      OrganizationType type, absl::string_view area) override;
  absl::StatusOr<SharedOrganizations> OrganizationsInCounty(
      OrganizationType type, absl::string_view county_fips) override;
  absl::StatusOr<std::optional<std::string>> CountyOfZip(
      absl::string_view zip) override;
  absl::StatusOr<std::optional<County>> FindCounty(
      absl::string_view fips) override;
  absl::StatusOr<std::vector<County>> CountiesOfCity(
      absl::string_view city, absl::string_view state) override;

 private:
  template <typename T>
  using ById = std::map<std::string, T, std::less<>>;
  struct Zip {
    std::string fips;
    std::string city;
  };

  absl::Status Count();
  OrganizationFacts FactsOf(const Organization& organization) const;
  template <typename Condition>
  SharedOrganizations OrganizationsWhere(Condition condition) const;
  std::string Canonical(absl::string_view id) const;

  ById<Practitioner> practitioners_;
  ById<Organization> organizations_;
  ById<Affiliation> affiliations_;
  ById<SuccessionEvent> events_;
  ById<CustodyReport> reports_;
  ById<County> counties_;
  ById<Zip> zips_;
  ById<std::string> aliases_;
  int calls_ = 0;
  std::optional<std::pair<int, absl::Status>> failure_;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_FAKE_FACTS_H_
