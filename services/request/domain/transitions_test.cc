#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/every_state.h"
#include "services/request/testing/life.h"

// Every state and every command, in one table each.
namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using testing::Holder;
using testing::kToday;
using testing::Life;
using testing::LocatedAt;
using testing::NotUs;
using testing::PlainOrder;
using testing::Records;
using testing::Referrer;

using enum AttemptState;

// What a command makes of an attempt; ILLEGAL_TRANSITION where kUnspecified.
constexpr AttemptState kX = kUnspecified;

enum What {
  kSend,
  kConfirm,
  kAll,
  kSome,
  kNotUs,
  kReturned,
  kAdvance,
  kAskReview,
  kDecideReview,
  kComplain
};

struct Row {
  Role role;
  AttemptState state;
  bool sent;
  // In the order of What.
  std::vector<AttemptState> after;
};

const std::vector<Row>& Rows() {
  constexpr Role kH = Role::kHolder;
  constexpr Role kR = Role::kReferrer;
  constexpr AttemptState kAck = kAcknowledged;
  constexpr AttemptState kExt = kExtended;
  constexpr AttemptState kRev = kUnderReview;
  constexpr AttemptState kFul = kFulfilled;
  constexpr AttemptState kPart = kPartiallyFulfilled;
  constexpr AttemptState kNot = kNotCustodian;
  constexpr AttemptState kBack = kUndeliverable;
  constexpr AttemptState kGone = kAbandoned;
  constexpr AttemptState kAns = kAnswered;
  constexpr AttemptState kDen = kDenied;
  static const auto* rows = new std::vector<Row>{
      // In turn: send, confirm, all, some, not us, returned, advance, ask for
      // review, overturn, complain.
      {kH, kPlanned, false, {kSent, kX, kX, kX, kX, kX, kGone, kX, kX, kX}},
      {kH,
       kSent,
       true,
       {kX, kAck, kFul, kPart, kNot, kBack, kGone, kX, kX, kSent}},
      {kH,
       kAck,
       true,
       {kX, kAck, kFul, kPart, kNot, kBack, kGone, kX, kX, kAck}},
      {kH,
       kExt,
       true,
       {kX, kExt, kFul, kPart, kNot, kBack, kGone, kX, kX, kExt}},
      {kH,
       kRev,
       true,
       {kX, kRev, kFul, kRev, kNot, kBack, kGone, kX, kAck, kRev}},
      {kH,
       kPart,
       true,
       {kX, kPart, kFul, kPart, kNot, kBack, kGone, kX, kX, kPart}},
      {kH, kFul, true, {kX, kFul, kFul, kFul, kFul, kFul, kX, kX, kX, kFul}},
      {kH, kDen, true, {kX, kDen, kFul, kDen, kDen, kDen, kX, kRev, kX, kDen}},
      {kH, kNot, true, {kX, kNot, kFul, kNot, kNot, kNot, kX, kX, kX, kNot}},
      {kH,
       kBack,
       true,
       {kX, kBack, kFul, kBack, kNot, kBack, kX, kX, kX, kBack}},
      {kH,
       kGone,
       true,
       {kX, kGone, kFul, kGone, kNot, kGone, kX, kX, kX, kGone}},
      {kH, kGone, false, {kX, kX, kX, kX, kX, kX, kX, kX, kX, kX}},
      {kR, kPlanned, false, {kSent, kX, kX, kX, kX, kX, kGone, kX, kX, kX}},
      {kR, kSent, true, {kX, kAck, kX, kX, kAns, kBack, kGone, kX, kX, kSent}},
      {kR, kAck, true, {kX, kAck, kX, kX, kAns, kBack, kGone, kX, kX, kAck}},
      {kR, kAns, true, {kX, kAns, kX, kX, kAns, kAns, kX, kX, kX, kAns}},
      {kR, kBack, true, {kX, kBack, kX, kX, kAns, kBack, kX, kX, kX, kBack}},
      {kR, kGone, true, {kX, kGone, kX, kX, kAns, kGone, kX, kX, kX, kGone}},
      {kR, kGone, false, {kX, kX, kX, kX, kX, kX, kX, kX, kX, kX}},
  };
  return *rows;
}

Command CommandFor(What what) {
  const auto reply = [](Reply reply) {
    return RecordReply{.attempt = "1", .reply = std::move(reply)};
  };
  switch (what) {
    case kSend:
      return MarkAttemptSent{.attempt = "1",
                             .channel = Channel::kFax,
                             .sent_date = PartialDate::Of(kToday)};
    case kConfirm:
      return reply(Acknowledgement{});
    case kAll:
      return reply(Records(true));
    case kSome:
      return reply(Records(false));
    case kNotUs:
      return reply(NotUs(NotCustodianKind::kNeverHeld));
    case kReturned:
      return reply(Undeliverable{});
    case kAdvance:
      return AdvanceAttempt{.attempt = "1"};
    case kAskReview:
      return RequestReview{.attempt = "1"};
    case kDecideReview:
      return RecordReviewDecision{
          .attempt = "1",
          .review = {.decision_date = PartialDate::Of(kToday),
                     .outcome = ReviewOutcome::kOverturned}};
    case kComplain:
      return FileComplaint{
          .attempt = "1",
          .complaint = {.body = ComplaintBody::kOcr,
                        .filed_date = PartialDate::Of(kToday)}};
  }
  return {};
}

// Returns a retrieval whose first attempt is as `row` says, and which has
// another lead.
Retrieval RetrievalFor(const Row& row) {
  Life life({row.role == Role::kHolder ? Holder("a") : Referrer("a"),
             Referrer("next")});
  Retrieval retrieval = life.retrieval();
  Attempt& attempt = retrieval.attempts[0];
  attempt.state = row.state;
  if (row.sent) attempt.sent_date = PartialDate::Of(kToday);
  if (!attempt.open()) retrieval.parts[0].open_attempt = "";
  if (row.state == kFulfilled) retrieval.parts[0].fulfilled = true;
  if (row.state == kDenied || row.state == kUnderReview) {
    attempt.denial = DenialNotice{.date = PartialDate::Of(kToday),
                                  .grounds = {policy::Ground::kEndangerment}};
    attempt.denial_received = PartialDate::Of(kToday);
  }
  if (row.state == kUnderReview) {
    attempt.reviews = {{.request_date = PartialDate::Of(kToday)}};
  }
  return retrieval;
}

TEST(AttemptTransitionsTest, AreThoseOfTheTable) {
  const policy::Ruleset rules = testing::HipaaAlone();
  for (const Row& row : Rows()) {
    ASSERT_EQ(row.after.size(), kComplain + 1);
    for (int what = kSend; what <= kComplain; ++what) {
      SCOPED_TRACE(::testing::Message()
                   << (row.role == Role::kHolder ? "holder " : "referrer ")
                   << NameOf(row.state).data() << (row.sent ? " sent" : "")
                   << ", command " << what);
      Retrieval retrieval = RetrievalFor(row);
      const auto events = Decide(retrieval, CommandFor(static_cast<What>(what)),
                                 {.today = kToday, .rules = rules});
      const AttemptState after = row.after[what];
      if (after == kX) {
        EXPECT_THAT(events, HasReason("ILLEGAL_TRANSITION"));
        continue;
      }
      ASSERT_THAT(events, IsOk());
      for (const Event& event : *events) Apply({.event = event}, retrieval);
      EXPECT_EQ(NameOf(retrieval.attempts[0].state), NameOf(after));
      const std::string& open = retrieval.parts[0].open_attempt;
      EXPECT_EQ(open == "1", retrieval.attempts[0].open());
    }
  }
}

TEST(AttemptTransitionsTest, NameTheCommandAndTheState) {
  Life life({Holder("a")});
  const absl::Status status = life.Reply("1", Records(true));
  EXPECT_THAT(std::string(status.message()),
              ::testing::AllOf(::testing::HasSubstr("RecordReply"),
                               ::testing::HasSubstr("PLANNED")));
}

TEST(AttemptTransitionsTest, NeedTheAttempt) {
  Life life({Holder("a")});
  for (const Command& command : {Command(MarkAttemptSent{.attempt = "2"}),
                                 Command(RecordReply{.attempt = "2"}),
                                 Command(AdvanceAttempt{.attempt = "2"}),
                                 Command(RequestReview{.attempt = "2"}),
                                 Command(RecordReviewDecision{.attempt = "2"}),
                                 Command(FileComplaint{.attempt = "2"})}) {
    const absl::Status status = life.Do(command);
    EXPECT_THAT(status, HasReason("ATTEMPT_NOT_FOUND"));
    EXPECT_THAT(std::string(status.message()),
                ::testing::HasSubstr("retrievals/r1/attempts/2"));
  }
}

// Those of LivesInEveryState() that have been created.
std::vector<Life> CreatedLives() {
  std::vector<Life> lives = testing::LivesInEveryState();
  lives.erase(
      std::remove_if(lives.begin(), lives.end(),
                     [](const Life& life) { return life.events().empty(); }),
      lives.end());
  return lives;
}

TEST(RetrievalTransitionsTest, WithdrawEndsAllThatHaveNotEnded) {
  for (Life& life : CreatedLives()) {
    const RetrievalState state = life.state();
    SCOPED_TRACE(NameOf(state).data());
    const absl::Status status = life.Do(Withdraw{.explanation = "better"});
    if (state == RetrievalState::kFulfilled ||
        state == RetrievalState::kWithdrawn) {
      EXPECT_THAT(status, HasReason("ILLEGAL_TRANSITION"));
      EXPECT_EQ(life.state(), state);
      continue;
    }
    ASSERT_THAT(status, IsOk());
    EXPECT_EQ(life.state(), RetrievalState::kWithdrawn);
    for (const Attempt& attempt : life.retrieval().attempts) {
      EXPECT_FALSE(attempt.open());
    }
  }
}

TEST(RetrievalTransitionsTest, AnswersOfTheDirectoryMatterOnlyWhileAwaited) {
  const Location answer = LocatedAt({Holder("z")});
  const auto changes = [](Life life, const Command& command) {
    EXPECT_THAT(life.Do(command), IsOk());
    return !life.last().empty();
  };
  for (const Life& life : CreatedLives()) {
    SCOPED_TRACE(NameOf(life.state()).data());
    const bool whole =
        life.state() == RetrievalState::kLocating && !life.retrieval().located;
    EXPECT_EQ(changes(life, Locate{answer}), whole);
    EXPECT_EQ(changes(life, MarkProviderUnclear{}), whole);
    EXPECT_FALSE(changes(life, LocatePart{.part = 99, .location = answer}));
    for (const Part& part : life.retrieval().parts) {
      const LocatePart anew{.part = part.number, .location = answer};
      EXPECT_EQ(changes(life, anew), part.relocating);
      for (const char* organization : {"organizations/b", "organizations/c"}) {
        EXPECT_EQ(changes(life, LocatePart{.part = part.number,
                                           .organization = organization,
                                           .location = answer}),
                  part.awaited_organization == organization);
      }
    }
  }
}

}  // namespace
}  // namespace custodia::request
