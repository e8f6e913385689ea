#ifndef CUSTODIA_COMMON_ERRORS_H_
#define CUSTODIA_COMMON_ERRORS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

// How errors are made and read, and the errors that both services can answer.
// What only one service says lives in its domain/errors.h.
//
// A caller branches on the reason, so a reason is API: never renamed. Messages
// may change. They carry resource names and field names only: nothing that a
// patient wrote and nothing that a storage engine said may appear in one.
namespace custodia::error {

// Returns an error with a stable UPPER_SNAKE `reason`.
absl::Status Make(absl::StatusCode code, absl::string_view reason,
                  absl::string_view message);

// One field at fault. `field` is its path in the request message, e.g.
// `retrieval.patient.birth_date`; `description` never repeats its value.
struct FieldViolation {
  std::string field;
  std::string description;

  bool operator==(const FieldViolation&) const = default;
};

// Collects what is wrong with a message, so that a caller learns all of it at
// once. Not thread-safe.
class FieldViolations {
 public:
  // `want` completes "must be ...".
  void Add(absl::string_view field, absl::string_view want);

  bool empty() const { return violations_.empty(); }

  // Returns OK where nothing is wrong; INVALID_ARGUMENT, INVALID_FIELD with
  // every violation otherwise.
  absl::Status ToStatus() const;

 private:
  std::vector<FieldViolation> violations_;
};

// INVALID_ARGUMENT, INVALID_FIELD, for a single field.
absl::Status InvalidField(absl::string_view field, absl::string_view want);

// INVALID_ARGUMENT. `request_id` was used for a call with other content.
absl::Status RequestIdReused();

// INVALID_ARGUMENT. The page token is not one that this list gave out for
// these filters.
absl::Status PageTokenInvalid();

// ABORTED. The resource changed since the caller read it.
absl::Status EtagMismatch(absl::string_view name);

// UNAVAILABLE. The store refused for now; nothing was written and the call may
// be repeated.
absl::Status StoreBusy();

// INTERNAL. The store failed in a way that only the server's log explains;
// nothing was written.
absl::Status StoreFailed();

// FAILED_PRECONDITION. The store was written by a newer release.
absl::Status SchemaNewer(int found, int known);

// FAILED_PRECONDITION. The store was written by an older release and is not
// to be changed now.
absl::Status SchemaOlder(int found, int wanted);

// Attaches `serialized`, a protobuf message of type `type_name` (e.g.
// `custodia.directory.v1.AmbiguousPractitioner`), as a detail for the wire.
void AttachDetail(absl::Status& status, absl::string_view type_name,
                  absl::string_view serialized);

// A detail as AttachDetail took it.
struct Detail {
  std::string type_name;
  std::string serialized;
};

// Returns the details attached to `status`, in a stable order.
std::vector<Detail> Details(const absl::Status& status);

// Returns the reason carried by `status`, or "" where it carries none.
std::string Reason(const absl::Status& status);

// Returns the violations carried by `status`, in the order they were added.
std::vector<FieldViolation> Violations(const absl::Status& status);

}  // namespace custodia::error

#endif  // CUSTODIA_COMMON_ERRORS_H_
