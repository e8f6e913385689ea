#include "services/request/storage/write_row.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/request/storage/queries.h"
#include "services/request/storage/sqlite_reader.h"
#include "services/request/storage/stored_law.h"

namespace custodia::request::sql {
namespace {

// Returns the next id behind `id`, in the order of ids, if there is one.
std::optional<std::string> IdAfter(sqlite::Connection& db,
                                   const std::string& id) {
  sqlite::Query query = db.Prepare(kNextId);
  if (!query.Bind(id).Step()) return std::nullopt;
  return query.Text(0);
}

bool InsertRow(sqlite::Connection& db, const Retrieval& retrieval,
               const CurrentRow& row) {
  return db
      .Prepare(
          "INSERT INTO retrievals (id, state, open, twin_key, "
          "client_reference, create_micros, update_micros, sequence, "
          "overdue_micros, replan_micros) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .Bind(retrieval.id, static_cast<int>(row.state), row.open, row.twin,
            retrieval.order.client_reference,
            absl::ToUnixMicros(retrieval.create_time),
            absl::ToUnixMicros(retrieval.update_time), retrieval.sequence,
            row.overdue_micros, row.replan_micros)
      .TryRun();
}

bool UpdateRow(sqlite::Connection& db, const Retrieval& retrieval,
               const CurrentRow& row, int64_t after) {
  return db.Prepare(
               "UPDATE retrievals SET state = ?, open = ?, twin_key = ?, "
               "client_reference = ?, update_micros = ?, sequence = ?, "
               "overdue_micros = ?, replan_micros = ? "
               "WHERE id = ? AND sequence = ?")
             .Bind(static_cast<int>(row.state), row.open, row.twin,
                   retrieval.order.client_reference,
                   absl::ToUnixMicros(retrieval.update_time),
                   retrieval.sequence, row.overdue_micros, row.replan_micros,
                   retrieval.id, after)
             .Run() > 0;
}

void InsertApproached(sqlite::Connection& db, const Retrieval& retrieval,
                      const std::vector<std::string>& organizations) {
  for (const std::string& organization : organizations) {
    db.Prepare(
          "INSERT INTO approached (organization, create_micros, retrieval) "
          "VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .Bind(organization, absl::ToUnixMicros(retrieval.create_time),
              retrieval.id)
        .Run();
  }
}

std::optional<int64_t> Micros(const std::optional<absl::Time>& time) {
  if (!time) return std::nullopt;
  return absl::ToUnixMicros(*time);
}

// What was sent stays sent, so no row goes.
void InsertConduct(sqlite::Connection& db, const std::string& retrieval,
                   const std::vector<CurrentRow::Asked>& asked) {
  for (const auto& [attempt, organization, conduct] : asked) {
    const std::string defects =
        ToStored(DefectsFound{.defects = conduct.defects}).SerializeAsString();
    db.Prepare(
          "INSERT OR REPLACE INTO conduct (organization, retrieval, attempt, "
          "replied, days_to_reply, late, misrouted, overdue_micros, defects) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(organization, retrieval, attempt, conduct.replied,
              conduct.days_to_reply, conduct.late, conduct.misrouted,
              Micros(conduct.overdue_from), sqlite::Blob{defects})
        .Run();
  }
}

void DeleteWork(sqlite::Connection& db, absl::string_view retrieval) {
  db.Prepare("DELETE FROM work WHERE retrieval = ?").Bind(retrieval).Run();
}

void InsertWork(sqlite::Connection& db, absl::string_view retrieval,
                const std::vector<NextAction>& actions) {
  int place = 0;
  for (const NextAction& action : actions) {
    db.Prepare(
          "INSERT INTO work (retrieval, place, kind, due_day, organization, "
          "explanation, attempt, amendment, document) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(retrieval, place++, static_cast<int>(action.kind),
              DueDay(action.due), action.organization, action.explanation,
              action.attempt, action.amendment,
              static_cast<int>(action.document))
        .Run();
  }
}

void DeleteClimbing(sqlite::Connection& db, const std::string& retrieval) {
  db.Prepare("DELETE FROM climbing WHERE retrieval = ?").Bind(retrieval).Run();
}

// What the retrieval knows of the directory is as old as its leads.
void InsertClimbing(sqlite::Connection& db, const Retrieval& retrieval) {
  db.Prepare(
        "INSERT INTO climbing (retrieval, revision, asked_micros) "
        "VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .Bind(retrieval.id, retrieval.directory_revision,
            absl::ToUnixMicros(retrieval.update_time))
      .Run();
}

}  // namespace

bool WriteRow(sqlite::Connection& db, const PreparedAppend& append) {
  const Retrieval& retrieval = append.retrieval;
  const bool is_new = append.after == 0;
  const bool written = is_new
                           ? InsertRow(db, retrieval, append.row)
                           : UpdateRow(db, retrieval, append.row, append.after);
  if (!written) return false;
  InsertApproached(db, retrieval, append.row.approached);
  InsertConduct(db, retrieval.id, append.row.asked);
  if (!is_new) DeleteWork(db, retrieval.id);
  InsertWork(db, retrieval.id, append.row.work);
  if (append.row.may_climb) {
    InsertClimbing(db, retrieval);
  } else if (!is_new) {
    DeleteClimbing(db, retrieval.id);
  }
  return true;
}

void Plan(sqlite::Connection& db, absl::string_view id, absl::Time now) {
  const absl::StatusOr<Retrieval> retrieval = Replay(db, id);
  const Agenda agenda = retrieval.ok() ? AgendaAt(*retrieval, now) : Agenda{};
  DeleteWork(db, id);
  InsertWork(db, id, agenda.actions);
  db.Prepare("UPDATE retrievals SET replan_micros = ? WHERE id = ?")
      .Bind(ReplanMicros(agenda), id)
      .Run();
}

void WriteAllRows(sqlite::Connection& db) {
  std::optional<std::string> id = IdAfter(db, "");
  for (; id; id = IdAfter(db, *id)) {
    const absl::StatusOr<Retrieval> retrieval = Replay(db, *id);
    if (!retrieval.ok()) continue;
    WriteRow(db,
             PrepareAppend(*retrieval, {}, {.time = retrieval->update_time}));
  }
}

}  // namespace custodia::request::sql
