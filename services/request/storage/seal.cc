#include "services/request/storage/seal.h"

#include "common/errors.h"
#include "common/status_macros.h"

namespace custodia::request::sql {
namespace {

// Each hash begins with what it is of, so that none can stand for another.
constexpr absl::string_view kEvent = "custodia event 1";
constexpr absl::string_view kLink = "custodia link 1";
constexpr absl::string_view kHead = "custodia head 1";

std::string MacOf(const SealHead& head, const HashKey& key) {
  return KeyedHash(key).Add(kHead).Add(head.position).Add(head.link).Finish();
}

}  // namespace

std::string Sealer::HashBefore(const EventRow& event) {
  if (event.sequence == 1) return "";
  if (last_.retrieval == event.retrieval &&
      last_.sequence == event.sequence - 1) {
    return last_.hash;
  }
  sqlite::Query query = db_.Prepare(
      "SELECT hash FROM seals WHERE retrieval = ? AND sequence = ?");
  if (!query.Bind(event.retrieval, event.sequence - 1).Step()) return "";
  return query.Text(0);
}

std::string HashOf(const EventRow& event, absl::string_view previous,
                   const HashKey& key) {
  return KeyedHash(key)
      .Add(kEvent)
      .Add(previous)
      .Add(event.retrieval)
      .Add(event.sequence)
      .Add(event.time_micros)
      .Add(event.actor)
      .Add(event.command)
      .Add(event.kind)
      .Add(event.payload)
      .Finish();
}

std::string LinkOf(const Seal& seal, absl::string_view previous,
                   const HashKey& key) {
  return KeyedHash(key)
      .Add(kLink)
      .Add(previous)
      .Add(seal.position)
      .Add(seal.retrieval)
      .Add(seal.sequence)
      .Add(seal.hash)
      .Finish();
}

absl::StatusOr<std::optional<SealHead>> ReadHead(sqlite::Connection& db,
                                                 const HashKey& key) {
  sqlite::Query query =
      db.Prepare("SELECT position, link, mac FROM audit_head");
  if (!query.Step()) return std::nullopt;
  SealHead head{.position = query.Int(0), .link = query.Text(1)};
  if (query.Text(2) != MacOf(head, key)) {
    return error::Make(absl::StatusCode::kFailedPrecondition,
                       "AUDIT_HEAD_WRONG",
                       "The head of the audit chain was not made with this "
                       "key: the key is another store's, or the store was "
                       "tampered with.");
  }
  return head;
}

bool IsSealed(sqlite::Connection& db) {
  return db.Prepare("SELECT 1 FROM audit_head").Step();
}

absl::Status Sealer::Begin() {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<SealHead> head,
                            ReadHead(db_, key_));
  head_ = head.value_or(SealHead());
  return absl::OkStatus();
}

// The chain goes on from the head, not from the last row of `seals`: rows that
// were removed leave a gap for ever.
void Sealer::Add(const EventRow& event) {
  last_ = {.position = head_.position + 1,
           .retrieval = event.retrieval,
           .sequence = event.sequence,
           .hash = HashOf(event, HashBefore(event), key_)};
  head_ = {.position = last_.position, .link = LinkOf(last_, head_.link, key_)};
  db_.Prepare(
         "INSERT INTO seals (position, retrieval, sequence, hash, link) "
         "VALUES (?, ?, ?, ?, ?)")
      .Bind(last_.position, last_.retrieval, last_.sequence,
            sqlite::Blob{last_.hash}, sqlite::Blob{head_.link})
      .Run();
}

void Sealer::End() {
  const std::string mac = MacOf(head_, key_);
  db_.Prepare(
         "INSERT INTO audit_head (one, position, link, mac) "
         "VALUES (1, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET "
         "position = excluded.position, link = excluded.link, "
         "mac = excluded.mac")
      .Bind(head_.position, sqlite::Blob{head_.link}, sqlite::Blob{mac})
      .Run();
}

absl::StatusOr<int64_t> SealAll(sqlite::Connection& db, const HashKey& key) {
  Sealer sealer(db, key);
  CUSTODIA_RETURN_IF_ERROR(sealer.Begin());
  sqlite::Query events = db.Prepare(
      "SELECT retrieval, sequence, time_micros, actor, command, kind, payload "
      "FROM events ORDER BY retrieval, sequence");
  int64_t count = 0;
  for (; events.Step(); ++count) {
    sealer.Add({.retrieval = events.Text(0),
                .sequence = events.Int(1),
                .time_micros = events.Int(2),
                .actor = events.Text(3),
                .command = events.Text(4),
                .kind = events.Text(5),
                .payload = events.Text(6)});
  }
  sealer.End();
  return count;
}

}  // namespace custodia::request::sql
