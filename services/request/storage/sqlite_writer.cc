#include "services/request/storage/sqlite_writer.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/domain/climb.h"
#include "services/request/domain/errors.h"
#include "services/request/storage/current_row.h"
#include "services/request/storage/stored_event.h"
#include "services/request/storage/stored_finding.h"

namespace custodia::request::sql {
namespace {

// Returns `time` as it will be read back.
absl::Time Rounded(absl::Time time) {
  return absl::FromUnixMicros(absl::ToUnixMicros(time));
}

EventRow RowOf(absl::string_view retrieval, const RecordedEvent& event) {
  return {.retrieval = std::string(retrieval),
          .sequence = event.sequence,
          .time_micros = absl::ToUnixMicros(event.time),
          .actor = event.actor,
          .command = event.command,
          .kind = std::string(KindOf(event.event)),
          .payload = ToStored(event.event).SerializeAsString()};
}

}  // namespace

absl::StatusOr<Retrieval> SqliteTransaction::Append(
    absl::string_view id, int64_t after, const std::vector<Event>& events,
    const Occasion& occasion) {
  CUSTODIA_ASSIGN_OR_RETURN(Retrieval retrieval, Replay(db(), id));
  if (retrieval.sequence != after) {
    return error::EtagMismatch(absl::StrCat("retrievals/", id));
  }
  std::vector<RecordedEvent> recorded;
  for (const Event& event : events) {
    recorded.push_back({.sequence = retrieval.sequence + 1,
                        .time = Rounded(occasion.time),
                        .actor = occasion.actor,
                        .command = occasion.command,
                        .event = event});
    Apply(recorded.back(), retrieval);
  }
  if (recorded.empty()) return retrieval;
  PutRow(db(), retrieval,
         Rounded(occasion.time));  // First: events refer to it.
  PutClimbing(retrieval);
  CUSTODIA_RETURN_IF_ERROR(PutEvents(id, recorded));
  appended_.insert(retrieval.id);
  return retrieval;
}

// What the retrieval knows of the directory is as old as its leads.
void SqliteTransaction::PutClimbing(const Retrieval& retrieval) {
  if (!MayClimb(retrieval)) {
    db().Prepare("DELETE FROM climbing WHERE retrieval = ?")
        .Bind(retrieval.id)
        .Run();
    return;
  }
  db().Prepare(
          "INSERT INTO climbing (retrieval, revision, asked_micros) "
          "VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .Bind(retrieval.id, retrieval.directory_revision,
            absl::ToUnixMicros(retrieval.update_time))
      .Run();
}

void SqliteTransaction::PutEvent(const EventRow& event) {
  db().Prepare(
          "INSERT INTO events (retrieval, sequence, time_micros, actor, "
          "command, kind, payload) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .Bind(event.retrieval, event.sequence, event.time_micros, event.actor,
            event.command, event.kind, sqlite::Blob{event.payload})
      .Run();
}

absl::Status SqliteTransaction::PutEvents(
    absl::string_view id, const std::vector<RecordedEvent>& events) {
  Sealer sealer(db(), key_);
  if (const absl::Status begun = sealer.Begin(); !begun.ok()) {
    log::Error("audit_head_wrong", {{"reason", error::Reason(begun)}});
    return error::StoreFailed();
  }
  for (const RecordedEvent& event : events) {
    const EventRow row = RowOf(id, event);
    PutEvent(row);
    sealer.Add(row);
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
