#include "services/request/storage/sqlite_writer.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/domain/errors.h"
#include "services/request/storage/stored_finding.h"
#include "services/request/storage/write_row.h"

namespace custodia::request::sql {

absl::Status SqliteTransaction::Append(const PreparedAppend& append) {
  const std::string& id = append.retrieval.id;
  if (!WriteRow(db(), append)) {  // First: events refer to it.
    return error::EtagMismatch(absl::StrCat("retrievals/", id));
  }
  CUSTODIA_RETURN_IF_ERROR(PutEvents(append.events));
  appended_.insert(id);
  return absl::OkStatus();
}

absl::Status SqliteTransaction::PutEvents(const std::vector<EventRow>& events) {
  Sealer sealer(db(), key_);
  if (const absl::Status begun = sealer.Begin(); !begun.ok()) {
    log::Error("audit_head_wrong", {{"reason", error::Reason(begun)}});
    return error::StoreFailed();
  }
  for (const EventRow& event : events) {
    db().Prepare(
            "INSERT INTO events (retrieval, sequence, time_micros, actor, "
            "command, kind, payload) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .Bind(event.retrieval, event.sequence, event.time_micros, event.actor,
              event.command, event.kind, sqlite::Blob{event.payload})
        .Run();
    sealer.Add(event);
  }
  sealer.End();
  return absl::OkStatus();
}

absl::Status SqliteTransaction::Plan(absl::string_view id, absl::Time now) {
  sql::Plan(db(), id, now);
  return absl::OkStatus();
}

absl::Status SqliteTransaction::RecordClimb(absl::string_view id,
                                            absl::string_view revision,
                                            absl::Time time) {
  db().Prepare(
          "UPDATE climbing SET revision = ?, asked_micros = ? "
          "WHERE retrieval = ?")
      .Bind(revision, absl::ToUnixMicros(time), id)
      .Run();
  return absl::OkStatus();
}

absl::Status SqliteTransaction::RecordRequest(absl::string_view request_id,
                                              const RecordedRequest& request) {
  const bool recorded =
      db().Prepare(
              "INSERT INTO requests (request_id, method, fingerprint, "
              "retrieval) VALUES (?, ?, ?, ?)")
          .Bind(request_id, request.method, request.fingerprint,
                request.retrieval)
          .TryRun();
  return recorded ? absl::OkStatus() : error::RequestIdReused();
}

absl::Status SqliteTransaction::Enqueue(absl::string_view request_id,
                                        const CustodyFinding& finding) {
  const std::string stored = ToStored(finding).SerializeAsString();
  const bool queued =
      db().Prepare("INSERT INTO outbox (request_id, finding) VALUES (?, ?)")
          .Bind(request_id, sqlite::Blob{stored})
          .TryRun();
  return queued ? absl::OkStatus() : error::RequestIdReused();
}

absl::Status SqliteTransaction::Dequeue(int64_t outbox_id) {
  db().Prepare("DELETE FROM outbox WHERE id = ?").Bind(outbox_id).Run();
  return absl::OkStatus();
}

}  // namespace custodia::request::sql
