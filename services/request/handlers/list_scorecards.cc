#include "services/request/handlers/list_scorecards.h"

#include <vector>

#include "common/page_token.h"
#include "common/status_macros.h"
#include "services/request/domain/scorecard.h"
#include "services/request/wire/scorecard.h"

namespace custodia::request::handlers {
namespace {

// Tells the tokens of this list from those of others without filters.
constexpr char kFilters[] = "scorecards";

}  // namespace

absl::StatusOr<v1::ListScorecardsResponse> ListScorecards(
    const CallContext& /*call*/, const v1::ListScorecardsRequest& message,
    const Environment& env) {
  CUSTODIA_ASSIGN_OR_RETURN(
      Page page,
      ParsePage(message.page_size(), message.page_token(), kFilters));

  // One more than asked for tells whether there is a next page.
  const size_t wanted = page.size++;
  std::vector<Scorecard> cards;
  CUSTODIA_RETURN_IF_ERROR(
      env.store.Read([&](RequestSnapshot& store) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(cards,
                                  store.Scorecards(env.clock.Now(), page));
        return absl::OkStatus();
      }));

  v1::ListScorecardsResponse response;
  if (cards.size() > wanted) {
    cards.resize(wanted);
    response.set_next_page_token(
        NextPageToken(cards.back().organization, kFilters));
  }
  for (const Scorecard& card : cards) {
    *response.add_scorecards() = wire::ToProto(card);
  }
  return response;
}

}  // namespace custodia::request::handlers
