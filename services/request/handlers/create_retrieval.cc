#include "services/request/handlers/create_retrieval.h"

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/parse_order.h"

namespace custodia::request::handlers {
namespace {

// Returns what is kept of the message: a digest of the whole Social Security
// number could be tried out.
v1::CreateRetrievalRequest WithoutSsn(v1::CreateRetrievalRequest message,
                                      const Order& order) {
  v1::Patient& patient = *message.mutable_retrieval()->mutable_patient();
  patient.clear_ssn();
  patient.set_ssn_last4(order.patient.ssn_last4);
  return message;
}

}  // namespace

absl::StatusOr<v1::Retrieval> CreateRetrieval(
    const CallContext& call, const v1::CreateRetrievalRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const Order order = wire::ParseOrder(
      message.retrieval(),
      Today(env.clock.Now(), message.retrieval().time_zone()), violations);
  const auto write = ParseNamedWrite("CreateRetrieval",
                                     WithoutSsn(message, order), violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ChangeRetrieval(call,
                         {.retrieval = env.ids.Next(),
                          .command = Create{.order = order},
                          .write = write},
                         env);
}

}  // namespace custodia::request::handlers
