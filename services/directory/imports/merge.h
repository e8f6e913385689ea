#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_MERGE_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_MERGE_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/domain/succession.h"

namespace custodia::directory {

inline constexpr absl::string_view kNppes = "nppes";
inline constexpr absl::string_view kCmsHospitals = "cms-hospitals";

// The rule by which several sources make one node. `incoming` is what one row
// says and carries exactly that row's evidence; `stored` is what is believed.
// Returns what to believe now, under the id of `stored`, field by field:
//
// - Where nobody but the same source's same row spoke of the field before, it
//   becomes what the row says now, even if that is nothing.
// - Otherwise what `incoming` says replaces the field, unless a source of a
//   higher grade spoke of it, or one of the same grade and a later day (its
//   date, else when it was verified); then it only fills the field where that
//   is empty. Among equals a row that says again what it said on the same day
//   only fills too, so that two sources never take turns.
// - A row older than what the same source last said only fills.
// - Names, identifiers and contact points are never lost to a better source:
//   the names that lost become other names, and contact points stand side by
//   side, best grade first.
//
// A value that says little yields to one that says more, whatever the grades:
// kUnknown to any status, kOtherFacility to any type. NPPES says nothing of
// whether an organization operates, and of a practitioner only whether the NPI
// is deactivated: its kActive yields to kInactive and kDeceased.
//
// Merging the same row again changes nothing.
Organization Merge(const Organization& stored, const Organization& incoming);
Practitioner Merge(const Practitioner& stored, const Practitioner& incoming);

// The same for what two sources say of one affiliation or event: its end and
// its note are settled, the rest is part of its id.
Affiliation Merge(const Affiliation& stored, const Affiliation& incoming);
SuccessionEvent Merge(const SuccessionEvent& stored,
                      const SuccessionEvent& incoming);

// Adds `evidence` to `known`, unless it is there.
void AddEvidence(const Evidence& evidence, std::vector<Evidence>& known);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_MERGE_H_
