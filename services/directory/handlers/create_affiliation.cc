#include "services/directory/handlers/create_affiliation.h"

#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/write_once.h"
#include "services/directory/wire/practitioner.h"

namespace custodia::directory {
namespace {

// A practitioner whom no source has placed is found in searches where the first
// affiliation lies.
absl::Status Place(Practitioner practitioner, const Organization& organization,
                   DirectoryTransaction& txn) {
  if (!practitioner.state.empty() || organization.address.state.empty()) {
    return absl::OkStatus();
  }
  practitioner.state = organization.address.state;
  practitioner.city = organization.address.city;
  return txn.Put(practitioner).status();
}

absl::StatusOr<std::string> Make(Affiliation draft, DirectoryTransaction& txn) {
  CUSTODIA_ASSIGN_OR_RETURN(const Practitioner practitioner,
                            LoadPractitioner(draft.practitioner, txn));
  CUSTODIA_ASSIGN_OR_RETURN(const Organization organization,
                            LoadOrganization(draft.organization, txn));
  draft.practitioner = practitioner.id;
  draft.organization = organization.id;
  CUSTODIA_RETURN_IF_ERROR(Place(practitioner, organization, txn));
  CUSTODIA_RETURN_IF_ERROR(txn.Put(draft).status());
  return draft.id;
}

}  // namespace

absl::StatusOr<v1::Affiliation> CreateAffiliation(
    const CallContext& /*call*/, const v1::CreateAffiliationRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const WriteKey key = ParseWriteKey("CreateAffiliation", request, violations);
  Affiliation draft =
      wire::ParseAffiliation(request.affiliation(), "affiliation", violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  draft.id = env.ids.Next();

  std::optional<Affiliation> stored;
  CUSTODIA_RETURN_IF_ERROR(WriteOnce(
      env, key, [&](DirectoryTransaction& txn) { return Make(draft, txn); },
      [&](absl::string_view id, DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(stored, txn.FindAffiliation(id));
        // Facts end, and are not destroyed.
        return stored.has_value() ? absl::OkStatus() : error::StoreFailed();
      }));
  return wire::ToProto(*stored);
}

}  // namespace custodia::directory
