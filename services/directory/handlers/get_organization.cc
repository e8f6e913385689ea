#include "services/directory/handlers/get_organization.h"

#include <string>

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/organization.h"

namespace custodia::directory {

absl::StatusOr<v1::Organization> GetOrganization(
    const CallContext& /*call*/, const v1::GetOrganizationRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string id =
      wire::RequireOrganizationName(request.name(), "name", violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  CUSTODIA_ASSIGN_OR_RETURN(
      const Organization organization,
      ReadOne<Organization>(env.store, {}, [&](DirectorySnapshot& snapshot) {
        return LoadOrganization(id, snapshot);
      }));
  return wire::ToProto(organization);
}

}  // namespace custodia::directory
