#include "services/directory/storage/bulk_load.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/storage/split_indexes.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

// What a key in memory is a key of.
enum Space : int {
  kPractitionerId,
  kOrganizationId,
  kAffiliationId,
  kPractitionerAlias,
  kOrganizationAlias,
  kNpi,         // where it is not the id
  kIdentifier,  // where the id does not tell it: UsualId()
  kContactsOf,  // where they were not written with a version that is a key
  kNoSpace,
};

struct Table {
  absl::string_view name;
  Space space;
  // Whether the version ?1 has the key ?2 and is believed, and its node.
  std::string find;
};

const Table* FindTable(absl::string_view name) {
  static const auto& tables = *new std::vector<Table>{[] {
    std::vector<Table> all;
    for (const auto& [table, space] :
         std::initializer_list<std::pair<absl::string_view, Space>>{
             {"practitioners", kPractitionerId},
             {"organizations", kOrganizationId},
             {"affiliations", kAffiliationId},
             {"practitioner_aliases", kPractitionerAlias},
             {"organization_aliases", kOrganizationAlias}}) {
      const absl::string_view key =
          space == kPractitionerAlias || space == kOrganizationAlias ? "alias"
                                                                     : "id";
      all.push_back({table, space,
                     absl::StrCat("SELECT id FROM ", table, " WHERE fact = ?1 ",
                                  "AND ", key, " = ?2 AND ended IS NULL")});
    }
    return all;
  }()};
  for (const Table& table : tables) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

// Rows are appended and indexes sorted: more pages in memory, of which the
// sorter takes as many again, gain nothing.
constexpr int64_t kBulkPages = int64_t{24} << 20;

std::string IdentifierKey(int64_t system, absl::string_view value) {
  return absl::StrCat(system, ":", value);
}

// The id that an organization mostly has which carries the identifier.
std::string UsualId(const Identifier& identifier) {
  switch (identifier.system) {
    case IdentifierSystem::kNpi:
      return absl::StrCat("npi-", identifier.value);
    case IdentifierSystem::kCcn:
      return absl::StrCat("ccn-", identifier.value);
    case IdentifierSystem::kPac:
      return absl::StrCat("pac-", identifier.value);
    default:
      return "";
  }
}

void SortOnce(std::vector<int64_t>& facts) {
  std::sort(facts.begin(), facts.end());
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
}

}  // namespace

// A node has some three keys: its own, an affiliation's, an alias.
BulkLoad::BulkLoad(const View& view, absl::Time recorded_time, int64_t nodes,
                   size_t most_keys, PackedNodes& packed)
    : view_(view),
      recorded_time_(absl::FromUnixMicros(absl::ToUnixMicros(recorded_time))),
      packed_(packed),
      most_keys_(most_keys),
      keys_(std::min(static_cast<size_t>(nodes) * 3, most_keys)) {
  LoadKeys();
  FindOrphans();
  DropIndexes(view_.db);
  pages_.emplace(view_.db, kBulkPages);
}

void BulkLoad::LoadKeys() {
  sqlite::Connection& db = view_.db;
  const auto load = [&](Space space, const std::string& sql) {
    sqlite::Query query = db.Prepare(sql);
    while (query.Step()) AddKey(space, query.Text(1), query.Int(0));
  };
  load(kPractitionerId,
       "SELECT fact, id FROM practitioners WHERE ended IS NULL");
  load(kNpi,
       "SELECT fact, npi FROM practitioners WHERE ended IS NULL AND "
       "npi NOT IN ('', id)");
  load(kOrganizationId,
       "SELECT fact, id FROM organizations WHERE ended IS NULL");
  load(kAffiliationId, "SELECT fact, id FROM affiliations WHERE ended IS NULL");
  load(kPractitionerAlias,
       "SELECT fact, alias FROM practitioner_aliases WHERE ended IS NULL");
  load(kOrganizationAlias,
       "SELECT fact, alias FROM organization_aliases WHERE ended IS NULL");
  // Those written with the version that is believed are found behind it.
  load(kContactsOf,
       "SELECT fact, organization FROM contact_points c WHERE ended IS NULL "
       "AND NOT EXISTS (SELECT 1 FROM organizations o WHERE "
       "o.fact = c.fact - 1 - c.position AND o.id = c.organization AND "
       "o.ended IS NULL)");
  LoadIdentifiers();
}

void BulkLoad::LoadIdentifiers() {
  sqlite::Query query = view_.db.Prepare(
      "SELECT i.fact, i.system, i.value, o.id FROM organization_identifiers i "
      "CROSS JOIN organizations o ON o.fact = i.fact WHERE o.ended IS NULL");
  while (query.Step()) {
    AddIdentifier(query.Text(3),
                  {.system = static_cast<IdentifierSystem>(query.Int(1)),
                   .value = query.Text(2)},
                  query.Int(0));
  }
}

// Facts that name a node which is not there belong to it once it is.
void BulkLoad::FindOrphans() {
  const auto find = [&](absl::flat_hash_set<std::string>& ids,
                        const char* column, const char* table,
                        const char* nodes) {
    sqlite::Query query = view_.db.Prepare(absl::StrCat(
        "SELECT t.", column, " FROM ", table, " t WHERE t.ended IS NULL AND ",
        "NOT EXISTS (SELECT 1 FROM all_", nodes, " n WHERE n.id = t.", column,
        " AND n.ended IS NULL)"));
    while (query.Step()) ids.insert(query.Text(0));
  };
  find(not_packed_.practitioners, "practitioner", "affiliations",
       "practitioners");
  find(not_packed_.organizations, "from_organization", "successions",
       "organizations");
  find(not_packed_.organizations, "organization", "custody_reports",
       "organizations");
}

bool BulkLoad::full() const { return keys_.size() >= most_keys_; }

bool BulkLoad::Covers(absl::string_view table) {
  return FindTable(table) != nullptr;
}

void BulkLoad::AddKey(int space, absl::string_view key, int64_t fact) {
  keys_.Add(space, key, static_cast<uint32_t>(fact));
}

BulkLoad::Recent* BulkLoad::RecentOf(absl::string_view table) {
  if (table == "practitioners") return &recent_practitioner_;
  if (table == "organizations") return &recent_organization_;
  return nullptr;
}

void BulkLoad::Ended(absl::string_view table) {
  if (Recent* const recent = RecentOf(table)) *recent = {};
}

std::optional<int64_t> BulkLoad::FactOf(absl::string_view table,
                                        absl::string_view id) {
  Recent* const recent = RecentOf(table);
  if (recent != nullptr && recent->fact != 0 && recent->id == id) {
    return recent->fact;
  }
  const Table& covered = *FindTable(table);
  for (const int64_t fact : keys_.Find(covered.space, id)) {
    if (!view_.db.Prepare(covered.find).Bind(fact, id).Step()) continue;
    if (recent != nullptr) *recent = {std::string(id), fact};
    return fact;
  }
  return std::nullopt;
}

std::optional<std::string> BulkLoad::OfAlias(absl::string_view table,
                                             absl::string_view alias) {
  const Table& covered = *FindTable(table);
  for (const int64_t fact : keys_.Find(covered.space, alias)) {
    sqlite::Query query = view_.db.Prepare(covered.find);
    if (query.Bind(fact, alias).Step()) return query.Text(0);
  }
  return std::nullopt;
}

std::vector<int64_t> BulkLoad::Found(int space, absl::string_view key) const {
  std::vector<int64_t> facts;
  for (const uint32_t fact : keys_.Find(space, key)) facts.push_back(fact);
  SortOnce(facts);
  return facts;
}

std::vector<int64_t> BulkLoad::MayHaveNpi(absl::string_view npi) const {
  std::vector<int64_t> facts = Found(kNpi, npi);
  for (const int64_t fact : Found(kPractitionerId, npi)) facts.push_back(fact);
  return facts;
}

std::vector<int64_t> BulkLoad::MayCarry(const Identifier& identifier) const {
  std::vector<int64_t> facts =
      Found(kIdentifier,
            IdentifierKey(NumberOf(identifier.system), identifier.value));
  for (const int64_t fact : Found(kOrganizationId, UsualId(identifier))) {
    facts.push_back(fact);
  }
  SortOnce(facts);
  return facts;
}

bool BulkLoad::IsContactOf(absl::string_view organization, int64_t fact) {
  static const auto& sql = *new std::string(
      "SELECT 1 FROM contact_points WHERE fact = ? AND organization = ?");
  return view_.db.Prepare(sql).Bind(fact, organization).Step();
}

std::vector<int64_t> BulkLoad::MayBeContactsOf(absl::string_view organization) {
  std::vector<int64_t> facts = Found(kContactsOf, organization);
  // What is written with a version has the numbers after the version's.
  for (const int64_t version : Found(kOrganizationId, organization)) {
    for (int64_t next = version + 1; IsContactOf(organization, next); ++next) {
      facts.push_back(next);
    }
  }
  SortOnce(facts);
  return facts;
}

void BulkLoad::Stored(int64_t fact, std::vector<Evidence>& evidence) const {
  for (Evidence& one : evidence) {
    one.fact = absl::StrCat(fact);
    one.recorded_time = recorded_time_;
  }
}

void BulkLoad::Added(int64_t fact, const Practitioner& practitioner) {
  AddKey(kPractitionerId, practitioner.id, fact);
  recent_practitioner_ = {practitioner.id, fact};
  if (!practitioner.npi.empty() && practitioner.npi != practitioner.id) {
    AddKey(kNpi, practitioner.npi, fact);
  }
  PackPending();
  pending_.emplace(
      Pending{.fact = fact, .facts = {.practitioner = practitioner}});
  Practitioner& stored = pending_->facts.practitioner;
  Stored(fact, stored.evidence);
  stored.etag = absl::StrCat(fact);
}

void BulkLoad::Added(int64_t fact, const Affiliation& affiliation) {
  AddKey(kAffiliationId, affiliation.id, fact);
  if (!pending_ ||
      pending_->facts.practitioner.id != affiliation.practitioner) {
    not_packed_.practitioners.insert(affiliation.practitioner);
    return;
  }
  std::vector<Affiliation>& known = pending_->facts.affiliations;
  const auto place = std::lower_bound(
      known.begin(), known.end(), affiliation.id,
      [](const Affiliation& a, const std::string& id) { return a.id < id; });
  Stored(fact, known.insert(place, affiliation)->evidence);
}

void BulkLoad::Added(const SuccessionEvent& event) {
  not_packed_.organizations.insert(event.from);
}

void BulkLoad::Added(const CustodyReport& report) {
  not_packed_.organizations.insert(report.organization);
}

void BulkLoad::Added(int64_t fact, const Organization& organization,
                     const std::vector<int64_t>& contacts) {
  AddKey(kOrganizationId, organization.id, fact);
  recent_organization_ = {organization.id, fact};
  for (const Identifier& identifier : organization.identifiers) {
    AddIdentifier(organization.id, identifier, fact);
  }
  Pack(fact, organization, contacts);
}

void BulkLoad::AddIdentifier(absl::string_view organization,
                             const Identifier& identifier, int64_t fact) {
  if (UsualId(identifier) == organization) return;
  AddKey(kIdentifier,
         IdentifierKey(NumberOf(identifier.system), identifier.value), fact);
}

void BulkLoad::AddedAlias(absl::string_view table, int64_t fact,
                          absl::string_view alias) {
  AddKey(FindTable(table)->space, alias, fact);
}

void BulkLoad::AddedName(absl::string_view table, int64_t fact,
                         absl::string_view name_text) {
  words_.Add(table, fact, name_text);
}

void BulkLoad::Pack(int64_t fact, Organization organization,
                    const std::vector<int64_t>& contacts) {
  OrganizationFacts facts{std::move(organization), {}, {}};
  Organization& stored = facts;
  stored.address = AsStored(std::move(stored.address));
  for (size_t i = 0; i < stored.contact_points.size(); ++i) {
    ContactPoint& contact = stored.contact_points[i];
    contact.address = AsStored(std::move(contact.address));
    Stored(contacts[i], contact.evidence);
  }
  Stored(fact, stored.evidence);
  stored.etag = absl::StrCat(fact, "-", stored.contact_points.size());
  packed_.Put(fact, std::move(facts));
}

void BulkLoad::PackPending() {
  if (!pending_) return;
  packed_.Put(pending_->fact, std::move(pending_->facts));
  pending_.reset();
}

absl::Status BulkLoad::Finish(int64_t last_fact) {
  keys_ = KeyTable();
  CUSTODIA_RETURN_IF_ERROR(words_.Finish(view_.db));
  SplitIndexes(view_.db, last_fact);
  pages_.reset();
  return absl::OkStatus();
}

}  // namespace custodia::directory::sql
