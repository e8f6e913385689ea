#include <algorithm>
#include <string>
#include <utility>

#include "services/request/domain/deciders.h"
#include "services/request/domain/draft.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/plan.h"

namespace custodia::request {
namespace {

// Returns whether `organization` is being asked in the part: once is enough.
bool IsBeingAsked(const Retrieval& retrieval, int part,
                  const std::string& organization) {
  return std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                     [&](const Attempt& attempt) {
                       return attempt.part == part && attempt.open() &&
                              attempt.lead.organization == organization;
                     });
}

// Returns an attempt of the part whose lead tells whose records they are.
const Lead* LeadInPart(const Retrieval& retrieval, int part) {
  for (const Attempt& attempt : retrieval.attempts) {
    if (attempt.part == part) return &attempt.lead;
  }
  return nullptr;
}

// Whose records a part without attempts is about, as far as the patient said.
Lead AboutOrder(const Order& order) {
  return {.origin_organization = order.provider.organization};
}

std::vector<int> UnfulfilledParts(const Retrieval& retrieval) {
  std::vector<int> parts;
  for (const Part& part : retrieval.parts) {
    if (!part.fulfilled) parts.push_back(part.number);
  }
  return parts;
}

// What the patient learned gives even a retrieval without parts somebody to
// ask: whoever the directory could not tell apart is then not needed.
void MakePart(Draft& draft) {
  if (!draft.retrieval().parts.empty()) return;
  draft.Add(RetrievalLocated{
      .practitioner = draft.retrieval().order.provider.practitioner,
      .parts =
          PartsOf({}, draft.retrieval().order.records.service_dates.Days())});
}

void AddLead(const Relocate& command, Draft& draft) {
  MakePart(draft);
  for (const int part : UnfulfilledParts(draft.retrieval())) {
    const Lead* about = LeadInPart(draft.retrieval(), part);
    draft.Add(LeadsAdded{
        .part = part,
        .leads = {LeadNamed(
            *command.new_organization, command.new_organization_name,
            about == nullptr ? AboutOrder(draft.retrieval().order) : *about)}});
    PlanNext(part, draft);
  }
}

// A part waits for one organization at a time, and the first is heard.
void AwaitLeadsOf(const std::string& organization, Draft& draft) {
  MakePart(draft);
  for (const int part : UnfulfilledParts(draft.retrieval())) {
    if (!FindPart(draft.retrieval(), part)->awaited_organization.empty() ||
        IsBeingAsked(draft.retrieval(), part, organization)) {
      continue;
    }
    draft.Add(PartAwaitsLocation{.part = part, .organization = organization});
  }
}

}  // namespace

absl::StatusOr<std::vector<Event>> DecideRelocate(const Retrieval& retrieval,
                                                  const Relocate& command) {
  const RetrievalState state = StateOf(retrieval);
  if (state == RetrievalState::kFulfilled ||
      state == RetrievalState::kWithdrawn) {
    return error::IllegalTransition(NameOf(Command(command)), NameOf(state));
  }
  Draft draft(retrieval);
  if (command.new_organization.has_value()) {
    AddLead(command, draft);
  } else if (!command.organization.empty()) {
    AwaitLeadsOf(command.organization, draft);
  } else if (retrieval.located) {
    draft.Add(RelocationAsked{});
  }
  return std::move(draft).Finish();
}

absl::StatusOr<std::vector<Event>> DecideLocatePart(const Retrieval& retrieval,
                                                    const LocatePart& command) {
  const Part* part = FindPart(retrieval, command.part);
  if (part == nullptr) return std::vector<Event>{};
  // Without an organization it is the answer to having asked anew.
  const bool wanted = command.organization.empty()
                          ? part->relocating
                          : part->awaited_organization == command.organization;
  if (!wanted) return std::vector<Event>{};
  Draft draft(retrieval);
  draft.Add(
      LeadsAdded{.part = command.part,
                 .leads = command.organization.empty()
                              ? LeadsAnew(retrieval, *part, command.location)
                              : LeadsNamed(retrieval, *part, command.location),
                 .directory_revision = command.location.revision,
                 .awaited_organization = command.organization,
                 .asked_anew = command.organization.empty()});
  PlanNext(command.part, draft);
  return std::move(draft).Finish();
}

}  // namespace custodia::request
