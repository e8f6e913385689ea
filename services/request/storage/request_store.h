#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_REQUEST_STORE_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_REQUEST_STORE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/page_token.h"
#include "services/request/domain/events.h"
#include "services/request/domain/findings.h"
#include "services/request/domain/next_action.h"
#include "services/request/domain/retrieval.h"
#include "services/request/domain/scorecard.h"
#include "services/request/storage/prepared_append.h"

namespace custodia::request {

// Which retrievals to list; empty parts match all.
struct RetrievalFilter {
  std::vector<RetrievalState> states;
  std::string custodian;  // `organizations/{organization}` of any attempt
  std::string client_reference;
  // Those with an attempt that is overdue at this time; absent: all.
  std::optional<absl::Time> overdue_at;
};

// Which work to list; empty parts match all.
struct WorkFilter {
  std::optional<absl::CivilDay> due_by;  // that day included
  std::vector<ActionKind> kinds;
};

// Something to be done: an element of the agenda of a retrieval.
struct WorkEntry {
  std::string retrieval;  // id
  int place = 0;          // in Agenda::actions
  NextAction action;

  bool operator==(const WorkEntry&) const = default;
};

// A write that a caller named with a `request_id`.
struct RecordedRequest {
  std::string method;       // RPC, e.g. "CreateRetrieval"
  std::string fingerprint;  // of its content; tells nothing of the content
  std::string retrieval;    // id of what it changed

  bool operator==(const RecordedRequest&) const = default;
};

// A finding on its way to the directory.
struct OutboxEntry {
  int64_t id = 0;          // in the order of writing
  std::string request_id;  // UUID: makes telling it twice harmless
  CustodyFinding finding;

  bool operator==(const OutboxEntry&) const = default;
};

// An event with its place in the audit chain. The hashes are as they are
// stored; only VerifyAudit() tells whether they hold.
struct SealedEvent : RecordedEvent {
  std::string previous_hash;  // of the event before; "" for the first
  std::string hash;
};

// Reads, in one snapshot. Valid only inside the body it was given to.
class RequestSnapshot {
 public:
  virtual ~RequestSnapshot() = default;

  // Returns the retrieval as its events make it, or RETRIEVAL_NOT_FOUND.
  virtual absl::StatusOr<Retrieval> Get(absl::string_view id) = 0;

  // Newest first; `page.after` is a key that ListKey() gave, else
  // PAGE_TOKEN_INVALID.
  virtual absl::StatusOr<std::vector<Retrieval>> List(
      const RetrievalFilter& filter, const Page& page) = 0;
  static std::string ListKey(const Retrieval& last);

  // By sequence; `page.after` is a sequence in decimal, "" for the first.
  // RETRIEVAL_NOT_FOUND; PAGE_TOKEN_INVALID.
  virtual absl::StatusOr<std::vector<SealedEvent>> ListEvents(
      absl::string_view id, const Page& page) = 0;

  // What is to be done in all retrievals, as it was last planned: soonest
  // first, then what has no date. `page.after` is a key that WorkKey() gave,
  // else PAGE_TOKEN_INVALID.
  virtual absl::StatusOr<std::vector<WorkEntry>> ListWork(
      const WorkFilter& filter, const Page& page) = 0;
  static std::string WorkKey(const WorkEntry& last);

  // Ids of at most `limit` retrievals whose work is another at `now` than was
  // planned, because time has passed; what changed first comes first.
  virtual absl::StatusOr<std::vector<std::string>> Outdated(absl::Time now,
                                                            int limit) = 0;

  // How each organization answered that was ever sent a request, as a holder,
  // in the order of their names; what is overdue is so at `now`. `page.after`
  // is one of them, or "".
  virtual absl::StatusOr<std::vector<Scorecard>> Scorecards(
      absl::Time now, const Page& page) = 0;

  // Ids of at most `limit` retrievals in state LOCATING, those least lately
  // written first.
  virtual absl::StatusOr<std::vector<std::string>> Locating(int limit) = 0;

  // The retrieval whose ladder may be climbed again (climb.h) and that the
  // directory was least lately asked about, of those not asked about at
  // `revision`, the directory's; of all, where that is "". Nothing where there
  // is none.
  virtual absl::StatusOr<std::optional<std::string>> NextToClimb(
      absl::string_view revision) = 0;

  // The id of the oldest retrieval with this TwinKey() that has not ended, or
  // nothing.
  virtual absl::StatusOr<std::optional<std::string>> FindOpenTwin(
      absl::string_view twin_key) = 0;

  virtual absl::StatusOr<std::optional<RecordedRequest>> FindRequest(
      absl::string_view request_id) = 0;

  // At most `limit` entries of the outbox, oldest first.
  virtual absl::StatusOr<std::vector<OutboxEntry>> Outbox(int limit) = 0;
};

// Reads and writes in one transaction; reads see its own writes.
class RequestTransaction : public RequestSnapshot {
 public:
  // Appends the events, at least one, and brings the current row up to date.
  // The first event of a retrieval must be RetrievalCreated.
  //
  // ETAG_MISMATCH where the last event is not `append.after` (0: it must be
  // new): somebody else was quicker. Nothing was written.
  virtual absl::Status Append(const PreparedAppend& append) = 0;

  // Prepares to append `events` to the retrieval `id`, does it, and returns
  // what comes of it. No events change nothing. Errors as above.
  absl::StatusOr<Retrieval> Append(absl::string_view id, int64_t after,
                                   const std::vector<Event>& events,
                                   const Occasion& occasion);

  // Plans the work of a retrieval for `now`. One whose events cannot be read
  // has none.
  virtual absl::Status Plan(absl::string_view id, absl::Time now) = 0;

  // Keeps that the directory was asked at `time` about the retrieval, and
  // answered as of `revision`. Nothing where it may not climb.
  virtual absl::Status RecordClimb(absl::string_view id,
                                   absl::string_view revision,
                                   absl::Time time) = 0;

  // REQUEST_ID_REUSED where the id is taken.
  virtual absl::Status RecordRequest(absl::string_view request_id,
                                     const RecordedRequest& request) = 0;

  // REQUEST_ID_REUSED where a finding waits under this id.
  virtual absl::Status Enqueue(absl::string_view request_id,
                               const CustodyFinding& finding) = 0;
  // Nothing to remove is OK.
  virtual absl::Status Dequeue(int64_t outbox_id) = 0;
};

// Keeps retrievals. Thread-safe. Every implementation passes
// request_store_contract.h; a difference that a caller can see between two of
// them is a bug in one.
class RequestStore {
 public:
  using ReadBody = absl::FunctionRef<absl::Status(RequestSnapshot&)>;
  using WriteBody = absl::FunctionRef<absl::Status(RequestTransaction&)>;

  virtual ~RequestStore() = default;

  // From now on calls `listener` with the id of each retrieval that a Write()
  // of this object appended to, once that is committed. To be called at most
  // once, before the first Write(). `listener` must be quick and thread-safe.
  using Listener = std::function<void(absl::string_view retrieval)>;
  virtual void OnAppend(Listener listener) = 0;

  // Runs `body` on a snapshot that no writer changes, and returns its status.
  // STORE_BUSY, STORE_FAILED.
  virtual absl::Status Read(ReadBody body) = 0;

  // Runs `body` in a serializable transaction: committed, and on disk, if it
  // returns OK; undone otherwise, in which case its status is returned. `body`
  // may run more than once: it must assign, not accumulate, and must not call
  // other services. STORE_BUSY, STORE_FAILED: nothing was written.
  virtual absl::Status Write(WriteBody body) = 0;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_REQUEST_STORE_H_
