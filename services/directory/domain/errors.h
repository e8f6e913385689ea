#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ERRORS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/errors.h"

// What only the directory answers; the rest is in common/errors.h.
namespace custodia::directory::error {

using namespace ::custodia::error;  // NOLINT(google-build-using-namespace)

// NOT_FOUND. `name` is a resource name.
absl::Status OrganizationNotFound(absl::string_view name);
absl::Status PractitionerNotFound(absl::string_view name);
absl::Status AffiliationNotFound(absl::string_view name);
absl::Status FactNotFound(absl::string_view name);

// NOT_FOUND. No practitioner has the name asked for, and the question names no
// place of which anything could be said.
absl::Status NoSuchName();

// FAILED_PRECONDITION. Several practitioners have the name asked for.
absl::Status PractitionerAmbiguous();

// ALREADY_EXISTS. A node with this name is stored.
absl::Status AlreadyExists(absl::string_view name);

// NOT_FOUND. The directory never had this revision.
absl::Status RevisionUnknown();

}  // namespace custodia::directory::error

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ERRORS_H_
