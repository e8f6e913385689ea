#include "services/request/handlers/list_amendments.h"

#include <cstddef>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/parse_page.h"
#include "common/status_macros.h"
#include "services/request/handlers/change_retrieval.h"
#include "services/request/handlers/full_page.h"
#include "services/request/wire/amendment.h"
#include "services/request/wire/names.h"

namespace custodia::request::handlers {

absl::StatusOr<v1::ListAmendmentsResponse> ListAmendments(
    const CallContext& /*call*/, const v1::ListAmendmentsRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const std::string id =
      wire::ParseRetrievalName(message.parent(), "parent", violations);
  CUSTODIA_ASSIGN_OR_RETURN(const Page page,
                            ParsePage(message.page_size(), message.page_token(),
                                      message.parent(), violations));
  // How many came on the pages before: amendments are only ever added, at the
  // end.
  size_t next = 0;
  if (!page.after.empty() && !absl::SimpleAtoi(page.after, &next)) {
    return error::PageTokenInvalid();
  }
  CUSTODIA_ASSIGN_OR_RETURN(const Retrieval retrieval, ReadRetrieval(id, env));

  v1::ListAmendmentsResponse response;
  size_t bytes = 0;
  for (; next < retrieval.amendments.size(); ++next) {
    if (response.amendments_size() == page.size || bytes > kFullPageBytes) {
      response.set_next_page_token(
          NextPageToken(absl::StrCat(next), message.parent()));
      break;
    }
    v1::Amendment& amendment = *response.add_amendments();
    amendment = wire::ToProto(retrieval.amendments[next], id, env.clock.Now());
    bytes += amendment.ByteSizeLong();
  }
  return response;
}

}  // namespace custodia::request::handlers
