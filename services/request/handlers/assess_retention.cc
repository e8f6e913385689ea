#include "services/request/handlers/assess_retention.h"

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/policy/retention.h"
#include "services/request/wire/policy_retention.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::AssessRetentionResponse> AssessRetention(
    const CallContext& /*call*/, const v1::AssessRetentionRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const auto question = wire::ParseRetentionQuestion(
      message, Today(env.clock.Now(), ""), violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return wire::ToProto(policy::AssessRetention(env.rules, question));
}

}  // namespace custodia::request::handlers
