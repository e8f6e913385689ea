#include "services/request/testing/state_oracle.h"

#include <set>
#include <variant>

namespace custodia::request::testing {
namespace {

bool AnyBlocks(const std::vector<MissingItem>& missing) {
  for (const MissingItem& item : missing) {
    if (item.blocking) return true;
  }
  return false;
}

}  // namespace

class StateOracle::Seeing {
 public:
  explicit Seeing(StateOracle& oracle) : oracle_(oracle) {}

  void operator()(const RetrievalCreated& event) {
    oracle_.created_ = true;
    oracle_.lacks_something_ = AnyBlocks(event.missing);
  }
  void operator()(const ProviderUnclear&) { oracle_.answered_ = true; }
  void operator()(const RetrievalLocated& event) {
    oracle_.answered_ = true;
    for (const Part& part : event.parts) oracle_.parts_[part.number] = {};
  }
  void operator()(const PartAwaitsLocation& event) {
    oracle_.parts_[event.part].awaited = event.organization;
  }
  void operator()(const LeadsAdded& event) {
    OfPart& part = oracle_.parts_[event.part];
    if (!event.awaited_organization.empty()) part.awaited.clear();
    if (event.asked_anew) part.asked_anew = false;
  }
  void operator()(const AttemptPlanned& event) {
    oracle_.attempts_[event.attempt] = {.part = event.part};
  }
  void operator()(const AttemptSent& event) {
    oracle_.attempts_[event.attempt].state = AttemptState::kSent;
  }
  void operator()(const ReplyRecorded& event) {
    OfAttempt& attempt = oracle_.attempts_[event.attempt];
    attempt.state = event.state;
    if (const auto* records = std::get_if<Fulfilment>(&event.reply)) {
      OfPart& part = oracle_.parts_[attempt.part];
      part.some_came = true;
      if (!records->complete) return;
      part.all_came = true;
      part.StopWaiting();
    }
  }
  void operator()(const AttemptAbandoned& event) {
    oracle_.attempts_[event.attempt].state = AttemptState::kAbandoned;
  }
  void operator()(const RetrievalWithdrawn&) { oracle_.withdrawn_ = true; }
  void operator()(const RetrievalRevised& event) {
    oracle_.lacks_something_ = AnyBlocks(event.missing);
    if (!event.relocates) return;
    oracle_.answered_ = false;
    oracle_.parts_.clear();
  }
  void operator()(const RelocationAsked&) {
    if (oracle_.parts_.empty()) oracle_.answered_ = false;
    for (auto& [number, part] : oracle_.parts_) {
      part.asked_anew = !part.all_came;
    }
  }
  void operator()(const ReviewRequested& event) {
    oracle_.attempts_[event.attempt].state = event.state;
  }
  void operator()(const ReviewDecided& event) {
    oracle_.attempts_[event.attempt].state = event.state;
  }
  void operator()(const ClockSet&) {}
  void operator()(const RetentionAssessed&) {}
  void operator()(const DefectsFound&) {}
  void operator()(const ComplaintFiled&) {}
  void operator()(const AmendmentRequested&) {}
  void operator()(const AmendmentSent&) {}
  void operator()(const AmendmentReplied&) {}
  void operator()(const DisagreementSubmitted&) {}

 private:
  StateOracle& oracle_;
};

void StateOracle::See(const Event& event) { std::visit(Seeing(*this), event); }

RetrievalState StateOracle::StateOfPart(int number, const OfPart& part) const {
  if (part.all_came) return RetrievalState::kFulfilled;
  if (!part.awaited.empty() || part.asked_anew) {
    return RetrievalState::kLocating;
  }
  std::set<AttemptState> states;
  for (const auto& [id, attempt] : attempts_) {
    if (attempt.part == number) states.insert(attempt.state);
  }
  if (states.contains(AttemptState::kPlanned)) {
    return RetrievalState::kReadyToSend;
  }
  for (const AttemptState waits :
       {AttemptState::kSent, AttemptState::kAcknowledged,
        AttemptState::kExtended, AttemptState::kPartiallyFulfilled,
        AttemptState::kUnderReview}) {
    if (states.contains(waits)) return RetrievalState::kAwaitingReply;
  }
  if (part.some_came) return RetrievalState::kPartiallyFulfilled;
  return states.contains(AttemptState::kDenied) ? RetrievalState::kDenied
                                                : RetrievalState::kUnresolved;
}

RetrievalState StateOracle::State() const {
  if (!created_) return RetrievalState::kUnspecified;
  if (withdrawn_) return RetrievalState::kWithdrawn;
  if (lacks_something_) return RetrievalState::kNeedsInformation;
  if (!answered_) return RetrievalState::kLocating;
  if (parts_.empty()) return RetrievalState::kNeedsInformation;
  std::set<RetrievalState> states;
  for (const auto& [number, part] : parts_) {
    states.insert(StateOfPart(number, part));
  }
  // The order in which the contract names them.
  for (const RetrievalState decides :
       {RetrievalState::kLocating, RetrievalState::kReadyToSend,
        RetrievalState::kAwaitingReply}) {
    if (states.contains(decides)) return decides;
  }
  if (states == std::set{RetrievalState::kFulfilled}) {
    return RetrievalState::kFulfilled;
  }
  if (states.contains(RetrievalState::kFulfilled) ||
      states.contains(RetrievalState::kPartiallyFulfilled)) {
    return RetrievalState::kPartiallyFulfilled;
  }
  return states.contains(RetrievalState::kDenied) ? RetrievalState::kDenied
                                                  : RetrievalState::kUnresolved;
}

}  // namespace custodia::request::testing
