#include "services/request/domain/retrieval.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::request {
namespace {

using enum RetrievalState;

// Returns a retrieval whose parts stand so.
Retrieval WithParts(const std::vector<RetrievalState>& states) {
  Retrieval retrieval{.located = true, .sequence = 1};
  for (const RetrievalState state : states) {
    Part part{.number = static_cast<int>(retrieval.parts.size()) + 1};
    Attempt attempt{.id = std::to_string(part.number), .part = part.number};
    if (state == kLocating) part.awaited_organization = "organizations/a";
    if (state == kReadyToSend) attempt.state = AttemptState::kPlanned;
    if (state == kAwaitingReply) attempt.state = AttemptState::kSent;
    if (state == kFulfilled) part.fulfilled = true;
    if (state == kPartiallyFulfilled) part.received_some = true;
    if (state == kDenied) attempt.state = AttemptState::kDenied;
    if (attempt.open()) part.open_attempt = attempt.id;
    retrieval.parts.push_back(part);
    retrieval.attempts.push_back(attempt);
  }
  return retrieval;
}

TEST(StateOfPartTest, FollowsFromItsAttempts) {
  for (const RetrievalState state :
       {kLocating, kReadyToSend, kAwaitingReply, kFulfilled,
        kPartiallyFulfilled, kDenied, kUnresolved}) {
    const Retrieval retrieval = WithParts({state});
    EXPECT_EQ(StateOf(retrieval, retrieval.parts[0]), state);
  }
}

TEST(StateOfPartTest, AwaitsAReplyInEveryStateThatFollowsSending) {
  for (const AttemptState state :
       {AttemptState::kSent, AttemptState::kAcknowledged,
        AttemptState::kExtended, AttemptState::kPartiallyFulfilled,
        AttemptState::kUnderReview}) {
    Retrieval retrieval = WithParts({kAwaitingReply});
    retrieval.attempts[0].state = state;
    EXPECT_EQ(StateOf(retrieval, retrieval.parts[0]), kAwaitingReply);
  }
}

TEST(StateOfTest, FollowsFromTheParts) {
  struct Case {
    std::vector<RetrievalState> parts;
    RetrievalState whole;
  };
  const std::vector<Case> cases = {
      {{kFulfilled}, kFulfilled},
      {{kFulfilled, kFulfilled}, kFulfilled},
      {{kFulfilled, kLocating, kReadyToSend, kAwaitingReply}, kLocating},
      {{kAwaitingReply, kReadyToSend, kFulfilled}, kReadyToSend},
      {{kUnresolved, kAwaitingReply}, kAwaitingReply},
      {{kFulfilled, kUnresolved}, kPartiallyFulfilled},
      {{kFulfilled, kDenied}, kPartiallyFulfilled},
      {{kPartiallyFulfilled, kDenied}, kPartiallyFulfilled},
      {{kUnresolved, kDenied}, kDenied},
      {{kUnresolved, kUnresolved}, kUnresolved},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(NameOf(StateOf(WithParts(c.parts))), NameOf(c.whole));
  }
}

TEST(StateOfTest, ComesBeforeThePartsWhereItMust) {
  Retrieval retrieval = WithParts({kFulfilled});
  retrieval.missing = {{.field = "patient.phone"}};
  EXPECT_EQ(StateOf(retrieval), kFulfilled);
  retrieval.missing[0].blocking = true;
  EXPECT_EQ(StateOf(retrieval), kNeedsInformation);
  retrieval.withdrawn = true;
  EXPECT_EQ(StateOf(retrieval), kWithdrawn);
  EXPECT_EQ(StateOf(Retrieval{.sequence = 1}), kLocating);
  EXPECT_EQ(StateOf(Retrieval{.located = true, .sequence = 1}),
            kNeedsInformation);
  EXPECT_EQ(StateOf(Retrieval{}), kUnspecified);
}

TEST(FindTest, ReturnsNullWhereThereIsNone) {
  const Retrieval retrieval = WithParts({kReadyToSend, kUnresolved});
  EXPECT_EQ(FindAttempt(retrieval, "2"), &retrieval.attempts[1]);
  EXPECT_EQ(FindAttempt(retrieval, "3"), nullptr);
  EXPECT_EQ(FindAttempt(retrieval, ""), nullptr);
  EXPECT_EQ(FindPart(retrieval, 1), &retrieval.parts[0]);
  EXPECT_EQ(FindPart(retrieval, 0), nullptr);
}

}  // namespace
}  // namespace custodia::request
