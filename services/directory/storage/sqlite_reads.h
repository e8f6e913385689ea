#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_SQLITE_READS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_SQLITE_READS_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/storage/bookkeeping.h"
#include "services/directory/storage/common_facts.h"
#include "services/directory/storage/contradiction_reader.h"
#include "services/directory/storage/custody_reader.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/everything_reader.h"
#include "services/directory/storage/geography_reader.h"
#include "services/directory/storage/node_ids.h"
#include "services/directory/storage/organization_reader.h"
#include "services/directory/storage/organization_search.h"
#include "services/directory/storage/practitioner_reader.h"
#include "services/directory/storage/practitioner_search.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// The reads of DirectorySnapshot, for it and for DirectoryTransaction alike.
template <typename Interface>
class SqliteReads : public Interface {
 public:
  explicit SqliteReads(const View& view) : view_(view) {}

  int64_t Revision() override { return view_.revision; }

  absl::StatusOr<std::optional<Practitioner>> FindPractitioner(
      absl::string_view id) override {
    return sql::FindPractitioner(view_, id);
  }
  absl::StatusOr<std::vector<Practitioner>> PractitionersNamed(
      const NameQuery& query, int limit) override {
    return sql::PractitionersNamed(view_, query, limit);
  }
  absl::StatusOr<Hits<Practitioner>> SearchPractitioners(
      const PractitionerSearch& search, const Page& page) override {
    return sql::SearchPractitioners(view_, search, page);
  }
  absl::StatusOr<Hits<Organization>> SearchOrganizations(
      const OrganizationSearch& search, const Page& page) override {
    return sql::SearchOrganizations(view_, search, page);
  }
  absl::StatusOr<std::vector<std::string>> PractitionerIds(
      const Page& page) override {
    return sql::PractitionerIds(view_, page);
  }

  absl::StatusOr<std::optional<Organization>> FindOrganization(
      absl::string_view id) override {
    return sql::FindOrganization(view_, id);
  }
  absl::StatusOr<std::optional<Shared<OrganizationFacts>>> ShareOrganization(
      absl::string_view id) override {
    return sql::ShareOrganization(view_, id);
  }
  absl::StatusOr<SharedOrganizations> OrganizationsAt(
      absl::string_view address_key, int limit) override {
    return sql::OrganizationsAt(view_, address_key, limit);
  }
  absl::StatusOr<SharedOrganizations> OrganizationsServing(
      OrganizationType type, absl::string_view area) override {
    return sql::OrganizationsServing(view_, type, area);
  }
  absl::StatusOr<SharedOrganizations> OrganizationsInCounty(
      OrganizationType type, absl::string_view county_fips) override {
    return sql::OrganizationsInCounty(view_, type, county_fips);
  }
  absl::StatusOr<Shared<Neighbourhood>> HospitalsNear(
      absl::string_view county_fips, absl::string_view zip) override {
    const auto read = [&] {
      return Interface::HospitalsNear(county_fips, zip);
    };
    if (view_.common == nullptr) return read();
    const Revisions wanted = view_.common->SameAsNow(
        CountyList(OrganizationType::kHospital, county_fips));
    return Remembered(view_.common->kept.neighbourhoods,
                      absl::StrCat(county_fips, "/", zip.substr(0, 5)), wanted,
                      read);
  }
  absl::StatusOr<std::vector<Organization>> OrganizationsIdentifiedBy(
      const Identifier& identifier) override {
    return sql::OrganizationsIdentifiedBy(view_, identifier);
  }
  absl::StatusOr<std::vector<Organization>> OrganizationsNamed(
      absl::string_view name_key) override {
    return sql::OrganizationsNamed(view_, name_key);
  }

  absl::StatusOr<std::vector<Affiliation>> AffiliationsOf(
      absl::string_view practitioner_id) override {
    return sql::AffiliationsOf(view_, practitioner_id);
  }
  absl::StatusOr<std::vector<Affiliation>> ListAffiliationsOf(
      absl::string_view practitioner_id, const Page& page) override {
    return sql::ListAffiliationsOf(view_, practitioner_id, page);
  }
  absl::StatusOr<std::vector<Affiliation>> ListAffiliationsAt(
      absl::string_view organization_id, const Page& page) override {
    return sql::ListAffiliationsAt(view_, organization_id, page);
  }
  absl::StatusOr<std::string> FindPractitionerId(
      absl::string_view id) override {
    return PractitionerId(view_, id).value_or("");
  }
  absl::StatusOr<std::string> FindOrganizationId(
      absl::string_view id) override {
    return OrganizationId(view_, id).value_or("");
  }
  absl::StatusOr<std::optional<Affiliation>> FindAffiliation(
      absl::string_view id) override {
    return sql::FindAffiliation(view_, id);
  }
  absl::StatusOr<std::vector<SuccessionEvent>> SuccessionsFrom(
      absl::string_view organization_id) override {
    return sql::SuccessionsFrom(view_, organization_id);
  }
  absl::StatusOr<std::vector<SuccessionEvent>> ListSuccessions(
      absl::string_view organization_id, const Page& page) override {
    return sql::ListSuccessions(view_, organization_id, page);
  }
  absl::StatusOr<std::optional<SuccessionEvent>> FindSuccession(
      absl::string_view id) override {
    return sql::FindSuccession(view_, id);
  }
  absl::StatusOr<std::vector<CustodyReport>> ReportsAbout(
      absl::string_view organization_id) override {
    return sql::ReportsAbout(view_, organization_id);
  }

  absl::StatusOr<std::optional<std::string>> CountyOfZip(
      absl::string_view zip) override {
    return sql::CountyOfZip(view_, zip);
  }
  absl::StatusOr<std::optional<FactReader::County>> FindCounty(
      absl::string_view fips) override {
    return sql::FindCounty(view_, fips);
  }
  absl::StatusOr<Shared<FactReader::County>> CountyAt(
      absl::string_view county_fips, absl::string_view zip) override {
    const auto read = [&] { return Interface::CountyAt(county_fips, zip); };
    if (view_.common == nullptr) return read();
    return Remembered(view_.common->kept.counties_at,
                      absl::StrCat(county_fips, "/",
                                   county_fips.empty() ? zip.substr(0, 5) : ""),
                      view_.common->SameAsNow(""), read);
  }
  absl::StatusOr<std::vector<FactReader::County>> CountiesOfCity(
      absl::string_view city, absl::string_view state) override {
    return sql::CountiesOfCity(view_, city, state);
  }
  absl::StatusOr<std::vector<FactReader::County>> CountiesOfState(
      absl::string_view state) override {
    return sql::CountiesOfState(view_, state);
  }

  absl::StatusOr<std::vector<Organization>> AllOrganizations(
      const Page& page) override {
    return sql::AllOrganizations(view_, page);
  }
  absl::StatusOr<std::vector<Practitioner>> AllPractitioners(
      const Page& page) override {
    return sql::AllPractitioners(view_, page);
  }
  absl::StatusOr<std::vector<Affiliation>> AllAffiliations(
      const Page& page) override {
    return sql::AllAffiliations(view_, page);
  }
  absl::StatusOr<std::vector<SuccessionEvent>> AllSuccessions(
      const Page& page) override {
    return sql::AllSuccessions(view_, page);
  }
  absl::StatusOr<std::vector<CustodyReport>> AllReports(
      const Page& page) override {
    return sql::AllReports(view_, page);
  }
  absl::StatusOr<std::vector<FactReader::County>> AllCounties(
      const Page& page) override {
    return sql::AllCounties(view_, page);
  }
  absl::StatusOr<std::vector<Zip>> AllZips(const Page& page) override {
    return sql::AllZips(view_, page);
  }
  absl::StatusOr<std::vector<Alias>> AllOrganizationAliases(
      const Page& page) override {
    return sql::AllOrganizationAliases(view_, page);
  }
  absl::StatusOr<std::vector<Alias>> AllPractitionerAliases(
      const Page& page) override {
    return sql::AllPractitionerAliases(view_, page);
  }

  absl::StatusOr<std::vector<Contradiction>> ListContradictions(
      const Page& page) override {
    return sql::ListContradictions(view_, page);
  }
  absl::StatusOr<std::vector<Import>> ListImports(const Page& page) override {
    return sql::ListImports(view_.db, page);
  }
  absl::StatusOr<std::optional<RecordedRequest>> FindRequest(
      absl::string_view request_id) override {
    return sql::FindRequest(view_.db, request_id);
  }

 protected:
  View view_;

 private:
  // Returns what `memory` has of `key`, or else what `read()` does.
  template <typename Value, typename Read>
  static absl::StatusOr<Shared<Value>> Remembered(Memory<Value>& memory,
                                                  absl::string_view key,
                                                  const Revisions& wanted,
                                                  Read read) {
    if (auto kept = memory.Find(key, wanted)) return *std::move(kept);
    CUSTODIA_ASSIGN_OR_RETURN(Shared<Value> value, read());
    return memory.Keep(key, wanted, std::move(value));
  }
};

using SqliteSnapshot = SqliteReads<DirectorySnapshot>;

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_SQLITE_READS_H_
