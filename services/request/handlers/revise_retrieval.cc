#include "services/request/handlers/revise_retrieval.h"

#include <string>
#include <utility>

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/names.h"
#include "services/request/wire/parse_order.h"
#include "services/request/wire/parse_revision.h"

namespace custodia::request::handlers {
namespace {

// New values are laid over what is stored; where another writes in between and
// the caller did not ask to be told, they are laid over that.
constexpr int kMaxTries = 5;

absl::StatusOr<v1::Retrieval> Revise(const CallContext& call,
                                     const std::string& id,
                                     const v1::ReviseRetrievalRequest& message,
                                     const Environment& env) {
  CUSTODIA_ASSIGN_OR_RETURN(const Retrieval current, ReadRetrieval(id, env));
  const std::string& zone = message.retrieval().time_zone().empty()
                                ? current.order.time_zone
                                : message.retrieval().time_zone();
  error::FieldViolations violations;
  Order order = wire::ParseRevision(message, current.order,
                                    Today(env.clock.Now(), zone), violations);
  v1::ReviseRetrievalRequest kept = message;
  KeepLast4(order.patient, *kept.mutable_retrieval());
  const auto write = ParseNamedWrite("ReviseRetrieval", kept, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ChangeRetrieval(
      call,
      {.retrieval = id,
       .command = request::Revise{.order = std::move(order)},
       .expected_sequence =
           SequenceOf(message.retrieval().etag()).value_or(current.sequence),
       .write = write},
      env);
}

// Adds what is wrong whatever is stored, for a call that is refused before the
// rest can be judged.
void CheckAlone(const v1::ReviseRetrievalRequest& message,
                const Environment& env, error::FieldViolations& violations) {
  wire::ParseOrder(message.retrieval(),
                   Today(env.clock.Now(), message.retrieval().time_zone()),
                   violations);
  ParseNamedWrite("ReviseRetrieval", message, violations);
}

}  // namespace

absl::StatusOr<v1::Retrieval> ReviseRetrieval(
    const CallContext& call, const v1::ReviseRetrievalRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string id = wire::ParseRetrievalName(message.retrieval().name(),
                                                  "retrieval.name", violations);
  wire::CheckMask(message, violations);
  if (!violations.empty()) {
    CheckAlone(message, env, violations);
    return violations.ToStatus();
  }
  absl::StatusOr<v1::Retrieval> revised;
  for (int i = 0; i < kMaxTries; ++i) {
    revised = Revise(call, id, message, env);
    if (!message.retrieval().etag().empty() ||
        error::Reason(revised.status()) != "ETAG_MISMATCH") {
      break;
    }
  }
  return revised;
}

}  // namespace custodia::request::handlers
