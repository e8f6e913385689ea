#include "services/directory/testing/fake_facts.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"

namespace custodia::directory {
namespace {

std::vector<Evidence> Told(absl::string_view id) {
  return {{.fact = std::string(id),
           .source = "test",
           .source_row = std::string(id),
           .grade = Grade::kReported}};
}

PartialDate Date(absl::string_view text) {
  return ParseDate(text).value_or(PartialDate{});
}

// `base`, or the first of `base#2`, `base#3`... that is free.
template <typename Map>
std::string FreeId(const Map& taken, const std::string& base) {
  std::string id = base;
  for (int n = 2; taken.contains(id); ++n) id = absl::StrCat(base, "#", n);
  return id;
}

bool Matches(const PersonName& name, const NameQuery& query) {
  const bool initial = query.given.size() == 1;
  return (query.family.empty() ||
          absl::EqualsIgnoreCase(name.family, query.family)) &&
         (query.given.empty() ||
          (initial ? absl::StartsWithIgnoreCase(name.given, query.given)
                   : absl::EqualsIgnoreCase(name.given, query.given)));
}

bool Matches(const Practitioner& practitioner, const NameQuery& query) {
  if (!query.state.empty() && query.state != practitioner.state) return false;
  if (!query.city.empty() &&
      !absl::EqualsIgnoreCase(query.city, practitioner.city)) {
    return false;
  }
  const auto& others = practitioner.other_names;
  return Matches(practitioner.name, query) ||
         std::any_of(others.begin(), others.end(), [&](const PersonName& name) {
           return Matches(name, query);
         });
}

template <typename T, typename Map, typename Predicate>
std::vector<T> Where(const Map& map, Predicate predicate) {
  std::vector<T> found;
  for (const auto& [id, value] : map) {
    if (predicate(value)) found.push_back(value);
  }
  return found;
}

}  // namespace

Practitioner& FakeFacts::AddPractitioner(absl::string_view id,
                                         absl::string_view given,
                                         absl::string_view family) {
  Practitioner& added = practitioners_[std::string(id)];
  added.id = std::string(id);
  added.name = {.given = std::string(given), .family = std::string(family)};
  added.taxonomy_codes = {"207Q00000X"};
  added.evidence = Told(id);
  return added;
}

Organization& FakeFacts::AddOrganization(absl::string_view id,
                                         OrganizationType type,
                                         absl::string_view name) {
  Organization& added = organizations_[std::string(id)];
  added.id = std::string(id);
  added.display_name = std::string(name);
  added.type = type;
  added.status = OrganizationStatus::kOperating;
  added.evidence = Told(id);
  return added;
}

Affiliation& FakeFacts::AddAffiliation(absl::string_view practitioner,
                                       absl::string_view organization,
                                       absl::string_view start,
                                       absl::string_view end,
                                       AffiliationKind kind) {
  const std::string id =
      FreeId(affiliations_, absl::StrCat(practitioner, "@", organization));
  Affiliation& added = affiliations_[id];
  added = {.id = id,
           .practitioner = std::string(practitioner),
           .organization = std::string(organization),
           .kind = kind,
           .start = Date(start),
           .end = Date(end),
           .evidence = Told(id)};
  return added;
}

SuccessionEvent& FakeFacts::AddEvent(absl::string_view from,
                                     SuccessionKind kind, absl::string_view to,
                                     absl::string_view date) {
  const std::string id = FreeId(events_, absl::StrCat(from, ">", to));
  SuccessionEvent& added = events_[id];
  added = {.id = id,
           .from = std::string(from),
           .to = std::string(to),
           .kind = kind,
           .effective_date = Date(date),
           .evidence = Told(id)};
  return added;
}

CustodyReport& FakeFacts::AddReport(absl::string_view organization,
                                    Finding finding, absl::string_view date) {
  const std::string id =
      FreeId(reports_, absl::StrCat(organization, "!", date));
  CustodyReport& added = reports_[id];
  added = {.id = id,
           .organization = std::string(organization),
           .finding = finding,
           .report_date = Date(date),
           .evidence = Told(id)};
  added.evidence[0].date = added.report_date;
  return added;
}

void FakeFacts::AddCounty(absl::string_view fips, absl::string_view name,
                          absl::string_view state) {
  counties_[std::string(fips)] = {.fips = std::string(fips),
                                  .name = std::string(name),
                                  .state = std::string(state)};
}

void FakeFacts::AddZip(absl::string_view zip, absl::string_view fips,
                       absl::string_view city) {
  zips_[std::string(zip)] = {.fips = std::string(fips),
                             .city = std::string(city)};
}

void FakeFacts::AddAlias(absl::string_view alias, absl::string_view id) {
  aliases_[std::string(alias)] = std::string(id);
}

FakeFacts::Everything FakeFacts::All() const {
  const auto any = [](const auto&) { return true; };
  Everything all{.practitioners = Where<Practitioner>(practitioners_, any),
                 .organizations = Where<Organization>(organizations_, any),
                 .affiliations = Where<Affiliation>(affiliations_, any),
                 .events = Where<SuccessionEvent>(events_, any),
                 .reports = Where<CustodyReport>(reports_, any),
                 .counties = Where<County>(counties_, any),
                 .aliases = {aliases_.begin(), aliases_.end()}};
  for (const auto& [zip, lies] : zips_) {
    const auto county = counties_.find(lies.fips);
    all.zips.push_back(
        {.zip = zip,
         .fips = lies.fips,
         .city = lies.city,
         .state = county == counties_.end() ? "" : county->second.state});
  }
  return all;
}

void FakeFacts::FailAfter(int calls, absl::Status error) {
  failure_ = {calls_ + calls, std::move(error)};
}

absl::Status FakeFacts::Count() {
  ++calls_;
  if (failure_ && calls_ > failure_->first) return failure_->second;
  return absl::OkStatus();
}

std::string FakeFacts::Canonical(absl::string_view id) const {
  const auto found = aliases_.find(id);
  return found == aliases_.end() ? std::string(id) : found->second;
}

absl::StatusOr<std::optional<Practitioner>> FakeFacts::FindPractitioner(
    absl::string_view id) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  for (const auto& [key, practitioner] : practitioners_) {
    if (key == Canonical(id) ||
        (!practitioner.npi.empty() && practitioner.npi == id)) {
      return practitioner;
    }
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<Practitioner>> FakeFacts::PractitionersNamed(
    const NameQuery& query, int limit) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  auto found = Where<Practitioner>(
      practitioners_,
      [&](const Practitioner& one) { return Matches(one, query); });
  if (found.size() > static_cast<size_t>(limit)) found.resize(limit);
  return found;
}

absl::StatusOr<std::optional<Organization>> FakeFacts::FindOrganization(
    absl::string_view id) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  const auto found = organizations_.find(Canonical(id));
  if (found == organizations_.end()) return std::nullopt;
  return found->second;
}

absl::StatusOr<std::vector<Affiliation>> FakeFacts::AffiliationsOf(
    absl::string_view practitioner_id) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  return Where<Affiliation>(affiliations_, [&](const Affiliation& one) {
    return one.practitioner == practitioner_id;
  });
}

absl::StatusOr<std::vector<SuccessionEvent>> FakeFacts::SuccessionsFrom(
    absl::string_view organization_id) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  return Where<SuccessionEvent>(events_, [&](const SuccessionEvent& one) {
    return one.from == organization_id;
  });
}

absl::StatusOr<std::vector<CustodyReport>> FakeFacts::ReportsAbout(
    absl::string_view organization_id) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  return Where<CustodyReport>(reports_, [&](const CustodyReport& one) {
    return one.organization == organization_id;
  });
}

OrganizationFacts FakeFacts::FactsOf(const Organization& organization) const {
  return {organization,
          Where<SuccessionEvent>(events_,
                                 [&](const SuccessionEvent& one) {
                                   return one.from == organization.id;
                                 }),
          Where<CustodyReport>(reports_, [&](const CustodyReport& one) {
            return one.organization == organization.id;
          })};
}

template <typename Condition>
SharedOrganizations FakeFacts::OrganizationsWhere(Condition condition) const {
  SharedOrganizations found;
  for (const auto& [id, one] : organizations_) {
    if (condition(one)) found.emplace_back(FactsOf(one));
  }
  return found;
}

absl::StatusOr<std::optional<Shared<OrganizationFacts>>>
FakeFacts::ShareOrganization(absl::string_view id) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  const auto found = organizations_.find(Canonical(id));
  if (found == organizations_.end()) return std::nullopt;
  return FactsOf(found->second);
}

absl::StatusOr<SharedOrganizations> FakeFacts::OrganizationsAt(
    absl::string_view address_key, int limit) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  SharedOrganizations found = OrganizationsWhere([&](const Organization& one) {
    return !one.is_site && MakesRecords(one.type) &&
           AddressKey(one.address) == address_key;
  });
  std::sort(found.begin(), found.end(),
            [](const Organization& a, const Organization& b) {
              return std::tie(a.display_name, a.id) <
                     std::tie(b.display_name, b.id);
            });
  if (found.size() > static_cast<size_t>(limit)) {
    found.erase(found.begin() + limit, found.end());
  }
  return found;
}

absl::StatusOr<SharedOrganizations> FakeFacts::OrganizationsServing(
    OrganizationType type, absl::string_view area) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  return OrganizationsWhere([&](const Organization& one) {
    const auto& areas = one.jurisdictions;
    return one.type == type &&
           std::find(areas.begin(), areas.end(), area) != areas.end();
  });
}

absl::StatusOr<SharedOrganizations> FakeFacts::OrganizationsInCounty(
    OrganizationType type, absl::string_view county_fips) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  return OrganizationsWhere([&](const Organization& one) {
    return one.type == type && one.county_fips == county_fips;
  });
}

absl::StatusOr<std::optional<std::string>> FakeFacts::CountyOfZip(
    absl::string_view zip) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  const auto found = zips_.find(zip.substr(0, 5));
  if (found == zips_.end()) return std::nullopt;
  return found->second.fips;
}

absl::StatusOr<std::optional<FactReader::County>> FakeFacts::FindCounty(
    absl::string_view fips) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  const auto found = counties_.find(fips);
  if (found == counties_.end()) return std::nullopt;
  return found->second;
}

absl::StatusOr<std::vector<FactReader::County>> FakeFacts::CountiesOfCity(
    absl::string_view city, absl::string_view state) {
  CUSTODIA_RETURN_IF_ERROR(Count());
  return Where<County>(counties_, [&](const County& county) {
    return county.state == state &&
           std::any_of(zips_.begin(), zips_.end(), [&](const auto& entry) {
             return entry.second.fips == county.fips &&
                    absl::EqualsIgnoreCase(entry.second.city, city);
           });
  });
}

}  // namespace custodia::directory
