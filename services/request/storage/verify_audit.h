#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_VERIFY_AUDIT_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_VERIFY_AUDIT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace custodia::request {

// How far an audit chain goes: what to keep elsewhere, so that a store that was
// cut back to an earlier state is found, too.
struct AuditAnchor {
  int64_t position = 0;  // how many events were sealed
  std::string link;      // of the last, in hexadecimal

  bool operator==(const AuditAnchor&) const = default;
};

// POSITION:LINK, and back; nothing where `text` is no such thing.
std::string FormatAnchor(const AuditAnchor& anchor);
std::optional<AuditAnchor> ParseAnchor(absl::string_view text);

enum class AuditFault {
  kEventChanged,   // its content or time is not what was sealed
  kEventMissing,   // its seal says that there was one
  kEventUnsealed,  // nobody with the key wrote it
  kSealMissing,    // a position of the chain is empty
  kSealChanged,    // altered, moved, or made with another key
  kHeadMissing,    // nothing says where the chain ends
  kHeadChanged,    // it was not made with this key
  kEndMissing,     // the chain is shorter than its head says
  kAnchorMissed,   // it does not lead to the anchor
  kRowDisagrees,   // the current row is gone or counts other events
};

// Returns e.g. "EVENT_CHANGED".
absl::string_view NameOf(AuditFault fault);

// The first place where the chain does not hold.
struct AuditBreak {
  AuditFault fault = AuditFault::kEventChanged;
  int64_t position = 0;   // in the chain; 0: at none
  std::string retrieval;  // id; "" where the store does not tell any more
  int64_t sequence = 0;   // of the event; 0: not of one event
};

struct AuditReport {
  std::optional<AuditBreak> broken;
  AuditAnchor reached;  // the last seal that holds
};

// Checks every event of the store that `uri` names against its seals, in the
// order of the chain, and that it leads to `expected`, an anchor of this store,
// where one is given. Only reads, one event at a time; also while a server
// writes. `audit_key_file` as for OpenRequestStore(), but no key is made.
//
// INVALID_FIELD (`store`) where there is no such store; AUDIT_KEY_MISSING,
// AUDIT_KEY_INVALID; SCHEMA_NEWER, SCHEMA_OLDER, STORE_FAILED, STORE_BUSY.
absl::StatusOr<AuditReport> VerifyAudit(
    absl::string_view uri, const std::string& audit_key_file,
    const std::optional<AuditAnchor>& expected);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_VERIFY_AUDIT_H_
