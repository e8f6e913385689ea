#include "services/directory/handlers/retract_fact.h"

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/handlers/resolve_question.h"
#include "services/directory/handlers/write_once.h"
#include "services/directory/wire/names.h"

namespace custodia::directory {
namespace {

constexpr int kMaxReason = 1'000;

absl::StatusOr<std::string> Retract(absl::string_view fact,
                                    const std::string& reason,
                                    DirectoryTransaction& txn) {
  int64_t number = 0;
  // A second spelling of a number ("01") names nothing.
  if (!absl::SimpleAtoi(fact, &number) || absl::StrCat(number) != fact) {
    return error::FactNotFound(wire::FactName(fact));
  }
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<int64_t> revision,
                            txn.Retract(number, reason));
  if (!revision.has_value()) return error::FactNotFound(wire::FactName(fact));
  return RevisionName(*revision);
}

}  // namespace

absl::StatusOr<v1::RetractFactResponse> RetractFact(
    const CallContext& /*call*/, const v1::RetractFactRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const WriteKey key = ParseWriteKey("RetractFact", request, violations);
  const std::string fact =
      wire::RequireFactName(request.name(), "name", violations);
  const std::string reason(absl::StripAsciiWhitespace(request.reason()));
  if (reason.empty() || reason.size() > kMaxReason) {
    violations.Add("reason", "set, of at most 1,000 bytes");
  }
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());

  v1::RetractFactResponse response;
  CUSTODIA_RETURN_IF_ERROR(WriteOnce(
      env, key,
      [&](DirectoryTransaction& txn) { return Retract(fact, reason, txn); },
      [&](absl::string_view revision, DirectoryTransaction&) {
        response.set_revision(std::string(revision));
        return absl::OkStatus();
      }));
  return response;
}

}  // namespace custodia::directory
