#include "services/directory/handlers/search_page.h"

#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/address.h"

namespace custodia::directory {

std::vector<std::string> ParseQuery(absl::string_view query,
                                    error::FieldViolations& violations) {
  std::vector<std::string> names =
      absl::StrSplit(query, absl::ByAnyChar(" \t\r\n,"), absl::SkipEmpty());
  if (names.empty()) violations.Add("query", "a name");
  if (query.size() > kMaxQuery) {
    violations.Add("query", absl::StrCat("at most ", kMaxQuery, " bytes"));
  }
  return names;
}

void CheckState(absl::string_view state, error::FieldViolations& violations) {
  if (!state.empty() && !IsStateCode(state)) {
    violations.Add("state", "the two letters of a state");
  }
}

absl::StatusOr<SearchPage> ParseSearchPage(int32_t page_size,
                                           absl::string_view page_token,
                                           absl::string_view filters) {
  SearchPage search;
  CUSTODIA_ASSIGN_OR_RETURN(search.page,
                            ParsePage(page_size, page_token, filters));
  if (search.page.after.empty()) return search;
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(search.page.after, absl::MaxSplits('\n', 1));
  int64_t revision = 0;
  if (!absl::SimpleAtoi(parts.first, &revision)) {
    return error::PageTokenInvalid();
  }
  search.known_at.revision = revision;
  search.page.after = parts.second;
  return search;
}

std::string NextSearchPageToken(int64_t revision, absl::string_view next,
                                absl::string_view filters) {
  return NextPageToken(absl::StrCat(revision, "\n", next), filters);
}

}  // namespace custodia::directory
