#include <algorithm>
#include <utility>

#include "services/request/domain/asking.h"
#include "services/request/domain/climb.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/draft.h"
#include "services/request/domain/plan.h"

namespace custodia::request {
namespace {

bool IsHolder(const Lead& lead) { return lead.role == Role::kHolder; }

// Returns whether one that has the records of the part refused them.
bool WasRefused(const Retrieval& retrieval, const Part& part) {
  return std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                     [&](const Attempt& attempt) {
                       return attempt.part == part.number && attempt.denial &&
                              !attempt.refusal_fell &&
                              !KeepsNothing(*attempt.denial);
                     });
}

// Returns the leads of `location` that the part neither asked nor is going to
// ask, holders first.
std::vector<Lead> UnheardOf(const Retrieval& retrieval, const Part& part,
                            const Location& location) {
  std::vector<Lead> leads = LeadsAnew(retrieval, part, location);
  const auto waits = [&](const Lead& lead) {
    return std::any_of(part.leads.begin(), part.leads.end(),
                       [&](const Lead& other) {
                         return other.organization == lead.organization &&
                                other.role == lead.role;
                       });
  };
  leads.erase(std::remove_if(leads.begin(), leads.end(), waits), leads.end());
  std::stable_partition(leads.begin(), leads.end(), IsHolder);
  return leads;
}

}  // namespace

bool MayClimb(const Retrieval& retrieval, const Part& part) {
  const RetrievalState state = StateOf(retrieval);
  if (state == RetrievalState::kWithdrawn ||
      state == RetrievalState::kNeedsInformation || part.fulfilled ||
      !part.awaited_organization.empty() || part.relocating) {
    return false;
  }
  const Attempt* open = FindAttempt(retrieval, part.open_attempt);
  if (open == nullptr) return !WasRefused(retrieval, part);
  return open->lead.role == Role::kReferrer && open->sent();
}

bool MayClimb(const Retrieval& retrieval) {
  return std::any_of(
      retrieval.parts.begin(), retrieval.parts.end(),
      [&](const Part& part) { return MayClimb(retrieval, part); });
}

absl::StatusOr<std::vector<Event>> DecideClimb(const Retrieval& retrieval,
                                               const Climb& command) {
  const Part* part = FindPart(retrieval, command.part);
  if (part == nullptr || !MayClimb(retrieval, *part)) {
    return std::vector<Event>{};
  }
  std::vector<Lead> leads = UnheardOf(retrieval, *part, command.location);
  if (leads.empty()) return std::vector<Event>{};
  const bool holder = IsHolder(leads.front());
  Draft draft(retrieval);
  draft.Add(LeadsAdded{.part = command.part,
                       .leads = std::move(leads),
                       .directory_revision = command.location.revision});
  // Whom to ask was all that the referrer could tell.
  if (holder && !part->open_attempt.empty()) {
    draft.Add(AttemptAbandoned{.attempt = part->open_attempt,
                               .reason = AbandonReason::kHolderFound});
  }
  PlanNext(command.part, draft);
  return std::move(draft).Finish();
}

}  // namespace custodia::request
