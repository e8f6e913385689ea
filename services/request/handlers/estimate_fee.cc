#include "services/request/handlers/estimate_fee.h"

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/policy/fees.h"
#include "services/request/wire/policy_fees.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::EstimateFeeResponse> EstimateFee(
    const CallContext& /*call*/, const v1::EstimateFeeRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const auto question =
      wire::ParseFeeQuestion(message, Today(env.clock.Now(), ""), violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return wire::ToProto(policy::EstimateFee(env.rules, question));
}

}  // namespace custodia::request::handlers
