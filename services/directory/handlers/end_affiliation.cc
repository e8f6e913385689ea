#include "services/directory/handlers/end_affiliation.h"

#include <optional>
#include <string>
#include <vector>

#include "common/status_macros.h"
#include "common/wire/date.h"
#include "services/directory/handlers/update_mask.h"
#include "services/directory/handlers/write_once.h"
#include "services/directory/wire/evidence.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/practitioner.h"
#include "services/directory/wire/succession.h"

namespace custodia::directory {
namespace {

absl::StatusOr<Affiliation> Load(absl::string_view id,
                                 DirectoryTransaction& txn) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<Affiliation> found,
                            txn.FindAffiliation(id));
  if (found.has_value()) return *found;
  return error::AffiliationNotFound(wire::AffiliationName(id));
}

absl::Status End(const std::string& id, const PartialDate& day,
                 const Evidence& why, DirectoryTransaction& txn) {
  CUSTODIA_ASSIGN_OR_RETURN(Affiliation affiliation, Load(id, txn));
  error::FieldViolations violations;
  wire::CheckOrder(affiliation.start, day, "end_date",
                   "not before the affiliation's `start_date`", violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  Evidence source = why;
  // That the two were ever more than neighbours is still nobody's word.
  if (affiliation.kind == AffiliationKind::kColocated) {
    source.grade = Grade::kInferred;
  }
  affiliation.end = day;
  affiliation.evidence = AddSources({source}, affiliation.evidence);
  return txn.Put(affiliation, Absent::kKept).status();
}

}  // namespace

absl::StatusOr<v1::Affiliation> EndAffiliation(
    const CallContext& /*call*/, const v1::EndAffiliationRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const WriteKey key = ParseWriteKey("EndAffiliation", request, violations);
  const std::string id =
      wire::RequireAffiliationName(request.name(), "name", violations);
  const PartialDate day =
      custodia::wire::ParseDate(request.end_date(), "end_date", violations);
  if (request.end_date().ByteSizeLong() == 0) violations.Add("end_date", "set");
  const Evidence why =
      wire::ParseEvidence(request.evidence(), "evidence", violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());

  Affiliation ended;
  CUSTODIA_RETURN_IF_ERROR(WriteOnce(
      env, key,
      [&](DirectoryTransaction& txn) -> absl::StatusOr<std::string> {
        CUSTODIA_RETURN_IF_ERROR(End(id, day, why, txn));
        return id;
      },
      [&](absl::string_view found, DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(ended, Load(found, txn));
        return absl::OkStatus();
      }));
  return wire::ToProto(ended);
}

}  // namespace custodia::directory
