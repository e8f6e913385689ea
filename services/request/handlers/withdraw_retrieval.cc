#include "services/request/handlers/withdraw_retrieval.h"

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/numbers.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/names.h"

namespace custodia::request::handlers {
namespace {

// Returns the sequence that an etag stands for; nothing where the caller gave
// none, and one that no retrieval has where it is not ours.
std::optional<int64_t> SequenceOf(const std::string& etag) {
  if (etag.empty()) return std::nullopt;
  int64_t sequence = 0;
  return absl::SimpleAtoi(etag, &sequence) ? sequence : -1;
}

}  // namespace

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
