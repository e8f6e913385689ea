#include "services/request/storage/current_row.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/request/domain/law_today.h"
#include "services/request/domain/next_action.h"
#include "services/request/storage/queries.h"
#include "services/request/storage/sqlite_reader.h"

namespace custodia::request::sql {
namespace {

bool HasEnded(RetrievalState state) {
  switch (state) {
    case RetrievalState::kUnspecified:
    case RetrievalState::kNeedsInformation:
    case RetrievalState::kLocating:
    case RetrievalState::kReadyToSend:
    case RetrievalState::kAwaitingReply:
      return false;
    case RetrievalState::kFulfilled:
    case RetrievalState::kPartiallyFulfilled:
    case RetrievalState::kDenied:
    case RetrievalState::kUnresolved:
    case RetrievalState::kWithdrawn:
      return true;
  }
  return false;
}

// Returns when the first attempt that waits becomes overdue, if any does.
std::optional<int64_t> OverdueMicros(const Retrieval& retrieval) {
  std::optional<int64_t> first;
  for (const Attempt& attempt : retrieval.attempts) {
    const std::optional<absl::Time> overdue = OverdueFrom(attempt);
    if (!overdue) continue;
    const int64_t micros = absl::ToUnixMicros(*overdue);
    if (!first || micros < *first) first = micros;
  }
  return first;
}

// Returns the next id behind `id`, in the order of ids, if there is one.
std::optional<std::string> IdAfter(sqlite::Connection& db,
                                   const std::string& id) {
  sqlite::Query query = db.Prepare(kNextId);
  if (!query.Bind(id).Step()) return std::nullopt;
  return query.Text(0);
}

std::optional<int64_t> ReplanMicros(const Agenda& agenda) {
  if (agenda.until == absl::InfiniteFuture()) return std::nullopt;
  return absl::ToUnixMicros(agenda.until);
}

void PutWork(sqlite::Connection& db, absl::string_view retrieval,
             const std::vector<NextAction>& actions) {
  db.Prepare("DELETE FROM work WHERE retrieval = ?").Bind(retrieval).Run();
  int place = 0;
  for (const NextAction& action : actions) {
    db.Prepare(
          "INSERT INTO work (retrieval, place, kind, due_day) "
          "VALUES (?, ?, ?, ?)")
        .Bind(retrieval, place++, static_cast<int>(action.kind),
              DueDay(action.due))
        .Run();
  }
}

}  // namespace

void PutRow(sqlite::Connection& db, const Retrieval& retrieval,
            absl::Time now) {
  const RetrievalState state = StateOf(retrieval);
  const Agenda agenda = AgendaAt(retrieval, now);
  db.Prepare(
        "INSERT INTO retrievals (id, state, open, twin_key, "
        "client_reference, create_micros, update_micros, sequence, "
        "overdue_micros, replan_micros) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "state = excluded.state, open = excluded.open, "
        "twin_key = excluded.twin_key, "
        "client_reference = excluded.client_reference, "
        "update_micros = excluded.update_micros, "
        "sequence = excluded.sequence, "
        "overdue_micros = excluded.overdue_micros, "
        "replan_micros = excluded.replan_micros")
      .Bind(retrieval.id, static_cast<int>(state), !HasEnded(state),
            TwinKey(retrieval.order), retrieval.order.client_reference,
            absl::ToUnixMicros(retrieval.create_time),
            absl::ToUnixMicros(retrieval.update_time), retrieval.sequence,
            OverdueMicros(retrieval), ReplanMicros(agenda))
      .Run();
  for (const Attempt& attempt : retrieval.attempts) {
    db.Prepare(
          "INSERT INTO approached (organization, create_micros, retrieval) "
          "VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .Bind(attempt.lead.organization,
              absl::ToUnixMicros(retrieval.create_time), retrieval.id)
        .Run();
  }
  PutWork(db, retrieval.id, agenda.actions);
}

void Plan(sqlite::Connection& db, absl::string_view id, absl::Time now) {
  const absl::StatusOr<Retrieval> retrieval = Replay(db, id);
  const Agenda agenda = retrieval.ok() ? AgendaAt(*retrieval, now) : Agenda{};
  PutWork(db, id, agenda.actions);
  db.Prepare("UPDATE retrievals SET replan_micros = ? WHERE id = ?")
      .Bind(ReplanMicros(agenda), id)
      .Run();
}

void PutAllRows(sqlite::Connection& db) {
  std::optional<std::string> id = IdAfter(db, "");
  for (; id; id = IdAfter(db, *id)) {
    const absl::StatusOr<Retrieval> retrieval = Replay(db, *id);
    if (retrieval.ok()) PutRow(db, *retrieval, retrieval->update_time);
  }
}

}  // namespace custodia::request::sql
