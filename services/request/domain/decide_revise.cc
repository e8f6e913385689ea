#include <algorithm>
#include <tuple>
#include <utility>

#include "services/request/domain/authority_question.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/draft.h"
#include "services/request/domain/errors.h"

namespace custodia::request {
namespace {

// Returns whether a letter that nobody has answered for good rests on what the
// order says.
bool AnyLetterOut(const Retrieval& retrieval) {
  return std::any_of(
      retrieval.attempts.begin(), retrieval.attempts.end(),
      [](const Attempt& attempt) { return attempt.sent() && attempt.open(); });
}

bool AnyLetterEver(const Retrieval& retrieval) {
  return std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                     [](const Attempt& attempt) { return attempt.sent(); });
}

// Returns `order` without what no letter says, or what may be enclosed later:
// the client's own reference, the zone of the patient's dates, the papers.
Order AsInLetters(Order order) {
  order.client_reference.clear();
  order.time_zone.clear();
  order.requester.authority_documents.clear();
  return order;
}

// Returns whether the directory would be asked another question.
bool AsksElsewhere(const Order& before, const Order& after) {
  const auto question = [](const Order& order) {
    Provider provider = order.provider;
    provider.description.clear();
    return std::tuple(std::move(provider), order.record_kind,
                      order.records.service_dates);
  };
  return question(before) != question(after);
}

absl::Status CheckLegal(const Retrieval& retrieval, const Revise& command) {
  const RetrievalState state = StateOf(retrieval);
  const bool ended = state == RetrievalState::kFulfilled ||
                     state == RetrievalState::kWithdrawn;
  // Parts are made of the directory's answer: once one has been written to,
  // they stay.
  const bool rests =
      (AnyLetterOut(retrieval) &&
       AsInLetters(retrieval.order) != AsInLetters(command.order)) ||
      (AnyLetterEver(retrieval) &&
       AsksElsewhere(retrieval.order, command.order));
  if (!ended && !rests) return absl::OkStatus();
  return error::IllegalTransition(NameOf(Command(command)), NameOf(state));
}

}  // namespace

absl::StatusOr<std::vector<Event>> DecideRevise(const Retrieval& retrieval,
                                                const Revise& command,
                                                const Context& context) {
  const absl::Status legal = CheckLegal(retrieval, command);
  if (!legal.ok()) return legal;
  if (command.order == retrieval.order) return std::vector<Event>{};
  const bool relocates = AsksElsewhere(retrieval.order, command.order);
  Draft draft(retrieval);
  if (relocates) {
    for (const Attempt& attempt : retrieval.attempts) {
      if (!attempt.open()) continue;
      draft.Add(AttemptAbandoned{.attempt = attempt.id,
                                 .reason = AbandonReason::kRevised});
    }
  }
  draft.Add(RetrievalRevised{.order = command.order,
                             .missing = AllMissing(command.order, context),
                             .relocates = relocates,
                             .ruleset_version = context.rules.version});
  return std::move(draft).Finish();
}

}  // namespace custodia::request
