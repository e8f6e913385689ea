#include "services/directory/handlers/create_organization.h"

#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/new_organization.h"
#include "services/directory/handlers/write_once.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/organization.h"

namespace custodia::directory {

absl::StatusOr<v1::Organization> CreateOrganization(
    const CallContext& /*call*/, const v1::CreateOrganizationRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const WriteKey key = ParseWriteKey("CreateOrganization", request, violations);
  Organization draft = wire::ParseOrganization(request.organization(),
                                               "organization", violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  const bool chosen = !draft.id.empty();
  if (!chosen) draft.id = env.ids.Next();

  Organization stored;
  CUSTODIA_RETURN_IF_ERROR(WriteOnce(
      env, key,
      [&](DirectoryTransaction& txn) -> absl::StatusOr<std::string> {
        CUSTODIA_ASSIGN_OR_RETURN(const auto holder,
                                  txn.FindOrganization(draft.id));
        if (holder.has_value()) {
          return error::AlreadyExists(wire::OrganizationName(draft.id));
        }
        CUSTODIA_RETURN_IF_ERROR(PutWithCounty(draft, txn));
        return draft.id;
      },
      [&](absl::string_view id, DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(stored, LoadOrganization(id, txn));
        return absl::OkStatus();
      }));
  return wire::ToProto(stored);
}

}  // namespace custodia::directory
