#include "services/directory/handlers/get_practitioner.h"

#include <string>

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/practitioner.h"

namespace custodia::directory {

absl::StatusOr<v1::Practitioner> GetPractitioner(
    const CallContext& /*call*/, const v1::GetPractitionerRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string id =
      wire::RequirePractitionerName(request.name(), "name", violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  CUSTODIA_ASSIGN_OR_RETURN(
      const Practitioner practitioner,
      ReadOne<Practitioner>(env.store, {}, [&](DirectorySnapshot& snapshot) {
        return LoadPractitioner(id, snapshot);
      }));
  return wire::ToProto(practitioner);
}

}  // namespace custodia::directory
