#include "services/request/handlers/record_reply.h"

#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/request/domain/errors.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/names.h"
#include "services/request/wire/parse_reply.h"

namespace custodia::request::handlers {
namespace {

// An organization that the directory has not heard of gets its name here, so
// that it can be a lead at once.
void NameNewOrganization(Reply& reply, IdSource& ids) {
  auto* answer = std::get_if<NotCustodian>(&reply);
  if (answer == nullptr || !answer->new_organization.has_value()) return;
  answer->new_organization_name = absl::StrCat("organizations/", ids.Next());
}

}  // namespace

absl::StatusOr<v1::Retrieval> RecordReply(const CallContext& call,
                                          const v1::RecordReplyRequest& message,
                                          const Environment& env) {
  error::FieldViolations violations;
  const wire::AttemptId id =
      wire::ParseAttemptName(message.name(), "name", violations);
  const auto write = ParseNamedWrite("RecordReply", message, violations);
  request::RecordReply command = wire::ParseReply(message, violations);
  command.attempt = id.attempt;
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  NameNewOrganization(command.reply, env.ids);
  return ChangeAttempt(call, message.name(),
                       {.retrieval = id.retrieval,
                        .command = std::move(command),
                        .write = write},
                       env);
}

}  // namespace custodia::request::handlers
