#include "services/directory/handlers/create_practitioner.h"

#include <string>

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/write_once.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/practitioner.h"

namespace custodia::directory {
namespace {

absl::Status CheckFree(absl::string_view id, DirectoryTransaction& txn) {
  CUSTODIA_ASSIGN_OR_RETURN(const auto holder, txn.FindPractitioner(id));
  if (!holder.has_value()) return absl::OkStatus();
  return error::AlreadyExists(wire::PractitionerName(id));
}

}  // namespace

absl::StatusOr<v1::Practitioner> CreatePractitioner(
    const CallContext& /*call*/, const v1::CreatePractitionerRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const WriteKey key = ParseWriteKey("CreatePractitioner", request, violations);
  Practitioner draft = wire::ParsePractitioner(request.practitioner(),
                                               "practitioner", violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  // An NPI is the id; another one that the caller chose finds it too.
  const std::string chosen = draft.id;
  if (!draft.npi.empty()) {
    draft.id = draft.npi;
  } else if (draft.id.empty()) {
    draft.id = env.ids.Next();
  }

  Practitioner stored;
  CUSTODIA_RETURN_IF_ERROR(WriteOnce(
      env, key,
      [&](DirectoryTransaction& txn) -> absl::StatusOr<std::string> {
        CUSTODIA_RETURN_IF_ERROR(CheckFree(draft.id, txn));
        const bool alias = !chosen.empty() && chosen != draft.id;
        if (alias) CUSTODIA_RETURN_IF_ERROR(CheckFree(chosen, txn));
        CUSTODIA_RETURN_IF_ERROR(txn.Put(draft).status());
        if (alias) {
          CUSTODIA_RETURN_IF_ERROR(
              txn.PutPractitionerAlias(chosen, draft.id).status());
        }
        return draft.id;
      },
      [&](absl::string_view id, DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(stored, LoadPractitioner(id, txn));
        return absl::OkStatus();
      }));
  return wire::ToProto(stored);
}

}  // namespace custodia::directory
