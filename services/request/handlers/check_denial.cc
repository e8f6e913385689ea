#include "services/request/handlers/check_denial.h"

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/policy/denial.h"
#include "services/request/wire/policy_denial.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::CheckDenialResponse> CheckDenial(
    const CallContext& /*call*/, const v1::CheckDenialRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const auto question = wire::ParseDenialQuestion(
      message, Today(env.clock.Now(), ""), violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return wire::ToProto(policy::CheckDenial(env.rules, question));
}

}  // namespace custodia::request::handlers
