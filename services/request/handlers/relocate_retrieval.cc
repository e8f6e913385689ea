#include "services/request/handlers/relocate_retrieval.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/named_write.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/names.h"
#include "services/request/wire/parse_reply.h"
#include "services/request/wire/reply.h"

namespace custodia::request::handlers {
namespace {

Relocate ParseCommand(const v1::RelocateRetrievalRequest& message,
                      error::FieldViolations& violations) {
  const wire::FieldReader reader("", violations);
  reader.Name(message.organization(), "organizations", "organization");
  Relocate command{.organization = message.organization()};
  if (!message.has_lead()) return command;
  if (!message.organization().empty()) {
    reader.Add("organization", "absent beside `lead`");
  }
  wire::CheckNamed(message.lead(), reader.Below("lead"));
  command.new_organization = wire::FromProto(message.lead());
  return command;
}

}  // namespace

absl::StatusOr<v1::Retrieval> RelocateRetrieval(
    const CallContext& call, const v1::RelocateRetrievalRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string id =
      wire::ParseRetrievalName(message.name(), "name", violations);
  Relocate command = ParseCommand(message, violations);
  const auto write = ParseNamedWrite("RelocateRetrieval", message, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  // Before the directory is asked, which costs more.
  CUSTODIA_RETURN_IF_ERROR(ReadRetrieval(id, env).status());
  if (!command.organization.empty()) {
    CUSTODIA_RETURN_IF_ERROR(
        env.locator
            .Find(command.organization,
                  std::min(call.deadline, env.clock.Now() + env.locate_timeout))
            .status());
  }
  if (command.new_organization) {
    command.new_organization_name =
        absl::StrCat("organizations/", env.ids.Next());
  }
  return ChangeRetrieval(
      call, {.retrieval = id, .command = std::move(command), .write = write},
      env);
}

}  // namespace custodia::request::handlers
