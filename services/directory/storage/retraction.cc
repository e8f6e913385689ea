#include "services/directory/storage/retraction.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/storage/custody_reader.h"
#include "services/directory/storage/custody_writer.h"
#include "services/directory/storage/organization_reader.h"
#include "services/directory/storage/organization_writer.h"
#include "services/directory/storage/practitioner_reader.h"
#include "services/directory/storage/practitioner_writer.h"

namespace custodia::directory::sql {
namespace {

// The tables whose facts evidence names; of each, its versions have an id. (A
// contact point has none: it comes and goes with its organization.)
constexpr const char* kVersioned[] = {"organizations", "practitioners",
                                      "affiliations", "successions",
                                      "custody_reports"};

struct Version {
  std::string table;
  int64_t fact = 0;
  std::string id;  // of a contact point, that of its organization
  std::optional<int64_t> ended;
};

std::optional<Version> FindVersion(sqlite::Connection& db,
                                   const std::string& table,
                                   absl::string_view id_column, int64_t fact) {
  sqlite::Query query = db.Prepare(absl::StrCat(
      "SELECT ", id_column, ", ended FROM ", table, " WHERE fact = ?"));
  query.Bind(fact);
  if (!query.Step()) return std::nullopt;
  return Version{.table = table,
                 .fact = fact,
                 .id = query.Text(0),
                 .ended = query.OptionalInt(1)};
}

std::optional<Version> FindVersion(sqlite::Connection& db, int64_t fact) {
  for (const char* table : kVersioned) {
    if (auto found = FindVersion(db, table, "id", fact)) return found;
  }
  return FindVersion(db, "contact_points", "organization", fact);
}

// Returns the version that `fact` repeats, or `fact`.
int64_t Original(sqlite::Connection& db, int64_t fact) {
  sqlite::Query query =
      db.Prepare("SELECT original FROM restorations WHERE fact = ?");
  return query.Bind(fact).Step() ? query.Int(0) : fact;
}

// Keeps the reason; the first where there are several.
void Record(RevisionWriter& revision, int64_t fact, absl::string_view reason) {
  revision.db()
      .Prepare("INSERT OR IGNORE INTO retractions VALUES (?, ?, ?)")
      .Bind(fact, revision.revision(), reason)
      .Run();
}

// The newest version before the one that ended which nobody retracted.
std::optional<int64_t> Predecessor(sqlite::Connection& db,
                                   const Version& version) {
  sqlite::Query query = db.Prepare(absl::StrCat(
      "SELECT t.fact FROM all_", version.table, " t WHERE t.id = ?1 ",
      "AND t.fact < ?2 AND NOT EXISTS "
      "(SELECT 1 FROM retractions r WHERE r.fact = t.fact) "
      "ORDER BY t.fact DESC LIMIT 1"));
  query.Bind(version.id, Original(db, version.fact));
  if (!query.Step()) return std::nullopt;
  return query.Int(0);
}

absl::Status PutBack(RevisionWriter& revision, const Version& version,
                     int64_t fact) {
  const View& view = revision.view();
  if (version.table == "organizations") {
    PutOrganization(revision, LoadOrganization(view, fact));
    return absl::OkStatus();
  }
  if (version.table == "practitioners") {
    PutPractitioner(revision, LoadPractitioner(view, fact));
    return absl::OkStatus();
  }
  if (version.table == "affiliations") {
    return PutAffiliation(revision, LoadAffiliation(view, fact), Absent::kKept)
        .status();
  }
  if (version.table == "successions") {
    return PutSuccession(revision, LoadSuccession(view, fact), Absent::kKept)
        .status();
  }
  return PutReport(revision, LoadReport(view, fact), Absent::kKept).status();
}

absl::Status Restore(RevisionWriter& revision, const Version& version,
                     int64_t fact) {
  CUSTODIA_RETURN_IF_ERROR(PutBack(revision, version, fact));
  const auto restored = FactOf(revision.view(), version.table, version.id);
  revision.db()
      .Prepare("INSERT INTO restorations VALUES (?, ?)")
      .Bind(restored, Original(revision.db(), fact))
      .Run();
  return absl::OkStatus();
}

// An organization that is not there cannot be reached either.
void EndContactPoints(RevisionWriter& revision, const std::string& id) {
  for (const StoredContactPoint& stored :
       ContactPointsOf(revision.view(), id)) {
    revision.End("contact_points", stored.fact);
  }
}

}  // namespace

absl::StatusOr<std::optional<int64_t>> Retract(RevisionWriter& revision,
                                               int64_t fact,
                                               absl::string_view reason) {
  const std::optional<Version> version = FindVersion(revision.db(), fact);
  if (!version.has_value()) return std::nullopt;
  revision.ForgetRecent();
  Record(revision, fact, reason);
  if (version->ended.has_value()) return version->ended;
  revision.End(version->table, fact);
  if (version->table == "contact_points") return revision.revision();
  const auto predecessor = Predecessor(revision.db(), *version);
  if (predecessor.has_value()) {
    CUSTODIA_RETURN_IF_ERROR(Restore(revision, *version, *predecessor));
  } else if (version->table == "organizations") {
    EndContactPoints(revision, version->id);
  }
  return revision.revision();
}

}  // namespace custodia::directory::sql
