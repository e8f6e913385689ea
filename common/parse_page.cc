#include "common/parse_page.h"

#include "common/status_macros.h"

namespace custodia {

void CheckPageSize(int32_t page_size, error::FieldViolations& violations) {
  if (page_size < 0) violations.Add("page_size", "zero or positive");
}

absl::StatusOr<Page> ParsePage(int32_t page_size, absl::string_view page_token,
                               absl::string_view filters,
                               error::FieldViolations violations) {
  CheckPageSize(page_size, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return ParsePage(page_size, page_token, filters);
}

}  // namespace custodia
