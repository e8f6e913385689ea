#ifndef CUSTODIA_COMMON_PARSE_PAGE_H_
#define CUSTODIA_COMMON_PARSE_PAGE_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/errors.h"
#include "common/page_token.h"

namespace custodia {

// Adds a negative `page_size` to `violations`.
void CheckPageSize(int32_t page_size, error::FieldViolations& violations);

// As ParsePage (common/page_token.h) of a list whose other fields are at fault
// as `violations` says: INVALID_FIELD with these and a negative size at once;
// else PAGE_TOKEN_INVALID.
absl::StatusOr<Page> ParsePage(int32_t page_size, absl::string_view page_token,
                               absl::string_view filters,
                               error::FieldViolations violations);

}  // namespace custodia

#endif  // CUSTODIA_COMMON_PARSE_PAGE_H_
