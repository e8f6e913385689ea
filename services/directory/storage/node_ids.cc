#include "services/directory/storage/node_ids.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "services/directory/storage/bulk_load.h"
#include "services/directory/storage/recent_facts.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

std::optional<std::string> OfAlias(const View& view, absl::string_view table,
                                   absl::string_view alias) {
  if (view.bulk != nullptr) return view.bulk->OfAlias(table, alias);
  sqlite::Query query = view.db.Prepare(
      absl::StrCat("SELECT t.id FROM all_", table, " t WHERE t.alias = ?2 AND ",
                   Believed("t")));
  query.Bind(view.revision, alias);
  if (!query.Step()) return std::nullopt;
  return query.Text(0);
}

std::optional<std::string> OnlyOne(const std::vector<std::string>& ids) {
  if (ids.size() != 1) return std::nullopt;
  return ids.front();
}

std::optional<std::string> PractitionerOfNpi(const View& view,
                                             absl::string_view npi) {
  if (view.bulk != nullptr) {
    std::vector<std::string> ids;
    for (const int64_t fact : view.bulk->MayHaveNpi(npi)) {
      sqlite::Query query = view.db.Prepare(
          "SELECT id FROM practitioners WHERE fact = ? AND npi = ? AND "
          "npi <> '' AND ended IS NULL");
      if (query.Bind(fact, npi).Step()) ids.push_back(query.Text(0));
    }
    return OnlyOne(ids);
  }
  return OnlyOne(Texts(
      view.db
          .Prepare(absl::StrCat("SELECT p.id FROM all_practitioners p WHERE "
                                "p.npi = ?2 AND p.npi <> '' AND "
                                "p.npi <> p.id AND ",
                                Believed("p"), "LIMIT 2"))
          .Bind(view.revision, npi)));
}

std::optional<std::string> OrganizationOfNpi(const View& view,
                                             absl::string_view npi) {
  std::vector<std::string> ids;
  for (const int64_t fact :
       CarriersOf(view, {IdentifierSystem::kNpi, std::string(npi)})) {
    sqlite::Query query =
        view.db.Prepare("SELECT id FROM organizations WHERE fact = ?");
    query.Bind(fact).Step();
    ids.push_back(query.Text(0));
  }
  return OnlyOne(ids);
}

// Versions that carry the identifier, or may: believed or not. One may carry it
// twice.
std::set<int64_t> CandidatesFor(const View& view,
                                const Identifier& identifier) {
  const std::vector<int64_t> facts =
      view.bulk != nullptr
          ? view.bulk->MayCarry(identifier)
          : Numbers(view.db
                        .Prepare("SELECT i.fact "
                                 "FROM all_organization_identifiers i "
                                 "WHERE i.value = ?1 AND i.system = ?2")
                        .Bind(identifier.value, NumberOf(identifier.system)));
  return {facts.begin(), facts.end()};
}

}  // namespace

std::vector<int64_t> CarriersOf(const View& view,
                                const Identifier& identifier) {
  static const auto& sql = *new std::string(absl::StrCat(
      "SELECT o.id FROM organization_identifiers i CROSS JOIN organizations o "
      "ON o.fact = i.fact WHERE i.fact = ?2 AND i.value = ?3 AND "
      "i.system = ?4 AND ",
      Believed("o")));
  std::vector<std::pair<std::string, int64_t>> carriers;
  for (const int64_t fact : CandidatesFor(view, identifier)) {
    sqlite::Query query = view.db.Prepare(sql);
    query.Bind(view.revision, fact, identifier.value,
               NumberOf(identifier.system));
    if (query.Step()) carriers.emplace_back(query.Text(0), fact);
  }
  std::sort(carriers.begin(), carriers.end());
  std::vector<int64_t> facts;
  for (const auto& [id, fact] : carriers) facts.push_back(fact);
  return facts;
}

std::optional<int64_t> FactOf(const View& view, absl::string_view table,
                              absl::string_view id) {
  if (view.bulk != nullptr && BulkLoad::Covers(table)) {
    return view.bulk->FactOf(table, id);
  }
  if (view.recent != nullptr) {
    if (const auto known = view.recent->FindNumber(table, id)) return *known;
  }
  sqlite::Query query =
      view.db.Prepare(absl::StrCat("SELECT t.fact FROM all_", table,
                                   " t WHERE t.id = ?2 AND ", Believed("t")));
  query.Bind(view.revision, id);
  std::optional<int64_t> fact;
  if (query.Step()) fact = query.Int(0);
  if (view.recent != nullptr) view.recent->KeepNumber(table, id, fact);
  return fact;
}

std::optional<std::string> PractitionerOfAlias(const View& view,
                                               absl::string_view alias) {
  return OfAlias(view, "practitioner_aliases", alias);
}

std::optional<std::string> OrganizationOfAlias(const View& view,
                                               absl::string_view alias) {
  return OfAlias(view, "organization_aliases", alias);
}

std::optional<std::string> PractitionerId(const View& view,
                                          absl::string_view id) {
  if (FactOf(view, "practitioners", id).has_value()) return std::string(id);
  if (auto canonical = PractitionerOfAlias(view, id)) return canonical;
  return PractitionerOfNpi(view, id);
}

std::optional<std::string> OrganizationId(const View& view,
                                          absl::string_view id) {
  if (FactOf(view, "organizations", id).has_value()) return std::string(id);
  if (auto canonical = OrganizationOfAlias(view, id)) return canonical;
  return OrganizationOfNpi(view, id);
}

}  // namespace custodia::directory::sql
