#include "services/directory/storage/contradiction_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "services/directory/domain/errors.h"
#include "services/directory/storage/custody_reader.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/evidence_rows.h"

namespace custodia::directory {

std::string ContradictionKey(const Contradiction& contradiction) {
  return absl::StrCat(static_cast<int>(contradiction.kind), "\n",
                      contradiction.key);
}

namespace sql {
namespace {

// At most so many facts are shown of one contradiction.
constexpr size_t kMaxFacts = 20;

// Finds contradictions of one kind. `sql` selects the key, the facts (each its
// number, a colon and its revision, with a comma between them), and the names
// that $0 and $1 stand for in `sentence`; in it, BELIEVED(x) is the condition
// on the row x, and KEY(k) puts the page's bounds on the key k.
struct Check {
  ContradictionKind kind;
  const char* sql;
  const char* sentence;
};

constexpr Check kOpenAfterMerger = {
    ContradictionKind::kOpenAfterMerger,
    "SELECT s.id, s.fact || ':' || s.recorded || ',' || o.fact || ':' || "
    "o.recorded, o.display_name, ifnull((SELECT t.display_name FROM "
    "all_organizations t WHERE t.id = s.to_organization AND BELIEVED(t)), "
    "'another') "
    "FROM successions s CROSS JOIN all_organizations o "
    "ON o.id = s.from_organization AND BELIEVED(o) "
    "WHERE BELIEVED(s) AND s.kind IN (1, 2) AND o.status = 1 "
    "AND s.service_start = '' AND s.service_end = '' AND s.patient_group = 0 "
    "AND NOT EXISTS (SELECT 1 FROM scope_practitioners p WHERE p.fact = s.fact)"
    " AND KEY(s.id)",
    "$0 went to $1 as a whole, and yet is said to operate."};

// Societies and boards hold no records that anybody could follow.
constexpr Check kClosedTerminal = {
    ContradictionKind::kClosedTerminal,
    "SELECT o.id, o.fact || ':' || o.recorded, o.display_name, '' "
    "FROM all_organizations o WHERE BELIEVED(o) AND o.type NOT IN (4, 5, 6) "
    "AND (o.status = 2 OR EXISTS (SELECT 1 FROM successions c WHERE "
    "c.from_organization = o.id AND c.kind = 4 AND BELIEVED(c))) "
    "AND NOT EXISTS (SELECT 1 FROM successions s WHERE "
    "s.from_organization = o.id AND s.to_organization <> '' AND BELIEVED(s)) "
    "AND KEY(o.id)",
    "$0 closed, and nobody is known to have its records."};

// A shortened date means its whole month or year, so only what both tell can
// be the wrong way round: INVERTED(a, b) is that b ends before a begins.
constexpr Check kDateInversion = {
    ContradictionKind::kDateInversion,
    "SELECT k, facts, name, '' FROM ("
    "SELECT 'organizations/' || t.id AS k, t.fact || ':' || t.recorded AS "
    "facts, t.display_name AS name FROM organizations t "
    "WHERE BELIEVED(t) AND INVERTED(t.opened_on, t.closed_on) "
    "UNION ALL SELECT 'affiliations/' || t.id, t.fact || ':' || t.recorded, "
    "'Affiliation ' || t.id FROM affiliations t "
    "WHERE BELIEVED(t) AND INVERTED(t.start_date, t.end_date) "
    "UNION ALL SELECT 'successionEvents/' || t.id, t.fact || ':' || "
    "t.recorded, 'The scope of succession event ' || t.id FROM successions t "
    "WHERE BELIEVED(t) AND INVERTED(t.service_start, t.service_end)) "
    "WHERE KEY(k)",
    "$0 ends before it begins."};

constexpr Check kDanglingReference = {
    ContradictionKind::kDanglingReference,
    "SELECT k, facts, name, '' FROM ("
    "SELECT 'affiliations/' || t.id AS k, t.fact || ':' || t.recorded AS "
    "facts, 'Affiliation ' || t.id AS name FROM affiliations t "
    "WHERE BELIEVED(t) AND (NOPRACTITIONER(t.practitioner) "
    "OR NOORGANIZATION(t.organization)) "
    "UNION ALL SELECT 'successionEvents/' || t.id, t.fact || ':' || "
    "t.recorded, 'Succession event ' || t.id FROM successions t "
    "WHERE BELIEVED(t) AND (NOORGANIZATION(t.from_organization) "
    "OR NOORGANIZATION(t.to_organization) "
    "OR EXISTS (SELECT 1 FROM scope_practitioners x "
    "WHERE x.fact = t.fact AND NOPRACTITIONER(x.practitioner))) "
    "UNION ALL SELECT 'reports/' || t.id, t.fact || ':' || t.recorded, "
    "'Report ' || t.id FROM custody_reports t "
    "WHERE BELIEVED(t) AND (NOORGANIZATION(t.organization) "
    "OR NOORGANIZATION(t.origin_organization) "
    "OR NOORGANIZATION(t.to_organization) OR NOORGANIZATION(t.reported_by) "
    "OR NOPRACTITIONER(t.practitioner))) WHERE KEY(k)",
    "$0 names what the directory does not have."};

constexpr Check kNoCoverage = {
    ContradictionKind::kNoCoverage,
    "SELECT o.id, o.fact || ':' || o.recorded, o.display_name, '' "
    "FROM all_organizations o WHERE BELIEVED(o) AND o.type IN (4, 5, 6) "
    "AND NOT EXISTS (SELECT 1 FROM organization_jurisdictions j "
    "WHERE j.fact = o.fact) AND KEY(o.id)",
    "$0 serves no county and no state."};

constexpr Check kNoCounty = {
    ContradictionKind::kNoCounty,
    "SELECT o.zip5, group_concat(o.fact || ':' || o.recorded), o.zip5, '' "
    "FROM organizations o WHERE BELIEVED(o) AND o.zip5 <> '' "
    "AND o.county_fips = '' AND KEY(o.zip5) AND NOT EXISTS (SELECT 1 FROM "
    "zips z WHERE z.zip = o.zip5 AND z.county_fips <> '' AND BELIEVED(z)) "
    "GROUP BY o.zip5",
    "No county is known for the ZIP code $0, where organizations stand."};

// Returns `sql` with NAME(argument) replaced by what `expand` makes of it.
template <typename Expand>
std::string Expanded(std::string sql, absl::string_view name, Expand expand) {
  const std::string open = absl::StrCat(name, "(");
  for (size_t at = sql.find(open); at != std::string::npos;
       at = sql.find(open, at)) {
    const size_t first = at + open.size();
    const size_t last = sql.find(')', first);
    const std::string text = expand(sql.substr(first, last - first));
    sql.replace(at, last + 1 - at, text);
    at += text.size();
  }
  return sql;
}

std::string Missing(absl::string_view table, absl::string_view id) {
  return absl::StrCat("(", id, " <> '' AND NOT EXISTS (SELECT 1 FROM all_",
                      table, " m WHERE m.id = ", id, " AND ", Believed("m"),
                      "))");
}

std::string Statement(const Check& check) {
  std::string sql = Expanded(check.sql, "BELIEVED",
                             [](const auto& row) { return Believed(row); });
  sql = Expanded(sql, "INVERTED", [](const std::string& columns) {
    const std::pair<std::string, std::string> range =
        absl::StrSplit(columns, ", ");
    return absl::Substitute(
        "($0 <> '' AND $1 <> '' AND substr($1, 1, min(length($0), length($1))) "
        "< substr($0, 1, min(length($0), length($1))))",
        range.first, range.second);
  });
  sql = Expanded(sql, "NOPRACTITIONER", [](const std::string& id) {
    return Missing("practitioners", id);
  });
  sql = Expanded(sql, "NOORGANIZATION", [](const std::string& id) {
    return Missing("organizations", id);
  });
  sql = Expanded(sql, "KEY", [](const std::string& key) {
    return absl::StrCat(key, " > ?2");
  });
  return absl::StrCat(sql, " ORDER BY 1 LIMIT ?3");
}

std::vector<Evidence> EvidenceOf(sqlite::Connection& db,
                                 const std::string& facts) {
  std::vector<std::string> each = absl::StrSplit(facts, ',');
  if (each.size() > kMaxFacts) each.resize(kMaxFacts);
  std::vector<Evidence> all;
  for (const std::string& one : each) {
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(one, absl::MaxSplits(':', 1));
    int64_t fact = 0;
    int64_t recorded = 0;
    if (!absl::SimpleAtoi(parts.first, &fact) ||
        !absl::SimpleAtoi(parts.second, &recorded)) {
      continue;
    }
    for (Evidence& evidence : ReadEvidence(db, fact, recorded)) {
      all.push_back(std::move(evidence));
    }
  }
  return all;
}

std::vector<Contradiction> Run(const View& view, const Check& check,
                               const Page& page) {
  sqlite::Query query = view.db.Prepare(Statement(check));
  query.Bind(view.revision, page.after, page.size);
  std::vector<Contradiction> found;
  while (query.Step()) {
    found.push_back({.kind = check.kind,
                     .key = query.Text(0),
                     .evidence = EvidenceOf(view.db, query.Text(1)),
                     .explanation = absl::Substitute(
                         check.sentence, query.Text(2), query.Text(3))});
  }
  return found;
}

// What a page is of, out of all in their order.
std::vector<Contradiction> PageOf(std::vector<Contradiction> all,
                                  const Page& page) {
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
  std::vector<Contradiction> some;
  for (Contradiction& one : all) {
    if (static_cast<int>(some.size()) == page.size) break;
    if (one.key > page.after) some.push_back(std::move(one));
  }
  return some;
}

std::vector<Contradiction> Cycles(const View& view, const Page& page) {
  std::vector<CustodyEdge> edges;
  {
    sqlite::Query query = view.db.Prepare(
        absl::StrCat("SELECT s.id, s.from_organization, s.to_organization "
                     "FROM successions s WHERE s.to_organization <> '' AND ",
                     Believed("s")));
    query.Bind(view.revision);
    while (query.Step()) {
      edges.push_back({query.Text(0), query.Text(1), query.Text(2)});
    }
  }
  std::vector<Contradiction> found;
  for (const std::vector<std::string>& events : FindCycles(edges)) {
    Contradiction cycle{
        .kind = ContradictionKind::kCycle,
        .key = events.front(),
        .explanation = absl::StrCat("Records that moved by ", events.size(),
                                    " events come back to where they were.")};
    for (size_t i = 0; i < std::min(events.size(), kMaxFacts); ++i) {
      const auto event = FindSuccession(view, events[i]);
      cycle.evidence.insert(cycle.evidence.end(), event->evidence.begin(),
                            event->evidence.end());
    }
    found.push_back(std::move(cycle));
  }
  return PageOf(std::move(found), page);
}

std::vector<Contradiction> OverlappingClaims(const View& view,
                                             const Page& page) {
  const std::vector<std::string> givers =
      Texts(view.db
                .Prepare(absl::StrCat(
                    "SELECT s.from_organization FROM successions s "
                    "WHERE s.to_organization <> '' AND ",
                    Believed("s"),
                    "GROUP BY 1 HAVING count(DISTINCT s.to_organization) > 1"))
                .Bind(view.revision));
  std::vector<Contradiction> found;
  for (const std::string& giver : givers) {
    const std::vector<SuccessionEvent> events = SuccessionsFrom(view, giver);
    for (size_t i = 0; i < events.size(); ++i) {
      for (size_t j = i + 1; j < events.size(); ++j) {
        if (!Compete(events[i], events[j])) continue;
        Contradiction claims{
            .kind = ContradictionKind::kOverlappingClaims,
            .key = absl::StrCat(events[i].id, " ", events[j].id),
            .evidence = events[i].evidence,
            .explanation = absl::StrCat(
                "Organizations ", events[i].to, " and ", events[j].to,
                " are both said to have received the same records of ", giver,
                ".")};
        claims.evidence.insert(claims.evidence.end(),
                               events[j].evidence.begin(),
                               events[j].evidence.end());
        found.push_back(std::move(claims));
      }
    }
  }
  return PageOf(std::move(found), page);
}

std::vector<Contradiction> OfKind(const View& view, ContradictionKind kind,
                                  const Page& page) {
  switch (kind) {
    case ContradictionKind::kCycle:
      return Cycles(view, page);
    case ContradictionKind::kOverlappingClaims:
      return OverlappingClaims(view, page);
    case ContradictionKind::kOpenAfterMerger:
      return Run(view, kOpenAfterMerger, page);
    case ContradictionKind::kClosedTerminal:
      return Run(view, kClosedTerminal, page);
    case ContradictionKind::kDateInversion:
      return Run(view, kDateInversion, page);
    case ContradictionKind::kDanglingReference:
      return Run(view, kDanglingReference, page);
    case ContradictionKind::kNoCoverage:
      return Run(view, kNoCoverage, page);
    case ContradictionKind::kNoCounty:
      return Run(view, kNoCounty, page);
    case ContradictionKind::kUnspecified:
      break;
  }
  return {};
}

}  // namespace

absl::StatusOr<std::vector<Contradiction>> ListContradictions(
    const View& view, const Page& page) {
  constexpr int kFirst = static_cast<int>(ContradictionKind::kCycle);
  constexpr int kLast = static_cast<int>(ContradictionKind::kNoCounty);
  int kind = kFirst;
  Page rest{.size = page.size};
  if (!page.after.empty()) {
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(page.after, absl::MaxSplits('\n', 1));
    if (!absl::SimpleAtoi(parts.first, &kind) || kind < kFirst ||
        kind > kLast) {
      return error::PageTokenInvalid();
    }
    rest.after = parts.second;
  }
  std::vector<Contradiction> found;
  for (; kind <= kLast && rest.size > 0; ++kind) {
    for (Contradiction& one :
         OfKind(view, static_cast<ContradictionKind>(kind), rest)) {
      found.push_back(std::move(one));
    }
    rest = {.size = page.size - static_cast<int>(found.size())};
  }
  return found;
}

}  // namespace sql
}  // namespace custodia::directory
