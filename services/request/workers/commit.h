#ifndef CUSTODIA_SERVICES_REQUEST_WORKERS_COMMIT_H_
#define CUSTODIA_SERVICES_REQUEST_WORKERS_COMMIT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/clock.h"
#include "common/id_source.h"
#include "services/request/domain/commands.h"
#include "services/request/domain/context.h"
#include "services/request/domain/retrieval.h"
#include "services/request/policy/rules.h"
#include "services/request/storage/request_store.h"

namespace custodia::request {

// The actor of what no caller does.
inline constexpr char kWorker[] = "custodia";

// What a change is made with. Owns nothing.
struct CommitTools {
  const Clock& clock;
  IdSource& ids;
  RequestStore& store;
  const policy::Ruleset& rules;
  int referrer_follow_up_days = kReferrerFollowUpDays;
};

// A write as a caller named it, so that a repeat is known for one.
struct NamedWrite {
  std::string request_id;
  std::string method;       // RPC, e.g. "CreateRetrieval"
  std::string fingerprint;  // of its content
};

// A change of one retrieval.
struct Change {
  std::string retrieval;  // its id
  Command command;
  std::string actor;
  // The last event that the command was thought out for; absent: any.
  std::optional<int64_t> expected_sequence;
  std::optional<NamedWrite> write;
};

// What came of it.
struct Committed {
  Retrieval retrieval;    // as it now stands
  bool learned = false;   // findings wait in the outbox
  bool repeated = false;  // the write was known; nothing changed
};

// Returns the last day that may be called today: that of UTC or of `time_zone`
// (IANA; "" or unknown: UTC alone), whichever is later.
absl::CivilDay Today(absl::Time now, absl::string_view time_zone);

// Makes `change` in one transaction: its events, the retrieval's row, what they
// teach the directory and the name of the write are kept together or not at
// all. A Create makes the retrieval, which must be new, and is told of an open
// twin. A repeated write changes nothing.
//
// RETRIEVAL_NOT_FOUND, ETAG_MISMATCH, REQUEST_ID_REUSED, what Decide()
// refuses, the store's errors: nothing was written.
absl::StatusOr<Committed> Commit(const Change& change,
                                 const CommitTools& tools);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_WORKERS_COMMIT_H_
