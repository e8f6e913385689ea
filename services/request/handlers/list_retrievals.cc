#include "services/request/handlers/list_retrievals.h"

#include <string>
#include <vector>

#include "common/parse_page.h"
#include "common/resource_names.h"
#include "common/status_macros.h"
#include "services/request/domain/errors.h"
#include "services/request/handlers/full_page.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/retrieval.h"

namespace custodia::request::handlers {
namespace {

RetrievalFilter ParseFilter(const v1::ListRetrievalsRequest& message,
                            absl::Time now,
                            error::FieldViolations& violations) {
  RetrievalFilter filter{.custodian = message.custodian(),
                         .client_reference = message.client_reference()};
  for (const int state : message.states()) {
    const auto known = static_cast<v1::Retrieval::State>(state);
    if (state == 0 || !wire::IsKnown<RetrievalState>(known)) {
      violations.Add("states", "states that the contract names");
    }
    filter.states.push_back(wire::FromProto<RetrievalState>(known));
  }
  if (!filter.custodian.empty() &&
      !ParseName(filter.custodian, "organizations").has_value()) {
    violations.Add("custodian", "of the form organizations/{organization}");
  }
  if (message.overdue()) filter.overdue_at = now;
  return filter;
}

// Returns all of a list's question but which page of it.
std::string FiltersOf(v1::ListRetrievalsRequest message) {
  message.clear_page_size();
  message.clear_page_token();
  return message.SerializeAsString();
}

}  // namespace

absl::StatusOr<v1::ListRetrievalsResponse> ListRetrievals(
    const CallContext& /*call*/, const v1::ListRetrievalsRequest& message,
    const Environment& env) {
  error::FieldViolations violations;
  const RetrievalFilter filter =
      ParseFilter(message, env.clock.Now(), violations);
  const std::string filters = FiltersOf(message);
  CUSTODIA_ASSIGN_OR_RETURN(
      Page page, ParsePage(message.page_size(), message.page_token(), filters,
                           violations));

  // One more than asked for tells whether there is a next page.
  const int wanted = page.size++;
  std::vector<Retrieval> rows;
  CUSTODIA_RETURN_IF_ERROR(
      env.store.Read([&](RequestSnapshot& store) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(rows, store.List(filter, page));
        return absl::OkStatus();
      }));

  v1::ListRetrievalsResponse response;
  size_t bytes = 0;
  for (const Retrieval& row : rows) {
    const int count = response.retrievals_size();
    if (count == wanted || bytes > kFullPageBytes) {
      response.set_next_page_token(
          NextPageToken(RequestSnapshot::ListKey(rows[count - 1]), filters));
      break;
    }
    *response.add_retrievals() = wire::ToProto(row, env.clock.Now());
    bytes += response.retrievals(count).ByteSizeLong();
  }
  return response;
}

}  // namespace custodia::request::handlers
