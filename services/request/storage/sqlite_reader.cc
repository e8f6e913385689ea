#include "services/request/storage/sqlite_reader.h"

#include <cstdint>
#include <limits>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/domain/errors.h"
#include "services/request/storage/queries.h"
#include "services/request/storage/stored_event.h"
#include "services/request/storage/stored_finding.h"

namespace custodia::request {

// Newer ones lie before, so what is created while a caller pages moves nothing.
std::string RequestSnapshot::ListKey(const Retrieval& last) {
  return absl::StrCat(absl::ToUnixMicros(last.create_time), "/", last.id);
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

// One seek for each: an organization has as many rows as retrievals.
std::vector<std::string> Approached(sqlite::Connection& db, const Page& page) {
  std::vector<std::string> organizations;
  std::string after = page.after;
  while (static_cast<int>(organizations.size()) < page.size) {
    sqlite::Query query = db.Prepare(kNextApproached);
    if (!query.Bind(after).Step()) break;
    after = query.Text(0);
    organizations.push_back(after);
  }
  return organizations;
}

std::vector<std::string> Locating(sqlite::Connection& db, int limit) {
  sqlite::Query query = db.Prepare(kLeastLatelyWritten);
  query.Bind(static_cast<int>(RetrievalState::kLocating), limit);
  return Ids(query);
}

std::optional<std::string> FindOpenTwin(sqlite::Connection& db,
                                        absl::string_view twin_key) {
  if (twin_key.empty()) return std::nullopt;
  sqlite::Query query = db.Prepare(kOpenTwin);
  if (!query.Bind(twin_key).Step()) return std::nullopt;
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
