#include "services/request/handlers/create_retrieval.h"

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/parse_order.h"

namespace custodia::request::handlers {
absl::StatusOr<v1::Retrieval> CreateRetrieval(
    const CallContext& call, const v1::CreateRetrievalRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const Order order = wire::ParseOrder(
      message.retrieval(),
      Today(env.clock.Now(), message.retrieval().time_zone()), violations);
  v1::CreateRetrievalRequest kept = message;
  KeepLast4(order.patient, *kept.mutable_retrieval());
  const auto write = ParseNamedWrite("CreateRetrieval", kept, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ChangeRetrieval(call,
                         {.retrieval = env.ids.Next(),
                          .command = Create{.order = order},
                          .write = write},
                         env);
}

}  // namespace custodia::request::handlers
