#include "services/directory/imports/scope.h"

#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/references.h"

namespace custodia::directory {

absl::StatusOr<CustodyScope> ReadScope(RowFields& fields,
                                       DirectoryTransaction& tx) {
  CustodyScope scope;
  scope.service_start = fields.Date("scope_start");
  scope.service_end = fields.Date("scope_end");
  if (!fields.as_is() &&
      DayRange{scope.service_start.FirstDay(), scope.service_end.LastDay()}
          .Inverted()) {
    fields.Refuse("scope_end", "must not be before scope_start");
  }
  scope.patient_group = fields.Choice<PatientGroup>("patient_group");
  CUSTODIA_ASSIGN_OR_RETURN(
      scope.practitioners,
      ReadPractitionerIds(fields, "scope_practitioners", tx));
  return scope;
}

}  // namespace custodia::directory
