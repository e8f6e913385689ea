#include "services/directory/handlers/search_practitioners.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/address.h"
#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/paging.h"
#include "services/directory/wire/practitioner.h"

namespace custodia::directory {
namespace {

bool StartsATaxonomyCode(absl::string_view text) {
  return text.size() <= 10 && std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isdigit(c) || absl::ascii_isupper(c);
         });
}

absl::StatusOr<PractitionerSearch> ParseSearch(
    const v1::SearchPractitionersRequest& request) {
  error::FieldViolations violations;
  PractitionerSearch search{
      .words = absl::StrSplit(request.query(), absl::ByAnyChar(" \t\r\n,"),
                              absl::SkipEmpty()),
      .state = request.state(),
      .city = request.city(),
      .taxonomy_code = request.specialty()};
  if (search.words.empty()) violations.Add("query", "a name");
  if (!search.state.empty() && !IsStateCode(search.state)) {
    violations.Add("state", "the two letters of a state");
  }
  if (!StartsATaxonomyCode(search.taxonomy_code)) {
    violations.Add("specialty", "a NUCC code or its beginning");
  }
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return search;
}

struct Hits {
  std::vector<Practitioner> practitioners;
  std::string next;  // key of the last, where there are more
};

absl::StatusOr<Hits> Search(const PractitionerSearch& search, const Page& page,
                            DirectorySnapshot& snapshot) {
  Hits hits;
  CUSTODIA_ASSIGN_OR_RETURN(hits.practitioners, snapshot.SearchPractitioners(
                                                    search, WithOneMore(page)));
  if (DropOneMore(page, hits.practitioners)) {
    hits.next = snapshot.SearchKey(search, hits.practitioners.back());
  }
  return hits;
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
      const Page page,
      ParsePage(request.page_size(), request.page_token(), filters));
  CUSTODIA_ASSIGN_OR_RETURN(
      const Hits hits,
      ReadOne<Hits>(env.store, {}, [&](DirectorySnapshot& snapshot) {
        return Search(search, page, snapshot);
      }));
  v1::SearchPractitionersResponse response;
  for (const Practitioner& hit : hits.practitioners) {
    *response.add_practitioners() = wire::ToProto(hit);
  }
  if (!hits.next.empty()) {
    response.set_next_page_token(NextPageToken(hits.next, filters));
  }
  return response;
}

}  // namespace custodia::directory
