#include "services/directory/handlers/search_organizations.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/parse_page.h"
#include "common/status_macros.h"
#include "services/directory/handlers/search_page.h"
#include "services/directory/wire/enums.h"
#include "services/directory/wire/organization.h"

namespace custodia::directory {
namespace {

absl::StatusOr<OrganizationSearch> ParseSearch(
    const v1::SearchOrganizationsRequest& request) {
  error::FieldViolations violations;
  OrganizationSearch search{.words = ParseQuery(request.query(), violations),
                            .state = request.state(),
                            .city = request.city(),
                            .type = wire::ParseEnum<OrganizationType>(
                                request.type(), "type", violations)};
  CheckState(search.state, violations);
  CheckPageSize(request.page_size(), violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return search;
}

}  // namespace

absl::StatusOr<v1::SearchOrganizationsResponse> SearchOrganizations(
    const CallContext& /*call*/, const v1::SearchOrganizationsRequest& request,
    const Environment& env) {
  CUSTODIA_ASSIGN_OR_RETURN(const OrganizationSearch search,
                            ParseSearch(request));
  const std::string filters =
      absl::StrJoin({absl::StrJoin(search.words, " "), search.state,
                     search.city, absl::StrCat(request.type())},
                    "\n");
  CUSTODIA_ASSIGN_OR_RETURN(
      Hits<Organization> hits,
      ReadSearchPage<Organization>(
          env.store, request, filters,
          [&](DirectorySnapshot& snapshot, const Page& page) {
            return snapshot.SearchOrganizations(search, page);
          }));
  v1::SearchOrganizationsResponse response;
  for (const Organization& hit : hits.nodes) {
    *response.add_organizations() = wire::ToProto(hit);
  }
  response.set_next_page_token(std::move(hits.next));
  return response;
}

}  // namespace custodia::directory
