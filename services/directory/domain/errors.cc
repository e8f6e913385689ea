#include "services/directory/domain/errors.h"

#include "absl/strings/str_cat.h"
#include "common/errors.h"

namespace custodia::directory::error {

absl::Status OrganizationNotFound(absl::string_view name) {
  return Make(absl::StatusCode::kNotFound, "ORGANIZATION_NOT_FOUND",
              absl::StrCat("No organization named `", name, "`."));
}

absl::Status PractitionerNotFound(absl::string_view name) {
  return Make(absl::StatusCode::kNotFound, "PRACTITIONER_NOT_FOUND",
              absl::StrCat("No practitioner named `", name, "`."));
}

absl::Status AffiliationNotFound(absl::string_view name) {
  return Make(absl::StatusCode::kNotFound, "AFFILIATION_NOT_FOUND",
              absl::StrCat("No affiliation named `", name, "`."));
}

absl::Status FactNotFound(absl::string_view name) {
  return Make(absl::StatusCode::kNotFound, "FACT_NOT_FOUND",
              absl::StrCat("No fact named `", name, "`."));
}

absl::Status NoSuchName() {
  return Make(absl::StatusCode::kNotFound, "PRACTITIONER_NOT_FOUND",
              "No practitioner has this name; give a state to be told whom to "
              "ask there.");
}

absl::Status PractitionerAmbiguous() {
  return Make(absl::StatusCode::kFailedPrecondition, "PRACTITIONER_AMBIGUOUS",
              "Several practitioners have this name; choose one of the "
              "candidates.");
}

absl::Status AlreadyExists(absl::string_view name) {
  return Make(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS",
              absl::StrCat("`", name, "` exists."));
}

absl::Status RevisionUnknown() {
  return Make(absl::StatusCode::kNotFound, "REVISION_UNKNOWN",
              "`revision` must be one that this directory returned.");
}

}  // namespace custodia::directory::error
