#include "services/directory/storage/custody_reader.h"

#include <limits>
#include <string>

#include "services/directory/storage/evidence_rows.h"
#include "services/directory/storage/node_ids.h"
#include "services/directory/storage/packed_reads.h"
#include "services/directory/storage/recent_facts.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

const Page& Everything() {
  static const auto& page = *new Page{std::numeric_limits<int>::max(), ""};
  return page;
}

std::string Canonical(std::optional<std::string> id, absl::string_view asked) {
  return std::move(id).value_or(std::string(asked));
}

// The numbers of a page of `table`, where `condition` may name ?2.
std::vector<int64_t> PageOf(const View& view, absl::string_view table,
                            absl::string_view condition, absl::string_view node,
                            const Page& page) {
  return Numbers(
      view.db
          .Prepare(absl::StrCat("SELECT t.fact, t.id FROM all_", table,
                                " t WHERE ", condition, " AND t.id > ?3 AND ",
                                Believed("t"), "ORDER BY t.id LIMIT ?4"))
          .Bind(view.revision, node, page.after, page.size));
}

template <typename Fact>
std::vector<Fact> LoadAll(const View& view, const std::vector<int64_t>& numbers,
                          Fact (*load)(const View&, int64_t)) {
  std::vector<Fact> facts;
  facts.reserve(numbers.size());
  for (const int64_t number : numbers) facts.push_back(load(view, number));
  return facts;
}

// The columns service_start, service_end and patient_group, from `column` on.
CustodyScope ScopeIn(sqlite::Connection& db, int64_t fact,
                     const sqlite::Query& query, int column) {
  return {
      .service_start = DateOf(query.Text(column)),
      .service_end = DateOf(query.Text(column + 1)),
      .practitioners =
          Texts(db.Prepare("SELECT practitioner FROM scope_practitioners "
                           "WHERE fact = ? ORDER BY position")
                    .Bind(fact)),
      .patient_group = static_cast<PatientGroup>(query.Int(column + 2)),
  };
}

}  // namespace

Affiliation LoadAffiliation(const View& view, int64_t fact) {
  if (view.recent != nullptr) {
    if (const auto* known = view.recent->FindAffiliation(fact)) return *known;
  }
  sqlite::Query query = view.db.Prepare(
      "SELECT id, practitioner, organization, kind, start_date, end_date, "
      "department, recorded FROM affiliations WHERE fact = ?");
  query.Bind(fact).Step();
  Affiliation affiliation = {
      .id = query.Text(0),
      .practitioner = query.Text(1),
      .organization = query.Text(2),
      .kind = static_cast<AffiliationKind>(query.Int(3)),
      .start = DateOf(query.Text(4)),
      .end = DateOf(query.Text(5)),
      .department = query.Text(6),
      .evidence = ReadEvidence(view.db, fact, query.Int(7))};
  if (view.recent != nullptr) view.recent->Keep(fact, affiliation);
  return affiliation;
}

SuccessionEvent LoadSuccession(const View& view, int64_t fact) {
  sqlite::Query query = view.db.Prepare(
      "SELECT id, from_organization, to_organization, kind, effective_date, "
      "service_start, service_end, patient_group, transfer_pending, note, "
      "recorded FROM successions WHERE fact = ?");
  query.Bind(fact).Step();
  return {.id = query.Text(0),
          .from = query.Text(1),
          .to = query.Text(2),
          .kind = static_cast<SuccessionKind>(query.Int(3)),
          .effective_date = DateOf(query.Text(4)),
          .scope = ScopeIn(view.db, fact, query, 5),
          .transfer_pending = query.Int(8) != 0,
          .note = query.Text(9),
          .evidence = ReadEvidence(view.db, fact, query.Int(10))};
}

CustodyReport LoadReport(const View& view, int64_t fact) {
  sqlite::Query query = view.db.Prepare(
      "SELECT id, organization, practitioner, origin_organization, finding, "
      "to_organization, effective_date, service_start, service_end, "
      "patient_group, rule, reported_by, report_date, recorded "
      "FROM custody_reports WHERE fact = ?");
  query.Bind(fact).Step();
  return {.id = query.Text(0),
          .organization = query.Text(1),
          .practitioner = query.Text(2),
          .origin_organization = query.Text(3),
          .finding = static_cast<Finding>(query.Int(4)),
          .to_organization = query.Text(5),
          .effective_date = DateOf(query.Text(6)),
          .scope = ScopeIn(view.db, fact, query, 7),
          .rule = query.Text(10),
          .reported_by = query.Text(11),
          .report_date = DateOf(query.Text(12)),
          .evidence = ReadEvidence(view.db, fact, query.Int(13))};
}

std::vector<Affiliation> AffiliationsOf(const View& view,
                                        absl::string_view practitioner_id) {
  if (view.packed != nullptr) {
    auto packed = view.packed->AffiliationsOf(practitioner_id);
    if (packed) return *std::move(packed);
  }
  if (view.recent != nullptr) {
    if (const auto* all = view.recent->FindAffiliationsOf(practitioner_id)) {
      std::vector<Affiliation> affiliations;
      affiliations.reserve(all->size());
      for (const auto& [id, fact] : *all) {
        affiliations.push_back(LoadAffiliation(view, fact));
      }
      return affiliations;
    }
  }
  return ListAffiliationsOf(view, practitioner_id, Everything());
}

std::vector<Affiliation> ListAffiliationsOf(const View& view,
                                            absl::string_view practitioner_id,
                                            const Page& page) {
  const std::string id =
      Canonical(PractitionerId(view, practitioner_id), practitioner_id);
  return LoadAll(view,
                 PageOf(view, "affiliations", "t.practitioner = ?2", id, page),
                 LoadAffiliation);
}

std::vector<Affiliation> ListAffiliationsAt(const View& view,
                                            absl::string_view organization_id,
                                            const Page& page) {
  const std::string id =
      Canonical(OrganizationId(view, organization_id), organization_id);
  return LoadAll(view,
                 PageOf(view, "affiliations", "t.organization = ?2", id, page),
                 LoadAffiliation);
}

std::vector<SuccessionEvent> SuccessionsFrom(
    const View& view, absl::string_view organization_id) {
  const std::string id =
      Canonical(OrganizationId(view, organization_id), organization_id);
  return LoadAll(
      view,
      PageOf(view, "successions", "t.from_organization = ?2", id, Everything()),
      LoadSuccession);
}

std::vector<SuccessionEvent> ListSuccessions(const View& view,
                                             absl::string_view organization_id,
                                             const Page& page) {
  const std::string id =
      Canonical(OrganizationId(view, organization_id), organization_id);
  return LoadAll(
      view,
      PageOf(view, "successions",
             "(t.from_organization = ?2 OR t.to_organization = ?2)", id, page),
      LoadSuccession);
}

std::vector<CustodyReport> ReportsAbout(const View& view,
                                        absl::string_view organization_id) {
  const std::string id =
      Canonical(OrganizationId(view, organization_id), organization_id);
  return LoadAll(
      view,
      PageOf(view, "custody_reports", "t.organization = ?2", id, Everything()),
      LoadReport);
}

std::optional<Affiliation> FindAffiliation(const View& view,
                                           absl::string_view id) {
  const auto fact = FactOf(view, "affiliations", id);
  if (!fact) return std::nullopt;
  return LoadAffiliation(view, *fact);
}

std::optional<SuccessionEvent> FindSuccession(const View& view,
                                              absl::string_view id) {
  const auto fact = FactOf(view, "successions", id);
  if (!fact) return std::nullopt;
  return LoadSuccession(view, *fact);
}

}  // namespace custodia::directory::sql
