#include "services/directory/storage/bookkeeping.h"

#include "absl/strings/str_cat.h"
#include "services/directory/domain/errors.h"

namespace custodia::directory::sql {

std::vector<Import> ListImports(sqlite::Connection& db, const Page& page) {
  sqlite::Query query = db.Prepare(
      "SELECT id, format, file, digest, create_micros, rows_taken, "
      "rows_refused FROM imports WHERE (create_micros, id) < "
      "(ifnull((SELECT create_micros FROM imports WHERE id = ?1), "
      "9223372036854775807), ?1) "
      "ORDER BY create_micros DESC, id DESC LIMIT ?2");
  query.Bind(page.after, page.size);
  std::vector<Import> imports;
  while (query.Step()) {
    imports.push_back({.id = query.Text(0),
                       .format = query.Text(1),
                       .file = query.Text(2),
                       .digest = query.Text(3),
                       .create_time = absl::FromUnixMicros(query.Int(4)),
                       .rows_taken = query.Int(5),
                       .rows_refused = query.Int(6)});
  }
  return imports;
}

std::optional<RecordedRequest> FindRequest(sqlite::Connection& db,
                                           absl::string_view request_id) {
  sqlite::Query query = db.Prepare(
      "SELECT method, fingerprint, resource FROM requests "
      "WHERE request_id = ?");
  query.Bind(request_id);
  if (!query.Step()) return std::nullopt;
  return RecordedRequest{.method = query.Text(0),
                         .fingerprint = query.Text(1),
                         .resource = query.Text(2)};
}

absl::Status RecordImport(sqlite::Connection& db, const Import& import) {
  const bool added =
      db.Prepare("INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?)")
          .Bind(import.id, import.format, import.file, import.digest,
                absl::ToUnixMicros(import.create_time), import.rows_taken,
                import.rows_refused)
          .TryRun();
  if (added) return absl::OkStatus();
  return error::AlreadyExists(absl::StrCat("imports/", import.id));
}

absl::Status RecordRequest(sqlite::Connection& db, absl::string_view request_id,
                           const RecordedRequest& request) {
  const bool added = db.Prepare("INSERT INTO requests VALUES (?, ?, ?, ?)")
                         .Bind(request_id, request.method, request.fingerprint,
                               request.resource)
                         .TryRun();
  return added ? absl::OkStatus() : error::RequestIdReused();
}

}  // namespace custodia::directory::sql
