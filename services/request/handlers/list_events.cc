#include "services/request/handlers/list_events.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/parse_page.h"
#include "common/status_macros.h"
#include "services/request/handlers/event_message.h"
#include "services/request/wire/names.h"

namespace custodia::request::handlers {
namespace {

absl::StatusOr<Page> ParseEventsPage(const v1::ListEventsRequest& message,
                                     const error::FieldViolations& violations) {
  CUSTODIA_ASSIGN_OR_RETURN(Page page,
                            ParsePage(message.page_size(), message.page_token(),
                                      message.parent(), violations));
  int64_t sequence = 0;
  if (!page.after.empty() && !absl::SimpleAtoi(page.after, &sequence)) {
    return error::PageTokenInvalid();
  }
  return page;
}

}  // namespace

absl::StatusOr<v1::ListEventsResponse> ListEvents(
    const CallContext& /*call*/, const v1::ListEventsRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string id =
      wire::ParseRetrievalName(message.parent(), "parent", violations);
  CUSTODIA_ASSIGN_OR_RETURN(Page page, ParseEventsPage(message, violations));

  // One more than asked for tells whether there is a next page.
  const size_t wanted = page.size++;
  std::vector<SealedEvent> rows;
  CUSTODIA_RETURN_IF_ERROR(
      env.store.Read([&](RequestSnapshot& store) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(rows, store.ListEvents(id, page));
        return absl::OkStatus();
      }));

  v1::ListEventsResponse response;
  if (rows.size() > wanted) {
    rows.resize(wanted);
    response.set_next_page_token(
        NextPageToken(absl::StrCat(rows.back().sequence), message.parent()));
  }
  for (const SealedEvent& row : rows) {
    *response.add_events() = EventMessage(row, id);
  }
  return response;
}

}  // namespace custodia::request::handlers
