#include "services/request/handlers/get_retrieval.h"

#include <string>

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/wire/names.h"
#include "services/request/wire/retrieval.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::Retrieval> GetRetrieval(
    const CallContext& /*call*/, const v1::GetRetrievalRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string id =
      wire::ParseRetrievalName(message.name(), "name", violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());

  CUSTODIA_ASSIGN_OR_RETURN(const Retrieval retrieval, ReadRetrieval(id, env));
  return wire::ToProto(retrieval, env.clock.Now());
}

}  // namespace custodia::request::handlers
