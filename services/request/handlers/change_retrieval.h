#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_CHANGE_RETRIEVAL_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_CHANGE_RETRIEVAL_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/call_context.h"
#include "custodia/request/v1/amendment.pb.h"
#include "custodia/request/v1/retrieval.pb.h"
#include "services/request/handlers/environment.h"
#include "services/request/wire/names.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {

// Returns the retrieval with this id. RETRIEVAL_NOT_FOUND; the store's errors.
absl::StatusOr<Retrieval> ReadRetrieval(absl::string_view id,
                                        const Environment& env);

// What all writes have in common: commits `change` in the caller's name; then,
// where the retrieval awaits the directory, asks it; and returns the retrieval
// as it then stands. A directory that does not answer, or a fault after the
// commit, is not the caller's: the retrieval is kept, comes back LOCATING, and
// the worker goes on with it.
//
// What Commit() refuses: nothing was written.
absl::StatusOr<v1::Retrieval> ChangeRetrieval(const CallContext& call,
                                              Change change,
                                              const Environment& env);

// The same for a command to the attempt `name`, which does not exist where its
// retrieval does not: ATTEMPT_NOT_FOUND.
absl::StatusOr<v1::Retrieval> ChangeAttempt(const CallContext& call,
                                            absl::string_view name,
                                            Change change,
                                            const Environment& env);

// The same for a command to an amendment, which is returned as it then stands:
// AMENDMENT_NOT_FOUND. The directory is not asked.
absl::StatusOr<v1::Amendment> ChangeAmendment(const CallContext& call,
                                              const wire::AmendmentId& id,
                                              Change change,
                                              const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_CHANGE_RETRIEVAL_H_
