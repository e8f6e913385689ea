#include "services/directory/storage/organization_reader.h"

#include <algorithm>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_join.h"
#include "services/directory/storage/bulk_load.h"
#include "services/directory/storage/common_facts.h"
#include "services/directory/storage/custody_reader.h"
#include "services/directory/storage/evidence_rows.h"
#include "services/directory/storage/node_ids.h"
#include "services/directory/storage/packing.h"
#include "services/directory/storage/recent_facts.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

std::vector<std::string> OtherNames(sqlite::Connection& db, int64_t fact) {
  return Texts(db.Prepare("SELECT name FROM organization_names WHERE fact = ? "
                          "AND position > 0 ORDER BY position")
                   .Bind(fact));
}

std::vector<Identifier> Identifiers(sqlite::Connection& db, int64_t fact) {
  sqlite::Query query = db.Prepare(
      "SELECT system, value FROM organization_identifiers WHERE fact = ? "
      "ORDER BY position");
  query.Bind(fact);
  std::vector<Identifier> identifiers;
  while (query.Step()) {
    identifiers.push_back(
        {.system = static_cast<IdentifierSystem>(query.Int(0)),
         .value = query.Text(1)});
  }
  return identifiers;
}

std::vector<std::string> Jurisdictions(sqlite::Connection& db, int64_t fact) {
  return Texts(db.Prepare("SELECT area FROM organization_jurisdictions WHERE "
                          "fact = ? ORDER BY position")
                   .Bind(fact));
}

std::vector<std::string> Professions(sqlite::Connection& db, int64_t fact) {
  return Texts(db.Prepare("SELECT profession FROM organization_professions "
                          "WHERE fact = ? ORDER BY position")
                   .Bind(fact));
}

// The columns lines, city, state and zip, from `column` on.
Address AddressIn(const sqlite::Query& query, int column) {
  return {.lines = SplitLines(query.Text(column)),
          .city = query.Text(column + 1),
          .state = query.Text(column + 2),
          .zip = query.Text(column + 3)};
}

// The row itself; `recorded` is set to the revision that brought it.
Organization LoadRow(sqlite::Connection& db, int64_t fact, int64_t& recorded) {
  sqlite::Query query = db.Prepare(
      "SELECT id, display_name, type, status, opened_on, closed_on, lines, "
      "city, state, zip, county_fips, time_zone, is_site, recorded "
      "FROM organizations WHERE fact = ?");
  query.Bind(fact).Step();
  recorded = query.Int(13);
  return {.id = query.Text(0),
          .display_name = query.Text(1),
          .type = static_cast<OrganizationType>(query.Int(2)),
          .status = static_cast<OrganizationStatus>(query.Int(3)),
          .opened_on = DateOf(query.Text(4)),
          .closed_on = DateOf(query.Text(5)),
          .address = AddressIn(query, 6),
          .county_fips = query.Text(10),
          .time_zone = query.Text(11),
          .is_site = query.Int(12) != 0};
}

// Loads each of `facts`, in this order.
std::vector<Organization> Load(const View& view,
                               const std::vector<int64_t>& facts) {
  std::vector<Organization> organizations;
  organizations.reserve(facts.size());
  for (const int64_t fact : facts) {
    organizations.push_back(LoadOrganization(view, fact));
  }
  return organizations;
}

std::optional<Shared<OrganizationFacts>> FindInImage(const View& view,
                                                     absl::string_view id) {
  const auto& image = view.common->facts.image;
  return image == nullptr ? std::nullopt : image->FindOrganization(id);
}

// An organization by the number of its version, and its id.
struct OrganizationRef {
  int64_t fact = 0;
  std::string id;
};

Shared<OrganizationFacts> Read(const View& view, const OrganizationRef& ref) {
  if (view.common != nullptr) {
    auto packed = FindInImage(view, ref.id);
    if (!packed) packed = LoadPackedOrganization(view.db, ref.fact);
    if (packed) return *std::move(packed);
  }
  return LoadOrganizationFacts(view, ref.fact);
}

SharedOrganizations ReadAll(const View& view,
                            const std::vector<OrganizationRef>& refs) {
  SharedOrganizations organizations;
  organizations.reserve(refs.size());
  for (const OrganizationRef& ref : refs) {
    organizations.push_back(Read(view, ref));
  }
  return organizations;
}

// Returns the numbers and ids in the first two columns. `query` has its
// parameters bound.
std::vector<OrganizationRef> Refs(sqlite::Query& query) {
  std::vector<OrganizationRef> refs;
  while (query.Step()) refs.push_back({query.Int(0), query.Text(1)});
  return refs;
}

// Returns the organizations of `type` that `find` finds for the list, from
// memory where they were read before.
SharedOrganizations Remembered(
    const View& view, const std::string& list, OrganizationType type,
    absl::FunctionRef<std::vector<OrganizationRef>()> find) {
  if (view.common == nullptr || !IsKept(type)) return ReadAll(view, find());
  const Revisions wanted = view.common->SameAsNow(list);
  Memory<SharedOrganizations>& lists = view.common->kept.lists;
  if (const auto kept = lists.Find(list, wanted)) return **kept;
  return *lists.Keep(list, wanted, ReadAll(view, find()));
}

// The types that MakesRecords(), for SQL.
const std::string& TypesWithRecords() {
  static const auto& types = *new std::string([] {
    std::vector<int> numbers;
    for (int i = 0; i <= NumberOf(OrganizationType::kOtherFacility); ++i) {
      if (MakesRecords(static_cast<OrganizationType>(i))) numbers.push_back(i);
    }
    return absl::StrJoin(numbers, ",");
  }());
  return types;
}

std::vector<OrganizationRef> RefsAt(const View& view,
                                    absl::string_view address_key, int limit) {
  static const auto& sql = *new std::string(absl::StrCat(
      "SELECT o.fact, o.id, o.display_name FROM all_organizations o "
      "WHERE o.address_key = ?2 "
      "AND o.is_site = 0 AND o.type IN (",
      TypesWithRecords(), ") AND ", Believed("o"),
      "ORDER BY o.display_name, o.id LIMIT ?3"));
  sqlite::Query query = view.db.Prepare(sql);
  return Refs(query.Bind(view.revision, address_key, limit));
}

// Returns who stands there by the image; nothing where it does not know.
std::optional<SharedOrganizations> AtByImage(const View& view,
                                             absl::string_view address_key,
                                             int limit) {
  if (view.common == nullptr || view.common->facts.image == nullptr) {
    return std::nullopt;
  }
  const auto ids = view.common->facts.image->IdsAt(address_key, limit);
  if (!ids) return std::nullopt;
  SharedOrganizations organizations;
  organizations.reserve(ids->size());
  for (const absl::string_view id : *ids) {
    auto one = ShareOrganization(view, id);
    if (!one) return std::nullopt;
    organizations.push_back(*std::move(one));
  }
  return organizations;
}

}  // namespace

std::vector<StoredContactPoint> ContactPointsOf(
    const View& view, absl::string_view organization_id) {
  constexpr absl::string_view kColumns =
      "SELECT c.fact, c.recorded, c.kind, c.value, c.department, c.lines, "
      "c.city, c.state, c.zip, c.position FROM ";
  constexpr absl::string_view kOf = " c WHERE c.organization = ?2 AND ";
  std::vector<StoredContactPoint> contact_points;
  const auto read = [&](sqlite::Query& query) {
    while (query.Step()) {
      contact_points.push_back(
          {query.Int(0),
           query.Int(9),
           {.kind = static_cast<ContactKind>(query.Int(2)),
            .value = query.Text(3),
            .department = query.Text(4),
            .address = AddressIn(query, 5),
            .evidence = ReadEvidence(view.db, query.Int(0), query.Int(1))}});
    }
  };
  if (view.bulk == nullptr) {
    sqlite::Query query =
        view.db.Prepare(absl::StrCat(kColumns, "all_contact_points", kOf,
                                     Believed("c"), "ORDER BY c.position"));
    read(query.Bind(view.revision, organization_id));
    return contact_points;
  }
  for (const int64_t fact : view.bulk->MayBeContactsOf(organization_id)) {
    sqlite::Query query = view.db.Prepare(absl::StrCat(
        kColumns, "contact_points", kOf, Believed("c"), "AND c.fact = ?3"));
    read(query.Bind(view.revision, organization_id, fact));
  }
  std::sort(contact_points.begin(), contact_points.end(),
            [](const StoredContactPoint& a, const StoredContactPoint& b) {
              return a.position < b.position;
            });
  return contact_points;
}

Organization LoadOrganization(const View& view, int64_t fact) {
  if (view.recent != nullptr) {
    if (const auto* known = view.recent->FindOrganization(fact)) return *known;
  }
  int64_t recorded = 0;
  Organization organization = LoadRow(view.db, fact, recorded);
  organization.other_names = OtherNames(view.db, fact);
  organization.identifiers = Identifiers(view.db, fact);
  organization.jurisdictions = Jurisdictions(view.db, fact);
  organization.professions = Professions(view.db, fact);
  for (StoredContactPoint& stored : ContactPointsOf(view, organization.id)) {
    organization.contact_points.push_back(std::move(stored.contact_point));
  }
  organization.evidence = ReadEvidence(view.db, fact, recorded);
  // A contact point can be retracted and the rest stay the same version.
  organization.etag =
      absl::StrCat(fact, "-", organization.contact_points.size());
  if (view.recent != nullptr) view.recent->Keep(fact, organization);
  return organization;
}

OrganizationFacts LoadOrganizationFacts(const View& view, int64_t fact) {
  OrganizationFacts facts;
  static_cast<Organization&>(facts) = LoadOrganization(view, fact);
  facts.successions = SuccessionsFrom(view, facts.id);
  facts.reports = ReportsAbout(view, facts.id);
  return facts;
}

std::optional<Organization> FindOrganization(const View& view,
                                             absl::string_view id) {
  if (view.common != nullptr) {
    const auto shared = ShareOrganization(view, id);
    if (!shared) return std::nullopt;
    return static_cast<const Organization&>(**shared);
  }
  const auto canonical = OrganizationId(view, id);
  if (!canonical) return std::nullopt;
  const auto fact = FactOf(view, "organizations", *canonical);
  if (!fact) return std::nullopt;
  return LoadOrganization(view, *fact);
}

std::optional<Shared<OrganizationFacts>> ShareOrganization(
    const View& view, absl::string_view id) {
  if (view.common != nullptr) {
    auto packed = FindInImage(view, id);
    if (!packed) packed = FindPackedOrganization(view.db, id);
    if (packed) return packed;
  }
  // By another name, or not packed.
  const auto canonical = OrganizationId(view, id);
  if (!canonical) return std::nullopt;
  const auto fact = FactOf(view, "organizations", *canonical);
  if (!fact) return std::nullopt;
  return Read(view, {*fact, *canonical});
}

SharedOrganizations OrganizationsAt(const View& view,
                                    absl::string_view address_key, int limit) {
  if (address_key.empty()) return {};
  if (auto standing = AtByImage(view, address_key, limit)) {
    return *std::move(standing);
  }
  return ReadAll(view, RefsAt(view, address_key, limit));
}

SharedOrganizations OrganizationsServing(const View& view,
                                         OrganizationType type,
                                         absl::string_view area) {
  return Remembered(view, ServingList(type, area), type, [&] {
    return Refs(view.db
                    .Prepare(absl::StrCat(
                        "SELECT DISTINCT o.fact, o.id "
                        "FROM organization_jurisdictions j "
                        "CROSS JOIN organizations o ON o.fact = j.fact "
                        "WHERE j.area = ?2 AND o.type = ?3 AND ",
                        Believed("o"), "ORDER BY o.id"))
                    .Bind(view.revision, area, NumberOf(type)));
  });
}

// Where a source gives an organization no county, its ZIP code does.
SharedOrganizations OrganizationsInCounty(const View& view,
                                          OrganizationType type,
                                          absl::string_view county_fips) {
  if (county_fips.empty()) return {};
  return Remembered(view, CountyList(type, county_fips), type, [&] {
    return Refs(view.db
                    .Prepare(absl::StrCat(
                        "SELECT fact, id FROM ("
                        "SELECT o.fact, o.id FROM all_organizations o WHERE "
                        "o.county_fips = ?2 AND o.county_fips <> '' AND o.type "
                        "= ?3 AND ",
                        Believed("o"),
                        "UNION ALL SELECT o.fact, o.id FROM zips z "
                        "CROSS JOIN all_organizations o ON o.zip5 = z.zip "
                        "WHERE z.county_fips = ?2 AND o.type = ?3 "
                        "AND o.county_fips = '' AND ",
                        Believed("o"), "AND ", Believed("z"), ") ORDER BY id"))
                    .Bind(view.revision, county_fips, NumberOf(type)));
  });
}

std::vector<Organization> OrganizationsIdentifiedBy(
    const View& view, const Identifier& identifier) {
  return Load(view, CarriersOf(view, identifier));
}

std::vector<Organization> OrganizationsNamed(const View& view,
                                             absl::string_view name_key) {
  if (name_key.empty()) return {};
  return Load(
      view,
      Numbers(view.db
                  .Prepare(absl::StrCat(
                      "SELECT o.fact FROM organizations o WHERE o.fact IN ("
                      "SELECT n.fact FROM all_organization_names n "
                      "WHERE n.name_key = ?2) AND ",
                      Believed("o"), "ORDER BY o.id"))
                  .Bind(view.revision, name_key)));
}

}  // namespace custodia::directory::sql
