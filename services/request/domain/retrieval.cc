#include "services/request/domain/retrieval.h"

#include <algorithm>

namespace custodia::request {
namespace {

bool AnyDenied(const Retrieval& retrieval, const Part& part) {
  return std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                     [&](const Attempt& attempt) {
                       return attempt.part == part.number &&
                              attempt.state == AttemptState::kDenied;
                     });
}

bool LacksInformation(const Retrieval& retrieval) {
  return std::any_of(retrieval.missing.begin(), retrieval.missing.end(),
                     [](const MissingItem& item) { return item.blocking; });
}

// Returns the state of a located retrieval.
RetrievalState StateOfParts(const Retrieval& retrieval) {
  std::vector<RetrievalState> states;
  for (const Part& part : retrieval.parts) {
    states.push_back(StateOf(retrieval, part));
  }
  const auto any = [&](RetrievalState state) {
    return std::find(states.begin(), states.end(), state) != states.end();
  };
  const auto all = [&](RetrievalState state) {
    return std::count(states.begin(), states.end(), state) ==
           static_cast<std::ptrdiff_t>(states.size());
  };
  for (const RetrievalState open :
       {RetrievalState::kLocating, RetrievalState::kReadyToSend,
        RetrievalState::kAwaitingReply}) {
    if (any(open)) return open;
  }
  if (all(RetrievalState::kFulfilled)) return RetrievalState::kFulfilled;
  if (any(RetrievalState::kFulfilled) ||
      any(RetrievalState::kPartiallyFulfilled)) {
    return RetrievalState::kPartiallyFulfilled;
  }
  if (any(RetrievalState::kDenied)) return RetrievalState::kDenied;
  return RetrievalState::kUnresolved;
}

}  // namespace

const Attempt* FindAttempt(const Retrieval& retrieval, absl::string_view id) {
  for (const Attempt& attempt : retrieval.attempts) {
    if (attempt.id == id) return &attempt;
  }
  return nullptr;
}

const Amendment* FindAmendment(const Retrieval& retrieval,
                               absl::string_view id) {
  for (const Amendment& amendment : retrieval.amendments) {
    if (amendment.id == id) return &amendment;
  }
  return nullptr;
}

const Part* FindPart(const Retrieval& retrieval, int number) {
  for (const Part& part : retrieval.parts) {
    if (part.number == number) return &part;
  }
  return nullptr;
}

RetrievalState StateOf(const Retrieval& retrieval, const Part& part) {
  if (part.fulfilled) return RetrievalState::kFulfilled;
  // Before the open attempt: a late reply may name a holder while another is
  // asked, and the worker finds what it must ask about by this state.
  if (!part.awaited_organization.empty() || part.relocating) {
    return RetrievalState::kLocating;
  }
  const Attempt* open = FindAttempt(retrieval, part.open_attempt);
  if (open != nullptr) {
    return open->state == AttemptState::kPlanned
               ? RetrievalState::kReadyToSend
               : RetrievalState::kAwaitingReply;
  }
  if (part.received_some) return RetrievalState::kPartiallyFulfilled;
  return AnyDenied(retrieval, part) ? RetrievalState::kDenied
                                    : RetrievalState::kUnresolved;
}

RetrievalState StateOf(const Retrieval& retrieval) {
  if (retrieval.sequence == 0) return RetrievalState::kUnspecified;
  if (retrieval.withdrawn) return RetrievalState::kWithdrawn;
  if (LacksInformation(retrieval)) return RetrievalState::kNeedsInformation;
  if (!retrieval.located) return RetrievalState::kLocating;
  // Asked, and it could not tell who is meant.
  if (retrieval.parts.empty()) return RetrievalState::kNeedsInformation;
  return StateOfParts(retrieval);
}

absl::string_view NameOf(RetrievalState state) {
  switch (state) {
    case RetrievalState::kUnspecified:
      return "STATE_UNSPECIFIED";
    case RetrievalState::kNeedsInformation:
      return "NEEDS_INFORMATION";
    case RetrievalState::kLocating:
      return "LOCATING";
    case RetrievalState::kReadyToSend:
      return "READY_TO_SEND";
    case RetrievalState::kAwaitingReply:
      return "AWAITING_REPLY";
    case RetrievalState::kFulfilled:
      return "FULFILLED";
    case RetrievalState::kPartiallyFulfilled:
      return "PARTIALLY_FULFILLED";
    case RetrievalState::kDenied:
      return "DENIED";
    case RetrievalState::kUnresolved:
      return "UNRESOLVED";
    case RetrievalState::kWithdrawn:
      return "WITHDRAWN";
  }
  return "STATE_UNSPECIFIED";
}

}  // namespace custodia::request
