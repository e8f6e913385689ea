#include "services/request/handlers/list_scorecards.h"

#include <string>
#include <vector>

#include "common/page_token.h"
#include "common/status_macros.h"
#include "services/request/domain/scorecard.h"
#include "services/request/wire/scorecard.h"

namespace custodia::request::handlers {
namespace {

// Retrievals in memory at once.
constexpr int kBatch = 50;

// Tells the tokens of this list from those of others without filters.
constexpr char kFilters[] = "scorecards";

absl::StatusOr<Scorecard> ScoreOf(const std::string& organization,
                                  absl::Time now, RequestSnapshot& store) {
  ScorecardTally tally(organization, now);
  Page page{.size = kBatch};
  for (;;) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Retrieval> retrievals,
                              store.List({.custodian = organization}, page));
    for (const Retrieval& retrieval : retrievals) tally.Add(retrieval);
    if (static_cast<int>(retrievals.size()) < page.size) break;
    page.after = RequestSnapshot::ListKey(retrievals.back());
  }
  return std::move(tally).Finish();
}

// Returns at most `page.size` scorecards of organizations after `page.after`.
// One whose attempts were never sent, or that was only asked where the records
// are, has none.
absl::StatusOr<std::vector<Scorecard>> Scorecards(Page page, absl::Time now,
                                                  RequestSnapshot& store) {
  std::vector<Scorecard> cards;
  while (static_cast<int>(cards.size()) < page.size) {
    CUSTODIA_ASSIGN_OR_RETURN(
        const std::vector<std::string> organizations,
        store.Approached({.size = 1, .after = page.after}));
    if (organizations.empty()) break;
    page.after = organizations.front();
    CUSTODIA_ASSIGN_OR_RETURN(Scorecard card, ScoreOf(page.after, now, store));
    if (card.requests > 0) cards.push_back(std::move(card));
  }
  return cards;
}

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
                                  Scorecards(page, env.clock.Now(), store));
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
