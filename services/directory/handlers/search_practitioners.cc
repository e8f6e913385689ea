#include "services/directory/handlers/search_practitioners.h"

#include <string>
#include <utility>

#include "absl/strings/str_join.h"
#include "common/parse_page.h"
#include "common/status_macros.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/handlers/search_page.h"
#include "services/directory/wire/practitioner.h"

namespace custodia::directory {
namespace {

absl::StatusOr<PractitionerSearch> ParseSearch(
    const v1::SearchPractitionersRequest& request) {
  error::FieldViolations violations;
  PractitionerSearch search{.words = ParseQuery(request.query(), violations),
                            .state = request.state(),
                            .city = request.city(),
                            .taxonomy_code = request.specialty()};
  CheckState(search.state, violations);
  CheckPageSize(request.page_size(), violations);
  if (!search.taxonomy_code.empty() &&
      !IsTaxonomyPrefix(search.taxonomy_code)) {
    violations.Add("specialty", "a NUCC code or its beginning");
  }
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return search;
}

}  // namespace

absl::StatusOr<v1::SearchPractitionersResponse> SearchPractitioners(
    const CallContext& /*call*/, const v1::SearchPractitionersRequest& request,
    const Environment& env) {
  CUSTODIA_ASSIGN_OR_RETURN(const PractitionerSearch search,
                            ParseSearch(request));
  const std::string filters =
      absl::StrJoin({absl::StrJoin(search.words, " "), search.state,
                     search.city, search.taxonomy_code},
                    "\n");
  CUSTODIA_ASSIGN_OR_RETURN(
      Hits<Practitioner> hits,
      ReadSearchPage<Practitioner>(
          env.store, request, filters,
          [&](DirectorySnapshot& snapshot, const Page& page) {
            return snapshot.SearchPractitioners(search, page);
          }));
  v1::SearchPractitionersResponse response;
  for (const Practitioner& hit : hits.nodes) {
    *response.add_practitioners() = wire::ToProto(hit);
  }
  response.set_next_page_token(std::move(hits.next));
  return response;
}

}  // namespace custodia::directory
