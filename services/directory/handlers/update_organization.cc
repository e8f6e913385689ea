#include "services/directory/handlers/update_organization.h"

#include <string>
#include <utility>

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/new_organization.h"
#include "services/directory/handlers/update_mask.h"
#include "services/directory/handlers/write_once.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/organization.h"

namespace custodia::directory {
namespace {

constexpr char kField[] = "organization";

// Returns `whole` with the fields of `mask` as `said` has them.
Organization Merge(v1::Organization whole, const v1::Organization& said,
                   const UpdateMask& mask, error::FieldViolations& violations) {
  mask.Apply(said, whole);
  *whole.mutable_evidence() = said.evidence();
  // Files have numbers that a curator may not write, such as a CCN with the
  // suffix of a campus. They are no fault of this update.
  if (!mask.Has("identifiers")) whole.clear_identifiers();
  return wire::ParseOrganization(whole, kField, violations);
}

// Adds what is wrong whatever is stored, for a call that is refused before the
// rest can be judged.
void CheckSaid(const v1::Organization& said, const UpdateMask& mask,
               error::FieldViolations& violations) {
  v1::Organization least;
  least.set_display_name("any");
  least.set_type(v1::Organization::OTHER_FACILITY);
  least.set_status(v1::Organization::UNKNOWN);
  Merge(std::move(least), said, mask, violations);
}

// Returns `stored` with the fields of `mask` as `said` has them.
absl::StatusOr<Organization> Changed(const Organization& stored,
                                     const v1::Organization& said,
                                     const UpdateMask& mask) {
  error::FieldViolations violations;
  Organization changed = Merge(wire::ToProto(stored), said, mask, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  if (!mask.Has("identifiers")) changed.identifiers = stored.identifiers;
  changed.id = stored.id;
  changed.is_site = stored.is_site;
  changed.etag = stored.etag;
  if (!mask.Has("contact_points")) {
    changed.contact_points = stored.contact_points;
  }
  // What follows from the address changes with it.
  if (!mask.Has("address")) {
    changed.address = stored.address;
    changed.time_zone = stored.time_zone;
  } else if (changed.address != stored.address && !mask.Has("county_fips")) {
    changed.county_fips.clear();
  }
  if (!mask.Names("evidence")) {
    changed.evidence = AddSources(changed.evidence, stored.evidence);
  }
  return changed;
}

bool SameButForSources(Organization changed, const Organization& stored) {
  changed.evidence = stored.evidence;
  return changed == stored;
}

}  // namespace

absl::StatusOr<v1::Organization> UpdateOrganization(
    const CallContext& /*call*/, const v1::UpdateOrganizationRequest& request,
    const Environment& env) {
  const v1::Organization& said = request.organization();
  error::FieldViolations violations;
  const WriteKey key = ParseWriteKey("UpdateOrganization", request, violations);
  const std::string name = wire::RequireOrganizationName(
      said.name(), "organization.name", violations);
  const UpdateMask mask(request.update_mask(), said,
                        {"name", "time_zone", "etag"}, violations);
  if (!violations.empty()) {
    CheckSaid(said, mask, violations);
    return violations.ToStatus();
  }

  Organization updated;
  CUSTODIA_RETURN_IF_ERROR(WriteOnce(
      env, key,
      [&](DirectoryTransaction& txn) -> absl::StatusOr<std::string> {
        CUSTODIA_ASSIGN_OR_RETURN(const Organization stored,
                                  LoadOrganization(name, txn));
        if (!said.etag().empty() && said.etag() != stored.etag) {
          return error::EtagMismatch(wire::OrganizationName(stored.id));
        }
        CUSTODIA_ASSIGN_OR_RETURN(Organization changed,
                                  Changed(stored, said, mask));
        if (said.evidence().empty() && SameButForSources(changed, stored)) {
          return stored.id;
        }
        CUSTODIA_RETURN_IF_ERROR(PutWithCounty(std::move(changed), txn));
        return stored.id;
      },
      [&](absl::string_view id, DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(updated, LoadOrganization(id, txn));
        return absl::OkStatus();
      }));
  return wire::ToProto(updated);
}

}  // namespace custodia::directory
