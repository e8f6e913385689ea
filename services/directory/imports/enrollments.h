#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ENROLLMENTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ENROLLMENTS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/succession.h"
#include "services/directory/storage/directory_store.h"

// A hospital that changed hands is several organizations `enrollment-{id}`, one
// for each owner that Medicare enrolled, and perhaps one `ccn-{number}`: the
// hospital as it is certified now, with its address. What ties them together is
// written here, each tie graded INFERRED.
namespace custodia::directory {

inline constexpr absl::string_view kCmsHospitalChow = "cms-hospital-chow";

// Returns whether `organization` stands for one owner's enrollment.
bool IsEnrollment(const Organization& organization);

// Ties the buyers among the enrollments with this CCN, or with that of one of
// its units, to the hospital that `ccn-{number}` finds, so that what they took
// over is asked for there. Writes nothing where there is no such hospital. The
// tie has no date: any dated sale goes before it. The store's errors.
absl::Status TieToHospital(absl::string_view ccn, DirectoryTransaction& tx);

// One owner may have two enrollments for one hospital (the same PAC id and the
// same CCN), buy with the one and sell with the other. `sale` is stored:
// records that came to another enrollment of its seller before went to its
// buyer, and those that it brings to its buyer went on where another enrollment
// of that buyer was sold to later. The store's errors.
absl::Status JoinEnrollments(const SuccessionEvent& sale,
                             DirectoryTransaction& tx);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ENROLLMENTS_H_
