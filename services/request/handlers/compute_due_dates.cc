#include "services/request/handlers/compute_due_dates.h"

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/policy/due_dates.h"
#include "services/request/wire/policy_due_dates.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::ComputeDueDatesResponse> ComputeDueDates(
    const CallContext& /*call*/, const v1::ComputeDueDatesRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const auto question =
      wire::ParseDueQuestion(message, Today(env.clock.Now(), ""), violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return wire::ToProto(policy::ComputeDueDates(env.rules, question));
}

}  // namespace custodia::request::handlers
