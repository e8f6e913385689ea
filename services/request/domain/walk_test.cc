// What holds of every retrieval, whatever happens to it: asserted after each of
// many random commands. A failure names its seed.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/storage/stored_event.h"
#include "services/request/testing/every_state.h"
#include "services/request/testing/legal_commands.h"
#include "services/request/testing/life.h"
#include "services/request/testing/state_oracle.h"
#include "services/request/testing/walker.h"

namespace custodia::request {
namespace {

using testing::LegalCommands;
using testing::Life;
using testing::StateOracle;
using testing::Walker;

// Shards, so that they run side by side: together 10,000 walks.
constexpr int kShards = 10;
constexpr int kWalks = 1000;
constexpr int kSteps = 30;
// In each shard, each command and each kind of reply is accepted at least so
// often, and each state reached.
constexpr int kOften = 60;
// At each so manieth step of a shard every command is tried.
constexpr int kStepsBetweenTrials = 211;

bool Final(RetrievalState state) {
  return state == RetrievalState::kFulfilled ||
         state == RetrievalState::kWithdrawn;
}

bool AtWork(RetrievalState state) {
  return state == RetrievalState::kLocating ||
         state == RetrievalState::kReadyToSend ||
         state == RetrievalState::kAwaitingReply;
}

template <typename Kind>
const Kind* ReplyOf(const Command& command, const std::string& attempt) {
  const auto* record = std::get_if<RecordReply>(&command);
  return record == nullptr || record->attempt != attempt
             ? nullptr
             : std::get_if<Kind>(&record->reply);
}

// Names what a command is, where a reply is named by its kind.
struct KindOfReply {
  std::string operator()(const Acknowledgement&) { return "acknowledgement"; }
  std::string operator()(const Fulfilment& reply) {
    return reply.complete ? "all records" : "some records";
  }
  std::string operator()(const NotCustodian& reply) {
    return absl::StrCat("not custodian ", static_cast<int>(reply.kind),
                        reply.organization.empty() ? "" : ", known",
                        reply.new_organization ? ", new" : "");
  }
  std::string operator()(const Undeliverable&) { return "undeliverable"; }
  std::string operator()(const ExtensionNotice&) { return "extension"; }
  std::string operator()(const FeeQuote&) { return "fee quote"; }
  std::string operator()(const DenialNotice& reply) {
    return reply.withheld_categories.empty() ? "denial" : "partial denial";
  }
  std::string operator()(const InformationRequest&) { return "information"; }
};

std::string LabelOf(const Command& command) {
  std::string place = absl::StrCat("command ", command.index());
  if (const auto* reply = std::get_if<RecordReply>(&command)) {
    return std::visit(KindOfReply{}, reply->reply);
  }
  if (const auto* relocate = std::get_if<Relocate>(&command)) {
    return absl::StrCat(place, relocate->organization.empty() ? "" : ", known",
                        relocate->new_organization ? ", new" : "");
  }
  return place;
}

// All that LabelOf() may say. Only who TRANSFERRED or REFERRED names somebody,
// and who REFERRED always does.
std::set<std::string> AllLabels() {
  std::set<std::string> labels{"acknowledgement", "all records", "some records",
                               "undeliverable",   "extension",   "fee quote",
                               "partial denial",  "denial",      "information"};
  using enum NotCustodianKind;
  for (const NotCustodianKind kind :
       {kNeverHeld, kTransferred, kDestroyed, kNoSuchPatient, kKnowsNothing}) {
    labels.insert(absl::StrCat("not custodian ", static_cast<int>(kind)));
  }
  for (const NotCustodianKind kind : {kTransferred, kReferred}) {
    const auto label =
        absl::StrCat("not custodian ", static_cast<int>(kind), ", ");
    labels.insert({absl::StrCat(label, "known"), absl::StrCat(label, "new")});
  }
  const size_t reply = Command(RecordReply{}).index();
  for (size_t i = 0; i < std::variant_size_v<Command>; ++i) {
    if (i != reply) labels.insert(absl::StrCat("command ", i));
  }
  const std::string relocate = LabelOf(Relocate{});
  labels.insert(
      {absl::StrCat(relocate, ", known"), absl::StrCat(relocate, ", new")});
  return labels;
}

// One walk, and what must hold of it.
class Walk {
 public:
  explicit Walk(unsigned seed) : walker_(seed) {}

  const Life& life() const { return life_; }

  // Takes a step. Returns the label of its command, or "" where that was
  // refused or made nothing happen.
  std::string Step() {
    ++step_;
    life_.today += walker_.Days();
    const Command command = walker_.Next(life_);
    const absl::Status status = life_.Do(command);
    const Retrieval& before = life_.before();
    if (!status.ok()) {
      ExpectRefused(status);
      return "";
    }
    ExpectEnded(StateOf(before), command);
    ExpectClocksKept(before, command);
    if (const auto* relocate = std::get_if<Relocate>(&command)) {
      named_[relocate->organization] = step_;
    }
    for (const Event& event : life_.last()) {
      oracle_.See(event);
      ExpectNotAskedBefore(event);
      NoteAnswer(event);
    }
    EXPECT_EQ(NameOf(life_.state()), NameOf(oracle_.State()));
    ExpectOneOpenAttemptInEachPart();
    ExpectNothingForgotten();
    return life_.last().empty() ? "" : LabelOf(command);
  }

  // The events alone are the retrieval, also as they are stored.
  void ExpectReplays() const {
    Retrieval replayed{.id = life_.retrieval().id};
    Retrieval restored = replayed;
    for (const RecordedEvent& event : life_.events()) {
      Apply(event, replayed);
      const std::optional<Event> stored = FromStored(ToStored(event.event));
      ASSERT_TRUE(stored.has_value());
      EXPECT_EQ(*stored, event.event) << KindOf(event.event).data();
      RecordedEvent again = event;
      again.event = *stored;
      Apply(again, restored);
    }
    EXPECT_EQ(replayed, life_.retrieval());
    EXPECT_EQ(restored, life_.retrieval());
  }

 private:
  // Whom a part asks: an organization's department, as a holder or a referrer.
  using Asked = std::tuple<int, std::string, Role, std::string>;

  static Asked KeyOf(int part, const Lead& lead,
                     const std::string& department) {
    return {part, lead.organization, lead.role, department};
  }

  void ExpectRefused(const absl::Status& status) const {
    EXPECT_EQ(life_.retrieval(), life_.before());
    EXPECT_THAT(error::Reason(status),
                ::testing::AnyOf("ILLEGAL_TRANSITION", "INVALID_FIELD",
                                 "ATTEMPT_NOT_FOUND", "AMENDMENT_NOT_FOUND",
                                 "GROUND_NOT_REVIEWABLE"));
  }

  // FULFILLED and WITHDRAWN are for good; what has ended otherwise goes on by
  // a review, a late reply or what somebody learned.
  void ExpectEnded(RetrievalState before, const Command& command) const {
    const RetrievalState now = life_.state();
    EXPECT_TRUE(!Final(before) || now == before);
    const bool ended = before == RetrievalState::kDenied ||
                       before == RetrievalState::kUnresolved ||
                       before == RetrievalState::kPartiallyFulfilled;
    if (!ended || !AtWork(now)) return;
    // Who was written to stays the provider.
    const bool another = std::holds_alternative<Revise>(command) &&
                         !life_.retrieval().first_sent_date.known();
    EXPECT_TRUE(another || std::holds_alternative<RequestReview>(command) ||
                std::holds_alternative<RecordReviewDecision>(command) ||
                std::holds_alternative<RecordReply>(command) ||
                std::holds_alternative<Relocate>(command) ||
                std::holds_alternative<Climb>(command))
        << NameOf(before).data() << " by " << NameOf(command).data();
  }

  // The last day moves with a corrected day of receipt and by one extension.
  void ExpectClocksKept(const Retrieval& before, const Command& command) const {
    for (const Attempt& attempt : before.attempts) {
      const Attempt& now = life_.attempt(attempt.id);
      if (now.clock == attempt.clock) continue;
      if (const auto* extension =
              ReplyOf<ExtensionNotice>(command, attempt.id)) {
        EXPECT_FALSE(attempt.clock.extension.has_value());
        EXPECT_EQ(now.clock.extension, *extension);
        EXPECT_TRUE(extension->written && !extension->reason.empty());
        ASSERT_TRUE(now.clock.due.has_value() && attempt.clock.due.has_value());
        // 45 CFR 164.524(b)(2)(ii).
        EXPECT_LE(*now.clock.due, *attempt.clock.due + 30);
      } else if (const auto* receipt =
                     ReplyOf<Acknowledgement>(command, attempt.id)) {
        EXPECT_TRUE(attempt.received_date_assumed);
        EXPECT_EQ(now.clock.received, receipt->received_date);
      } else {
        EXPECT_TRUE(std::holds_alternative<MarkAttemptSent>(command));
        EXPECT_FALSE(attempt.sent());
      }
    }
  }

  // Whoever had a letter is not written to again, unless each came back or the
  // patient has named it since it answered: that is new evidence.
  void ExpectNotAskedBefore(const Event& event) const {
    const auto* planned = std::get_if<AttemptPlanned>(&event);
    if (planned == nullptr) return;
    const auto asked = had_letters_.find(
        KeyOf(planned->part, planned->lead, planned->department));
    if (asked == had_letters_.end()) return;
    const auto named = named_.find(planned->lead.organization);
    for (const auto& [attempt, step] : asked->second) {
      EXPECT_TRUE(named != named_.end() && named->second > step)
          << "attempt " << planned->attempt << " asks as " << attempt;
    }
  }

  // Keeps when somebody had a letter, or last said something to it.
  void NoteAnswer(const Event& event) {
    const auto* reply = std::get_if<ReplyRecorded>(&event);
    if (reply == nullptr && !std::holds_alternative<AttemptSent>(event)) return;
    const Attempt& attempt = life_.attempt(AttemptOf(event));
    auto& letters =
        had_letters_[KeyOf(attempt.part, attempt.lead, attempt.department)];
    if (reply != nullptr && reply->state == AttemptState::kUndeliverable) {
      letters.erase(attempt.id);
    } else {
      letters[attempt.id] = step_;
    }
  }

  void ExpectOneOpenAttemptInEachPart() const {
    const Retrieval& retrieval = life_.retrieval();
    std::map<int, std::vector<std::string>> open;
    for (const Attempt& attempt : retrieval.attempts) {
      // A revision does away with parts to which nothing was written.
      ASSERT_TRUE(!attempt.sent() ||
                  FindPart(retrieval, attempt.part) != nullptr);
      if (attempt.open()) open[attempt.part].push_back(attempt.id);
    }
    for (const Part& part : retrieval.parts) {
      const std::vector<std::string> expected =
          part.open_attempt.empty()
              ? std::vector<std::string>{}
              : std::vector<std::string>{part.open_attempt};
      EXPECT_EQ(open[part.number], expected);
      EXPECT_FALSE(part.fulfilled && !part.open_attempt.empty());
    }
  }

  // A part that is not at work has nobody left to ask, unless one refused.
  void ExpectNothingForgotten() const {
    const Retrieval& retrieval = life_.retrieval();
    if (retrieval.withdrawn) return;
    for (const Part& part : retrieval.parts) {
      if (!part.open_attempt.empty() || !part.awaited_organization.empty() ||
          part.relocating || part.fulfilled || part.leads.empty()) {
        continue;
      }
      EXPECT_TRUE(
          std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                      [&](const Attempt& attempt) {
                        return attempt.part == part.number && attempt.denial;
                      }));
    }
  }

  Walker walker_;
  Life life_;
  StateOracle oracle_;
  int step_ = 0;
  std::map<std::string, int> named_;  // organization, at which step
  // By the attempt's id, at which step; none that came back.
  std::map<Asked, std::map<std::string, int>> had_letters_;
};

class RandomWalkTest : public ::testing::TestWithParam<int> {};

TEST_P(RandomWalkTest, KeepsWhatMustHold) {
  std::map<RetrievalState, int> states;
  std::map<std::string, int> accepted;
  LegalCommands tried;
  int steps = 0;
  for (int i = 1; i <= kWalks; ++i) {
    const unsigned seed = GetParam() * kWalks + i;
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    Walk walk(seed);
    for (int step = 0; step < kSteps; ++step) {
      const std::string label = walk.Step();
      if (!label.empty()) ++accepted[label];
      ++states[walk.life().state()];
      if (++steps % kStepsBetweenTrials == 0) tried.Try(walk.life());
    }
    walk.ExpectReplays();
    if (HasFailure()) return;
  }
  // The walks went everywhere, and did everything.
  EXPECT_EQ(states.size(), static_cast<size_t>(RetrievalState::kWithdrawn));
  for (const auto& [state, count] : states) {
    EXPECT_GE(count, kOften) << NameOf(state).data();
  }
  for (const std::string& label : AllLabels()) {
    EXPECT_GE(accepted[label], kOften) << label;
  }
  // What ARCHITECTURE.md calls illegal was so wherever they went, and what it
  // calls legal was.
  LegalCommands tables;
  for (const Life& life : testing::LivesInEveryState()) tables.Try(life);
  tried.ExpectShownBy(tables);
}

INSTANTIATE_TEST_SUITE_P(Shards, RandomWalkTest, ::testing::Range(0, kShards));

}  // namespace
}  // namespace custodia::request
