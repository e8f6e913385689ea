#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_SEAL_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_SEAL_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/crypto/keyed_hash.h"
#include "common/sqlite/connection.h"
#include "services/request/storage/event_row.h"

// The audit chain. Each event has a seal: a keyed hash over the event and the
// hash of the event before it in its retrieval, and a link, a keyed hash over
// that hash, its position among all events of the store, and the link before.
// One head says how many seals there are and what the last link is.
namespace custodia::request::sql {

// A row of `seals` but its link.
struct Seal {
  int64_t position = 0;  // 1, 2, ... without gaps
  std::string retrieval;
  int64_t sequence = 0;
  std::string hash;
};

// The end of the chain.
struct SealHead {
  int64_t position = 0;  // 0: nothing is sealed yet
  std::string link;
};

// `previous` is the hash of the event before, "" for the first.
std::string HashOf(const EventRow& event, absl::string_view previous,
                   const HashKey& key);
// `previous` is the link of the position before, "" for the first.
std::string LinkOf(const Seal& seal, absl::string_view previous,
                   const HashKey& key);

// Returns the head, or nothing where the store was never sealed.
// AUDIT_HEAD_WRONG where it was not made with `key`.
absl::StatusOr<std::optional<SealHead>> ReadHead(sqlite::Connection& db,
                                                 const HashKey& key);

// Whether there is a head, whatever its key.
bool IsSealed(sqlite::Connection& db);

// Appends seals, within a write transaction: Begin(), Add() each event,
// End(). Not thread-safe.
class Sealer {
 public:
  // Both must outlive it.
  Sealer(sqlite::Connection& db, const HashKey& key) : db_(db), key_(key) {}

  // Goes on after the head, from the start where there is none.
  // AUDIT_HEAD_WRONG: going on would hide that the head was tampered with.
  absl::Status Begin();

  // The events of a retrieval in the order of their sequence, one behind the
  // other.
  void Add(const EventRow& event);

  void End();

 private:
  std::string HashBefore(const EventRow& event);

  sqlite::Connection& db_;
  const HashKey& key_;
  SealHead head_;
  Seal last_;  // that was added
};

// Seals a store that has no head: all events that it has, retrieval by
// retrieval. Returns how many these were.
absl::StatusOr<int64_t> SealAll(sqlite::Connection& db, const HashKey& key);

}  // namespace custodia::request::sql

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_SEAL_H_
