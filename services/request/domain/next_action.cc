#include "services/request/domain/next_action.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/request/domain/amendment_action.h"
#include "services/request/domain/attempt_action.h"

namespace custodia::request {
namespace {

bool Blocked(const Retrieval& retrieval) {
  return std::any_of(retrieval.missing.begin(), retrieval.missing.end(),
                     [](const MissingItem& item) { return item.blocking; });
}

NextAction ForInformation(const Retrieval& retrieval) {
  if (Blocked(retrieval)) {
    return {.kind = ActionKind::kSupplyInformation,
            .explanation =
                "Give what `missing` names as blocking: nothing can "
                "be sent without it."};
  }
  if (retrieval.candidates.empty()) {
    return {.kind = ActionKind::kChooseProvider,
            .explanation =
                "Name the provider otherwise: the directory knows "
                "nobody by what was given."};
  }
  return {.kind = ActionKind::kChooseProvider,
          .explanation =
              "Choose among `candidates`: the directory cannot tell "
              "who is meant."};
}

NextAction ForLocating(std::string organization) {
  return {.kind = ActionKind::kLocate,
          .organization = std::move(organization),
          .explanation =
              "Nothing to do: the directory is asked as soon as it "
              "answers."};
}

bool DestroyedEarly(const Attempt& attempt) {
  return std::any_of(attempt.defects.begin(), attempt.defects.end(),
                     [](const policy::Defect& defect) {
                       return defect.code == "DESTROYED_EARLY";
                     });
}

NextAction About(const Attempt& attempt, NextAction action) {
  action.organization = attempt.lead.organization;
  action.attempt = attempt.id;
  return action;
}

// Returns what may be done about those who have answered: about a refusal, or
// about records that were destroyed too early.
std::optional<NextAction> ForAnswered(const Retrieval& retrieval,
                                      const Part& part, Moment& moment) {
  for (auto it = retrieval.attempts.rbegin(); it != retrieval.attempts.rend();
       ++it) {
    if (it->part != part.number) continue;
    const AttemptCase facts{retrieval.order, *it, moment};
    std::optional<NextAction> action;
    if (it->state == AttemptState::kDenied) {
      action = ForRefusal(facts);
    } else if (DestroyedEarly(*it) &&
               !HasComplained(*it, ComplaintBody::kState)) {
      action =
          NextAction{.kind = ActionKind::kComplainToState,
                     .explanation = absl::StrCat(
                         "Complain to the state's body about ", Addressee(*it),
                         ", which destroyed records that it had to "
                         "keep.")};
    }
    if (action) return About(*it, *std::move(action));
  }
  return std::nullopt;
}

// Returns whether the records that came lack a kind that was asked for, by
// what was said of them.
bool LacksCategory(const Retrieval& retrieval, const Part& part,
                   const Fulfilment& release) {
  if (release.categories.empty()) return false;
  const std::vector<RecordCategory>& came = part.received_categories;
  const std::vector<RecordCategory>& asked = retrieval.order.records.categories;
  return std::any_of(asked.begin(), asked.end(), [&](RecordCategory category) {
    return category != RecordCategory::kAll &&
           std::find(came.begin(), came.end(), category) == came.end();
  });
}

// Returns what is to be done with the records that came.
std::optional<NextAction> ForFulfilled(const Retrieval& retrieval,
                                       const Part& part) {
  for (const Attempt& attempt : retrieval.attempts) {
    if (attempt.part != part.number || !attempt.release ||
        !attempt.release->complete) {
      continue;
    }
    if (attempt.release->available_for_pick_up) {
      return About(attempt, ToPickUp(attempt));
    }
    if (LacksCategory(retrieval, part, *attempt.release)) {
      return About(attempt,
                   {.kind = ActionKind::kCheckRecords,
                    .explanation = absl::StrCat(
                        "Check what came from ", Addressee(attempt),
                        " against what was asked for: it is said to be all, "
                        "and a kind is not among it.")});
    }
  }
  return std::nullopt;
}

bool SaidDestroyed(const Retrieval& retrieval, const Part& part) {
  return std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                     [&](const Attempt& attempt) {
                       return attempt.part == part.number &&
                              attempt.answer == NotCustodianKind::kDestroyed;
                     });
}

NextAction ForExhausted(const Retrieval& retrieval, const Part& part) {
  const bool asked = std::any_of(
      retrieval.attempts.begin(), retrieval.attempts.end(),
      [&](const Attempt& attempt) { return attempt.part == part.number; });
  std::string why =
      asked ? "Nobody is left to ask" : "The directory knows nobody to ask";
  if (part.received_some) {
    absl::StrAppend(&why, " for the records that have not come");
  }
  if (SaidDestroyed(retrieval, part)) {
    absl::StrAppend(&why,
                    ", and one that was asked says that they were destroyed");
  }
  absl::StrAppend(&why, ": find somebody else who may hold or know of them.");
  return {.kind = ActionKind::kChooseNextLead, .explanation = std::move(why)};
}

std::optional<NextAction> ForPart(const Retrieval& retrieval, const Part& part,
                                  Moment& moment) {
  if (part.fulfilled) return ForFulfilled(retrieval, part);
  const Attempt* open = FindAttempt(retrieval, part.open_attempt);
  if (open != nullptr) {
    return About(*open, ForOpen({retrieval.order, *open, moment}));
  }
  if (!part.awaited_organization.empty() || part.relocating) {
    return ForLocating(part.awaited_organization);
  }
  if (std::optional<NextAction> action = ForAnswered(retrieval, part, moment)) {
    return action;
  }
  return ForExhausted(retrieval, part);
}

// Returns what the request for records wants done, in the order of its parts.
std::vector<NextAction> ForRequest(const Retrieval& retrieval, Moment& moment) {
  const RetrievalState state = StateOf(retrieval);
  if (state == RetrievalState::kUnspecified ||
      state == RetrievalState::kWithdrawn) {
    return {};
  }
  if (state == RetrievalState::kNeedsInformation) {
    return {ForInformation(retrieval)};
  }
  if (!retrieval.located) return {ForLocating("")};

  std::vector<NextAction> actions;
  for (const Part& part : retrieval.parts) {
    if (std::optional<NextAction> action = ForPart(retrieval, part, moment)) {
      actions.push_back(*std::move(action));
    }
  }
  return actions;
}

}  // namespace

Agenda AgendaAt(const Retrieval& retrieval, absl::Time now) {
  Moment moment(now);
  std::vector<NextAction> actions = ForRequest(retrieval, moment);
  for (const Amendment& amendment : retrieval.amendments) {
    if (std::optional<NextAction> action =
            ForAmendment({retrieval.order, amendment, moment})) {
      actions.push_back(*std::move(action));
    }
  }
  std::stable_sort(actions.begin(), actions.end(),
                   [](const NextAction& a, const NextAction& b) {
                     return a.due.value_or(absl::CivilDay::max()) <
                            b.due.value_or(absl::CivilDay::max());
                   });
  return {.actions = std::move(actions), .until = moment.until()};
}

std::vector<NextAction> NextActions(const Retrieval& retrieval,
                                    absl::Time now) {
  return AgendaAt(retrieval, now).actions;
}

}  // namespace custodia::request
