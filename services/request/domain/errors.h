#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_ERRORS_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_ERRORS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/errors.h"

// What only the request service answers; the rest is in common/errors.h.
namespace custodia::request::error {

using namespace ::custodia::error;  // NOLINT(google-build-using-namespace)

// NOT_FOUND. `name` is a resource name.
absl::Status RetrievalNotFound(absl::string_view name);
absl::Status AttemptNotFound(absl::string_view name);
absl::Status AmendmentNotFound(absl::string_view name);

// FAILED_PRECONDITION. `command` is not legal while its object is in `state`;
// nothing changed.
absl::Status IllegalTransition(absl::string_view command,
                               absl::string_view state);

// FAILED_PRECONDITION, ILLEGAL_TRANSITION. A letter must say something that is
// not there; `missing` names it, in the words of the contract's fields.
absl::Status LetterIncomplete(const std::vector<std::string>& missing);

// FAILED_PRECONDITION, PDF_UNAVAILABLE. This server cannot write a PDF; `why`
// completes "...: ".
absl::Status PdfUnavailable(absl::string_view why);

// FAILED_PRECONDITION. No ground of the attempt's refusal can be reviewed.
absl::Status GroundNotReviewable();

// UNAVAILABLE. The directory did not answer in time.
absl::Status DirectoryUnavailable();

// What ends a watch, or keeps it from beginning. RESOURCE_EXHAUSTED: so many
// are open. UNAVAILABLE: to be begun again after the last event that came.
absl::Status TooManyWatches(int limit);
absl::Status ReaderTooSlow();
absl::Status ServerStopping();

}  // namespace custodia::request::error

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_ERRORS_H_
