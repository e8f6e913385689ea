#include "services/directory/handlers/update_practitioner.h"

#include <string>
#include <utility>

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/update_mask.h"
#include "services/directory/handlers/write_once.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/practitioner.h"

namespace custodia::directory {
namespace {

constexpr char kField[] = "practitioner";

// Returns `whole` with the fields of `mask` as `said` has them.
Practitioner Merge(v1::Practitioner whole, const v1::Practitioner& said,
                   const UpdateMask& mask, error::FieldViolations& violations) {
  mask.Apply(said, whole);
  *whole.mutable_evidence() = said.evidence();
  return wire::ParsePractitioner(whole, kField, violations);
}

// Adds what is wrong whatever is stored, for a call that is refused before the
// rest can be judged.
void CheckSaid(const v1::Practitioner& said, const UpdateMask& mask,
               error::FieldViolations& violations) {
  v1::Practitioner least;
  least.mutable_primary_name()->set_family_name("any");
  Merge(std::move(least), said, mask, violations);
}

// Returns `stored` with the fields of `mask` as `said` has them.
absl::StatusOr<Practitioner> Changed(const Practitioner& stored,
                                     const v1::Practitioner& said,
                                     const UpdateMask& mask) {
  error::FieldViolations violations;
  Practitioner changed = Merge(wire::ToProto(stored), said, mask, violations);
  if (changed.npi != stored.npi && stored.id == stored.npi) {
    violations.Add("practitioner.npi", "the one that is the id");
  }
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  changed.id = stored.id;
  changed.city = stored.city;
  changed.state = stored.state;
  changed.etag = stored.etag;
  if (!mask.Names("evidence")) {
    changed.evidence = AddSources(changed.evidence, stored.evidence);
  }
  return changed;
}

bool SameButForSources(Practitioner changed, const Practitioner& stored) {
  changed.evidence = stored.evidence;
  return changed == stored;
}

// An NPI finds its practitioner, so it has to be of one alone.
absl::Status CheckNpiIsFree(const Practitioner& changed,
                            DirectoryTransaction& txn) {
  if (changed.npi.empty()) return absl::OkStatus();
  CUSTODIA_ASSIGN_OR_RETURN(const auto holder,
                            txn.FindPractitioner(changed.npi));
  if (!holder.has_value() || holder->id == changed.id) return absl::OkStatus();
  return error::AlreadyExists(wire::PractitionerName(changed.npi));
}

}  // namespace

absl::StatusOr<v1::Practitioner> UpdatePractitioner(
    const CallContext& /*call*/, const v1::UpdatePractitionerRequest& request,
    const Environment& env) {
  const v1::Practitioner& said = request.practitioner();
  error::FieldViolations violations;
  const WriteKey key = ParseWriteKey("UpdatePractitioner", request, violations);
  const std::string name = wire::RequirePractitionerName(
      said.name(), "practitioner.name", violations);
  const UpdateMask mask(request.update_mask(), said, {"name", "etag"},
                        violations);
  if (!violations.empty()) {
    CheckSaid(said, mask, violations);
    return violations.ToStatus();
  }

  Practitioner updated;
  CUSTODIA_RETURN_IF_ERROR(WriteOnce(
      env, key,
      [&](DirectoryTransaction& txn) -> absl::StatusOr<std::string> {
        CUSTODIA_ASSIGN_OR_RETURN(const Practitioner stored,
                                  LoadPractitioner(name, txn));
        if (!said.etag().empty() && said.etag() != stored.etag) {
          return error::EtagMismatch(wire::PractitionerName(stored.id));
        }
        CUSTODIA_ASSIGN_OR_RETURN(const Practitioner changed,
                                  Changed(stored, said, mask));
        if (said.evidence().empty() && SameButForSources(changed, stored)) {
          return stored.id;
        }
        CUSTODIA_RETURN_IF_ERROR(CheckNpiIsFree(changed, txn));
        CUSTODIA_RETURN_IF_ERROR(txn.Put(changed).status());
        return stored.id;
      },
      [&](absl::string_view id, DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(updated, LoadPractitioner(id, txn));
        return absl::OkStatus();
      }));
  return wire::ToProto(updated);
}

}  // namespace custodia::directory
