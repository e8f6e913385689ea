#include "services/directory/storage/practitioner_reader.h"

#include "absl/strings/ascii.h"
#include "services/directory/storage/evidence_rows.h"
#include "services/directory/storage/name_fit.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/node_ids.h"
#include "services/directory/storage/packed_reads.h"
#include "services/directory/storage/recent_facts.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

// The stretch of given_key that a NameQuery's given name stands for. A key has
// no control character, so the whole name is a stretch too.
struct KeyRange {
  std::string first;
  std::string behind;
};
KeyRange GivenKeys(absl::string_view given) {
  const std::string key = NameKey(given);
  const bool whole = key.size() > 1;
  return {key, whole ? absl::StrCat(key, "\x01") : BehindPrefix(key)};
}

void LoadNames(sqlite::Connection& db, int64_t fact,
               Practitioner& practitioner) {
  sqlite::Query query = db.Prepare(
      "SELECT given, middle, family, suffix, position FROM practitioner_names "
      "WHERE fact = ? ORDER BY position");
  query.Bind(fact);
  while (query.Step()) {
    PersonName name{.given = query.Text(0),
                    .middle = query.Text(1),
                    .family = query.Text(2),
                    .suffix = query.Text(3)};
    if (query.Int(4) == 0) {
      practitioner.name = std::move(name);
    } else {
      practitioner.other_names.push_back(std::move(name));
    }
  }
}

}  // namespace

Practitioner LoadPractitioner(const View& view, int64_t fact) {
  if (view.recent != nullptr) {
    if (const auto* known = view.recent->FindPractitioner(fact)) return *known;
  }
  Practitioner practitioner;
  {
    sqlite::Query query = view.db.Prepare(
        "SELECT id, npi, status, death_date, city, state, recorded "
        "FROM practitioners WHERE fact = ?");
    query.Bind(fact).Step();
    practitioner = {
        .id = query.Text(0),
        .npi = query.Text(1),
        .status = static_cast<PractitionerStatus>(query.Int(2)),
        .death_date = DateOf(query.Text(3)),
        .city = query.Text(4),
        .state = query.Text(5),
        .evidence = ReadEvidence(view.db, fact, query.Int(6)),
        .etag = absl::StrCat(fact),
    };
  }
  LoadNames(view.db, fact, practitioner);
  practitioner.taxonomy_codes =
      Texts(view.db
                .Prepare("SELECT code FROM practitioner_taxonomies "
                         "WHERE fact = ? ORDER BY position")
                .Bind(fact));
  if (view.recent != nullptr) view.recent->Keep(fact, practitioner);
  return practitioner;
}

std::vector<Practitioner> LoadPractitioners(const View& view,
                                            const std::vector<int64_t>& facts) {
  std::vector<Practitioner> practitioners;
  practitioners.reserve(facts.size());
  for (const int64_t fact : facts) {
    practitioners.push_back(LoadPractitioner(view, fact));
  }
  return practitioners;
}

std::optional<Practitioner> FindPractitioner(const View& view,
                                             absl::string_view id) {
  if (view.packed != nullptr) {
    if (auto packed = view.packed->FindPractitioner(id)) return packed;
  }
  const auto canonical = PractitionerId(view, id);
  if (!canonical) return std::nullopt;
  const auto fact = FactOf(view, "practitioners", *canonical);
  if (!fact) return std::nullopt;
  return LoadPractitioner(view, *fact);
}

std::string Placed() {
  return absl::StrCat(
      " (((?2 = '' OR p.state = ?2) AND (?3 = '' OR p.city_key = ?3)) "
      "OR EXISTS (SELECT 1 FROM all_affiliations a "
      "CROSS JOIN all_organizations o ON o.id = a.organization "
      "WHERE a.practitioner = p.id AND (?2 = '' OR o.state = ?2) "
      "AND (?3 = '' OR o.city_key = ?3) AND ",
      Believed("a"), "AND ", Believed("o"), ")) ");
}

std::vector<Practitioner> PractitionersNamed(const View& view,
                                             const NameQuery& query,
                                             int limit) {
  const std::string family = NameKey(query.family);
  if (family.empty()) return {};
  const KeyRange given = GivenKeys(query.given);
  return LoadPractitioners(
      view,
      Numbers(
          view.db
              .Prepare(absl::StrCat(
                  "SELECT p.fact FROM practitioners p WHERE p.fact IN ("
                  "SELECT n.fact FROM all_practitioner_names n "
                  "WHERE n.family_key = ?4 AND n.given_key >= ?5 "
                  "AND n.given_key < ?6) AND ",
                  Believed("p"), "AND ", Placed(), "ORDER BY p.id LIMIT ?7"))
              .Bind(view.revision, absl::AsciiStrToUpper(query.state),
                    NameKey(query.city), family, given.first, given.behind,
                    limit)));
}

std::vector<std::string> PractitionerIds(const View& view, const Page& page) {
  return Texts(
      view.db
          .Prepare(absl::StrCat("SELECT p.id FROM all_practitioners p WHERE "
                                "p.id > ?2 AND ",
                                Believed("p"), "ORDER BY p.id LIMIT ?3"))
          .Bind(view.revision, page.after, page.size));
}

}  // namespace custodia::directory::sql
