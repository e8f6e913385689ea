#include "services/directory/handlers/list_succession_events.h"

#include <string>
#include <vector>

#include "common/parse_page.h"
#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/paging.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/succession.h"

namespace custodia::directory {
namespace {

absl::StatusOr<std::vector<SuccessionEvent>> List(std::string organization,
                                                  const Page& page,
                                                  DirectorySnapshot& snapshot) {
  CUSTODIA_RETURN_IF_ERROR(ResolveOrganization(organization, snapshot));
  return snapshot.ListSuccessions(organization, page);
}

}  // namespace

absl::StatusOr<v1::ListSuccessionEventsResponse> ListSuccessionEvents(
    const CallContext& /*call*/, const v1::ListSuccessionEventsRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string organization =
      wire::RequireOrganizationName(request.parent(), "parent", violations);
  CUSTODIA_ASSIGN_OR_RETURN(const Page page,
                            ParsePage(request.page_size(), request.page_token(),
                                      request.parent(), violations));
  CUSTODIA_ASSIGN_OR_RETURN(std::vector<SuccessionEvent> events,
                            ReadOne<std::vector<SuccessionEvent>>(
                                env.store, {}, [&](DirectorySnapshot& facts) {
                                  return List(organization, WithOneMore(page),
                                              facts);
                                }));
  v1::ListSuccessionEventsResponse response;
  if (DropOneMore(page, events)) {
    response.set_next_page_token(
        NextPageToken(events.back().id, request.parent()));
  }
  for (const SuccessionEvent& event : events) {
    *response.add_succession_events() = wire::ToProto(event);
  }
  return response;
}

}  // namespace custodia::directory
