#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_SEARCH_PAGE_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_SEARCH_PAGE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/errors.h"
#include "common/page_token.h"
#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// What the searches by name have in common.

// The longest query, in bytes.
inline constexpr size_t kMaxQuery = 200;

// Returns the names in `query`; adds what is wrong with it to `violations`.
std::vector<std::string> ParseQuery(absl::string_view query,
                                    error::FieldViolations& violations);

// Adds what is wrong with a state, which may be "", to `violations`.
void CheckState(absl::string_view state, error::FieldViolations& violations);

// A page of a search is read at the revision of its first page, so that what is
// written meanwhile moves nothing.
struct SearchPage {
  KnownAt known_at;
  Page page;
};

// As ParsePage() and NextPageToken() do. INVALID_FIELD, PAGE_TOKEN_INVALID.
absl::StatusOr<SearchPage> ParseSearchPage(int32_t page_size,
                                           absl::string_view page_token,
                                           absl::string_view filters);
std::string NextSearchPageToken(int64_t revision, absl::string_view next,
                                absl::string_view filters);

// Returns one page of `search`, its `next` made the token of the next page.
// `request` is a message with the fields of a page.
template <typename Node, typename Request>
absl::StatusOr<Hits<Node>> ReadSearchPage(
    DirectoryStore& store, const Request& request, absl::string_view filters,
    absl::FunctionRef<absl::StatusOr<Hits<Node>>(DirectorySnapshot&,
                                                 const Page&)>
        search) {
  CUSTODIA_ASSIGN_OR_RETURN(
      const SearchPage page,
      ParseSearchPage(request.page_size(), request.page_token(), filters));
  auto hits = ReadOne<Hits<Node>>(
      store, page.known_at,
      [&](DirectorySnapshot& snapshot) -> absl::StatusOr<Hits<Node>> {
        CUSTODIA_ASSIGN_OR_RETURN(Hits<Node> found,
                                  search(snapshot, page.page));
        if (!found.next.empty()) {
          found.next =
              NextSearchPageToken(snapshot.Revision(), found.next, filters);
        }
        return found;
      });
  // The token is of another store.
  if (error::Reason(hits.status()) == "REVISION_UNKNOWN") {
    return error::PageTokenInvalid();
  }
  return hits;
}

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_SEARCH_PAGE_H_
