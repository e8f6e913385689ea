#ifndef CUSTODIA_COMMON_PAGE_TOKEN_H_
#define CUSTODIA_COMMON_PAGE_TOKEN_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace custodia {

// Pages follow a key, not an offset, so that rows inserted or removed while a
// caller pages are neither repeated nor make others be skipped.

// The page asked for.
struct Page {
  int size = 0;       // rows, at least 1
  std::string after;  // the key of the last row of the page before; "": first
};

// Returns the page that `page_size` (0: `default_size`; over `max_size`:
// `max_size`) and `page_token` ask for. `filters` is every other field of the
// request in one string: a token is good for the filters it was made for.
//
// INVALID_FIELD for a negative size; PAGE_TOKEN_INVALID.
absl::StatusOr<Page> ParsePage(int32_t page_size, absl::string_view page_token,
                               absl::string_view filters, int default_size = 50,
                               int max_size = 1000);

// Returns the token of the page after the row with key `last`.
std::string NextPageToken(absl::string_view last, absl::string_view filters);

}  // namespace custodia

#endif  // CUSTODIA_COMMON_PAGE_TOKEN_H_
