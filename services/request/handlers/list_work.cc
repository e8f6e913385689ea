#include "services/request/handlers/list_work.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/parse_page.h"
#include "common/status_macros.h"
#include "services/request/domain/next_action.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/names.h"
#include "services/request/wire/retrieval.h"
#include "services/request/workers/work_plan.h"

namespace custodia::request::handlers {
namespace {

WorkFilter ParseFilter(const v1::ListWorkRequest& message,
                       error::FieldViolations& violations) {
  const wire::FieldReader reader("", violations);
  WorkFilter filter{
      .due_by = reader.WholeDate(message.due_by(), "due_by").FirstDay()};
  for (int i = 0; i < message.kinds_size(); ++i) {
    reader.ListedChoice<ActionKind>(message.kinds(i), "kinds", i);
    filter.kinds.push_back(wire::FromProto<ActionKind>(message.kinds(i)));
  }
  return filter;
}

// Returns all of a list's question but which page of it.
std::string FiltersOf(v1::ListWorkRequest message) {
  message.clear_page_size();
  message.clear_page_token();
  return absl::StrCat("work/", message.SerializeAsString());
}

}  // namespace

absl::StatusOr<v1::ListWorkResponse> ListWork(
    const CallContext& call, const v1::ListWorkRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const WorkFilter filter = ParseFilter(message, violations);
  const std::string filters = FiltersOf(message);
  CUSTODIA_ASSIGN_OR_RETURN(
      Page page, ParsePage(message.page_size(), message.page_token(), filters,
                           violations));

  const absl::Time now = env.clock.Now();
  CUSTODIA_ASSIGN_OR_RETURN(const bool planned, PlanWork(env.store, now, [&] {
                              return env.clock.Now() < call.deadline;
                            }));
  if (!planned) return error::StoreBusy();  // What was planned stays so.
  // One more than asked for tells whether there is a next page.
  const size_t wanted = page.size++;
  v1::ListWorkResponse response;
  CUSTODIA_RETURN_IF_ERROR(
      env.store.Read([&](RequestSnapshot& store) -> absl::Status {
        response.Clear();
        CUSTODIA_ASSIGN_OR_RETURN(std::vector<WorkEntry> entries,
                                  store.ListWork(filter, page));
        if (entries.size() > wanted) {
          entries.resize(wanted);
          response.set_next_page_token(
              NextPageToken(RequestSnapshot::WorkKey(entries.back()), filters));
        }
        for (const WorkEntry& entry : entries) {
          v1::WorkItem& item = *response.add_items();
          item.set_retrieval(wire::RetrievalName(entry.retrieval));
          *item.mutable_action() = wire::ToProto(entry.action, entry.retrieval);
        }
        return absl::OkStatus();
      }));
  return response;
}

}  // namespace custodia::request::handlers
