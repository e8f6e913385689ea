#include "services/request/handlers/check_authority.h"

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/policy/authority.h"
#include "services/request/wire/policy_authority.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::CheckAuthorityResponse> CheckAuthority(
    const CallContext& /*call*/, const v1::CheckAuthorityRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const auto question = wire::ParseAuthorityQuestion(
      message, Today(env.clock.Now(), ""), violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return wire::ToProto(policy::CheckAuthority(env.rules, question));
}

}  // namespace custodia::request::handlers
