#include "services/request/storage/sqlite_reader.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/domain/errors.h"
#include "services/request/storage/current_row.h"
#include "services/request/storage/queries.h"
#include "services/request/storage/stored_event.h"
#include "services/request/storage/stored_finding.h"
#include "services/request/storage/stored_law.h"

namespace custodia::request {

// Newer ones lie before, so what is created while a caller pages moves nothing.
std::string RequestSnapshot::ListKey(const Retrieval& last) {
  return absl::StrCat(absl::ToUnixMicros(last.create_time), "/", last.id);
}

std::string RequestSnapshot::WorkKey(const WorkEntry& last) {
  return absl::StrCat(sql::DueDay(last.action.due), "/", last.place, "/",
                      last.retrieval);
}

namespace sql {
namespace {

// Where a list goes on; by default before all.
struct ListPosition {
  int64_t create_micros = std::numeric_limits<int64_t>::max();
  std::string id;
};

absl::StatusOr<ListPosition> ParseListKey(absl::string_view key) {
  ListPosition position;
  if (key.empty()) return position;
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(key, absl::MaxSplits('/', 1));
  if (!absl::SimpleAtoi(parts.first, &position.create_micros)) {
    return error::PageTokenInvalid();
  }
  position.id = std::string(parts.second);
  return position;
}

constexpr int64_t kNoDay = std::numeric_limits<int64_t>::max();

// Where a list of work goes on; by default before all.
struct WorkPosition {
  int64_t due_day = std::numeric_limits<int64_t>::min();
  int place = 0;
  std::string retrieval;
};

absl::StatusOr<WorkPosition> ParseWorkKey(absl::string_view key) {
  WorkPosition position;
  if (key.empty()) return position;
  const std::vector<std::string> parts =
      absl::StrSplit(key, absl::MaxSplits('/', 2));
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &position.due_day) ||
      !absl::SimpleAtoi(parts[1], &position.place)) {
    return error::PageTokenInvalid();
  }
  position.retrieval = parts[2];
  return position;
}

WorkEntry ReadWork(const sqlite::Query& row) {
  NextAction action{.kind = static_cast<ActionKind>(row.Int(2)),
                    .organization = row.Text(4),
                    .explanation = row.Text(5),
                    .attempt = row.Text(6),
                    .amendment = row.Text(7),
                    .document = static_cast<DocumentKind>(row.Int(8))};
  if (row.Int(3) != kNoDay) action.due = absl::CivilDay() + row.Int(3);
  return {.retrieval = row.Text(0),
          .place = static_cast<int>(row.Int(1)),
          .action = std::move(action)};
}

// Appends the entries of one kind, or of all where it is absent.
void ReadWorkOf(const std::optional<ActionKind>& kind, const WorkFilter& filter,
                const WorkPosition& after, int size, sqlite::Connection& db,
                std::vector<WorkEntry>& entries) {
  sqlite::Query query = db.Prepare(kind ? kWorkOfKind : kWork);
  const int64_t last = DueDay(filter.due_by);
  if (kind) {
    query.Bind(after.due_day, after.retrieval, after.place, last, size,
               static_cast<int>(*kind));
  } else {
    query.Bind(after.due_day, after.retrieval, after.place, last, size);
  }
  while (query.Step()) entries.push_back(ReadWork(query));
}

// Reads a row of kEvents or kSealedEvents.
absl::StatusOr<RecordedEvent> ReadEvent(absl::string_view retrieval,
                                        const sqlite::Query& row) {
  storage::v1::Event stored;
  std::optional<Event> event;
  if (stored.ParseFromString(row.Text(4))) event = FromStored(stored);
  if (!event) {
    log::Error("event_unreadable",
               {{"retrieval", retrieval}, {"sequence", row.Int(0)}});
    return error::StoreFailed();
  }
  return RecordedEvent{.sequence = row.Int(0),
                       .time = absl::FromUnixMicros(row.Int(1)),
                       .actor = row.Text(2),
                       .command = row.Text(3),
                       .event = *std::move(event)};
}

// Reads a row of kConduct.
absl::StatusOr<Conduct> ReadConduct(const sqlite::Query& row) {
  Conduct conduct{.replied = row.Int(0) != 0,
                  .late = row.Int(2) != 0,
                  .misrouted = row.Int(3) != 0};
  if (!row.IsNull(1)) conduct.days_to_reply = static_cast<int>(row.Int(1));
  if (!row.IsNull(4)) conduct.overdue_from = absl::FromUnixMicros(row.Int(4));
  storage::v1::DefectsFound defects;
  if (!defects.ParseFromString(row.Text(5))) return error::StoreFailed();
  conduct.defects = FromStored(defects).defects;
  return conduct;
}

absl::Status NotFound(absl::string_view id) {
  return error::RetrievalNotFound(absl::StrCat("retrievals/", id));
}

std::vector<std::string> Ids(sqlite::Query& query) {
  std::vector<std::string> ids;
  while (query.Step()) ids.push_back(query.Text(0));
  return ids;
}

std::optional<int64_t> Micros(const std::optional<absl::Time>& time) {
  if (!time) return std::nullopt;
  return absl::ToUnixMicros(*time);
}

std::string JsonOf(const std::vector<RetrievalState>& states) {
  return absl::StrCat("[",
                      absl::StrJoin(states, ",",
                                    [](std::string* out, RetrievalState state) {
                                      absl::StrAppend(out,
                                                      static_cast<int>(state));
                                    }),
                      "]");
}

}  // namespace

absl::StatusOr<Retrieval> Replay(sqlite::Connection& db, absl::string_view id) {
  Retrieval retrieval;
  retrieval.id = std::string(id);
  sqlite::Query query = db.Prepare(kEvents);
  query.Bind(id);
  while (query.Step()) {
    CUSTODIA_ASSIGN_OR_RETURN(const RecordedEvent event, ReadEvent(id, query));
    Apply(event, retrieval);
  }
  return retrieval;
}

absl::StatusOr<Retrieval> Get(sqlite::Connection& db, absl::string_view id) {
  CUSTODIA_ASSIGN_OR_RETURN(Retrieval retrieval, Replay(db, id));
  if (retrieval.sequence == 0) return NotFound(id);
  return retrieval;
}

absl::StatusOr<std::vector<Retrieval>> ListRetrievals(
    sqlite::Connection& db, const RetrievalFilter& filter, const Page& page) {
  CUSTODIA_ASSIGN_OR_RETURN(const ListPosition after, ParseListKey(page.after));
  std::vector<std::string> ids;
  {
    sqlite::Query query = db.Prepare(List(filter));
    query.Bind(JsonOf(filter.states), filter.custodian, filter.client_reference,
               after.create_micros, after.id, Micros(filter.overdue_at),
               page.size);
    ids = Ids(query);
  }
  std::vector<Retrieval> retrievals;
  for (const std::string& id : ids) {
    CUSTODIA_ASSIGN_OR_RETURN(Retrieval retrieval, Get(db, id));
    retrievals.push_back(std::move(retrieval));
  }
  return retrievals;
}

absl::StatusOr<std::vector<SealedEvent>> ListEvents(sqlite::Connection& db,
                                                    absl::string_view id,
                                                    const Page& page) {
  int64_t after = 0;
  if (!page.after.empty() && !absl::SimpleAtoi(page.after, &after)) {
    return error::PageTokenInvalid();
  }
  if (!db.Prepare(kExists).Bind(id).Step()) return NotFound(id);
  sqlite::Query query = db.Prepare(kSealedEvents);
  query.Bind(id, after, page.size);
  std::vector<SealedEvent> events;
  while (query.Step()) {
    CUSTODIA_ASSIGN_OR_RETURN(RecordedEvent event, ReadEvent(id, query));
    events.push_back({std::move(event), query.Text(5), query.Text(6)});
  }
  return events;
}

int64_t DueDay(const std::optional<absl::CivilDay>& due) {
  return due ? *due - absl::CivilDay() : kNoDay;
}

absl::StatusOr<std::vector<WorkEntry>> ListWork(sqlite::Connection& db,
                                                const WorkFilter& filter,
                                                const Page& page) {
  CUSTODIA_ASSIGN_OR_RETURN(const WorkPosition after, ParseWorkKey(page.after));
  std::vector<WorkEntry> entries;
  if (filter.kinds.empty()) {
    ReadWorkOf(std::nullopt, filter, after, page.size, db, entries);
    return entries;
  }
  // A page of each kind, in the order of its index, has the first page of all.
  for (const ActionKind kind :
       std::set<ActionKind>(filter.kinds.begin(), filter.kinds.end())) {
    ReadWorkOf(kind, filter, after, page.size, db, entries);
  }
  std::sort(entries.begin(), entries.end(),
            [](const WorkEntry& a, const WorkEntry& b) {
              return std::tuple(DueDay(a.action.due), a.retrieval, a.place) <
                     std::tuple(DueDay(b.action.due), b.retrieval, b.place);
            });
  entries.resize(std::min<size_t>(entries.size(), page.size));
  return entries;
}

std::vector<std::string> Outdated(sqlite::Connection& db, absl::Time now,
                                  int limit) {
  sqlite::Query query = db.Prepare(kOutdated);
  query.Bind(absl::ToUnixMicros(now), limit);
  return Ids(query);
}

absl::StatusOr<std::vector<Scorecard>> Scorecards(sqlite::Connection& db,
                                                  absl::Time now,
                                                  const Page& page) {
  std::vector<Scorecard> cards;
  std::string after = page.after;
  while (static_cast<int>(cards.size()) < page.size) {
    // One seek for each: an organization has a row for each request.
    sqlite::Query next = db.Prepare(kNextConduct);
    if (!next.Bind(after).Step()) break;
    after = next.Text(0);
    ScorecardTally tally(after, now);
    sqlite::Query query = db.Prepare(kConduct);
    query.Bind(after);
    while (query.Step()) {
      CUSTODIA_ASSIGN_OR_RETURN(Conduct conduct, ReadConduct(query));
      tally.Add(std::move(conduct));
    }
    cards.push_back(std::move(tally).Finish());
  }
  return cards;
}

std::vector<std::string> Locating(sqlite::Connection& db, int limit) {
  sqlite::Query query = db.Prepare(kLeastLatelyWritten);
  query.Bind(static_cast<int>(RetrievalState::kLocating), limit);
  return Ids(query);
}

std::optional<std::string> NextToClimb(sqlite::Connection& db,
                                       absl::string_view revision) {
  sqlite::Query query =
      db.Prepare(revision.empty() ? kAnyToClimb : kNextToClimb);
  if (!revision.empty()) query.Bind(revision);
  if (!query.Step()) return std::nullopt;
  return query.Text(0);
}

std::optional<std::string> FindOpenTwin(sqlite::Connection& db,
                                        absl::string_view twin_key) {
  if (twin_key.empty()) return std::nullopt;
  sqlite::Query query = db.Prepare(kOpenTwin);
  if (!query.Bind(TwinHash(twin_key)).Step()) return std::nullopt;
  return query.Text(0);
}

std::optional<RecordedRequest> FindRequest(sqlite::Connection& db,
                                           absl::string_view request_id) {
  sqlite::Query query = db.Prepare(kRequest);
  if (!query.Bind(request_id).Step()) return std::nullopt;
  return RecordedRequest{.method = query.Text(0),
                         .fingerprint = query.Text(1),
                         .retrieval = query.Text(2)};
}

absl::StatusOr<std::vector<OutboxEntry>> Outbox(sqlite::Connection& db,
                                                int limit) {
  sqlite::Query query = db.Prepare(kOutbox);
  query.Bind(limit);
  std::vector<OutboxEntry> entries;
  while (query.Step()) {
    storage::v1::Finding stored;
    if (!stored.ParseFromString(query.Text(2))) {
      log::Error("finding_unreadable", {{"outbox_id", query.Int(0)}});
      return error::StoreFailed();
    }
    entries.push_back({.id = query.Int(0),
                       .request_id = query.Text(1),
                       .finding = FromStored(stored)});
  }
  return entries;
}

}  // namespace sql
}  // namespace custodia::request
