#include "services/directory/imports/scope.h"

#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/put_node.h"

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
  for (const std::string& id : fields.List("scope_practitioners")) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::string found,
                              FindPractitionerId(id, tx));
    if (found.empty()) {
      fields.Refuse("scope_practitioners",
                    "must be of practitioners imported before");
    }
    scope.practitioners.push_back(found);
  }
  return scope;
}

}  // namespace custodia::directory
