#include "services/directory/handlers/search_organizations.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/address.h"
#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/paging.h"
#include "services/directory/wire/enums.h"
#include "services/directory/wire/organization.h"

namespace custodia::directory {
namespace {

absl::StatusOr<OrganizationSearch> ParseSearch(
    const v1::SearchOrganizationsRequest& request) {
  error::FieldViolations violations;
  OrganizationSearch search{
      .words = absl::StrSplit(request.query(), absl::ByAnyChar(" \t\r\n,"),
                              absl::SkipEmpty()),
      .state = request.state(),
      .city = request.city(),
      .type = wire::ParseEnum<OrganizationType>(request.type(), "type",
                                                violations)};
  if (search.words.empty()) violations.Add("query", "a name");
  if (!search.state.empty() && !IsStateCode(search.state)) {
    violations.Add("state", "the two letters of a state");
  }
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return search;
}

struct Hits {
  std::vector<Organization> organizations;
  std::string next;  // key of the last, where there are more
};

absl::StatusOr<Hits> Search(const OrganizationSearch& search, const Page& page,
                            DirectorySnapshot& snapshot) {
  Hits hits;
  CUSTODIA_ASSIGN_OR_RETURN(hits.organizations, snapshot.SearchOrganizations(
                                                    search, WithOneMore(page)));
  if (DropOneMore(page, hits.organizations)) {
    hits.next = snapshot.SearchKey(search, hits.organizations.back());
  }
  return hits;
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
      const Page page,
      ParsePage(request.page_size(), request.page_token(), filters));
  CUSTODIA_ASSIGN_OR_RETURN(
      const Hits hits,
      ReadOne<Hits>(env.store, {}, [&](DirectorySnapshot& snapshot) {
        return Search(search, page, snapshot);
      }));
  v1::SearchOrganizationsResponse response;
  for (const Organization& hit : hits.organizations) {
    *response.add_organizations() = wire::ToProto(hit);
  }
  if (!hits.next.empty()) {
    response.set_next_page_token(NextPageToken(hits.next, filters));
  }
  return response;
}

}  // namespace custodia::directory
