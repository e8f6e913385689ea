#include "services/request/handlers/withdraw_retrieval.h"

#include <string>

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/names.h"

namespace custodia::request::handlers {
absl::StatusOr<v1::Retrieval> WithdrawRetrieval(
    const CallContext& call, const v1::WithdrawRetrievalRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string id =
      wire::ParseRetrievalName(message.name(), "name", violations);
  wire::FieldReader("", violations)
      .Text(message.reason(), "reason", wire::kMaxText);
  const auto write = ParseNamedWrite("WithdrawRetrieval", message, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ChangeRetrieval(call,
                         {.retrieval = id,
                          .command = Withdraw{.explanation = message.reason()},
                          .expected_sequence = SequenceOf(message.etag()),
                          .write = write},
                         env);
}

}  // namespace custodia::request::handlers
