#include "services/directory/handlers/record_succession.h"

#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/write_once.h"
#include "services/directory/wire/succession.h"

namespace custodia::directory {
namespace {

absl::StatusOr<std::string> Make(SuccessionEvent draft,
                                 DirectoryTransaction& txn) {
  CUSTODIA_RETURN_IF_ERROR(ResolveOrganization(draft.from, txn));
  CUSTODIA_RETURN_IF_ERROR(ResolveOrganization(draft.to, txn));
  CUSTODIA_RETURN_IF_ERROR(
      ResolvePractitioners(draft.scope.practitioners, txn));
  // Two names may turn out to be one organization's.
  if (draft.from == draft.to) {
    return error::InvalidField("succession_event.to",
                               "another organization than `from`");
  }
  CUSTODIA_RETURN_IF_ERROR(txn.Put(draft).status());
  return draft.id;
}

}  // namespace

absl::StatusOr<v1::SuccessionEvent> RecordSuccession(
    const CallContext& /*call*/, const v1::RecordSuccessionRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const WriteKey key = ParseWriteKey("RecordSuccession", request, violations);
  SuccessionEvent draft = wire::ParseSuccession(request.succession_event(),
                                                "succession_event", violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  draft.id = env.ids.Next();

  std::optional<SuccessionEvent> stored;
  CUSTODIA_RETURN_IF_ERROR(WriteOnce(
      env, key, [&](DirectoryTransaction& txn) { return Make(draft, txn); },
      [&](absl::string_view id, DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(stored, txn.FindSuccession(id));
        // Facts end, and are not destroyed.
        return stored.has_value() ? absl::OkStatus() : error::StoreFailed();
      }));
  return wire::ToProto(*stored);
}

}  // namespace custodia::directory
