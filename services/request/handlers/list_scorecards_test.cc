#include "services/request/handlers/list_scorecards.h"

#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/handlers/record_reply.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::Holder;
using request::testing::kToday;
using request::testing::Referrer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int kSecondsOfADay = 24 * 60 * 60;

class ListScorecardsTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::ListScorecardsResponse> List(
      const v1::ListScorecardsRequest& message) {
    return ListScorecards(world_.call(), message, world_.env);
  }

  static std::vector<std::string> OrganizationsIn(
      const v1::ListScorecardsResponse& response) {
    std::vector<std::string> organizations;
    for (const v1::Scorecard& card : response.scorecards()) {
      organizations.push_back(card.organization());
    }
    return organizations;
  }

  // Asks a holder on kToday, and has it send the records `days` later.
  void AskAndReceive(absl::string_view holder, int days) {
    const v1::Retrieval sent = world_.CreateAndSend({Holder(holder)});
    world_.clock.Advance(absl::Hours(24 * days));
    v1::RecordReplyRequest message;
    message.set_name(sent.attempts(0).name());
    message.mutable_fulfilment()->set_complete(true);
    *message.mutable_fulfilment()->mutable_date() =
        wire::ToProto(kToday + days);
    EXPECT_THAT(RecordReply(world_.call(), message, world_.env), IsOk());
    world_.clock.Advance(-absl::Hours(24 * days));
  }

  HandlerWorld world_;
};

TEST_F(ListScorecardsTest, TellsHowEachHolderAnswered) {
  AskAndReceive("a", 4);
  AskAndReceive("a", 6);
  world_.CreateAndSend({Holder("a")});  // unanswered, and not overdue
  const auto list = List({});
  ASSERT_THAT(list, IsOk());
  ASSERT_THAT(OrganizationsIn(*list), ElementsAre("organizations/a"));
  const v1::Scorecard& card = list->scorecards(0);
  EXPECT_EQ(card.replies(), 2);
  EXPECT_EQ(card.median_reply_time().seconds(), 5 * kSecondsOfADay);
  EXPECT_EQ(card.p90_reply_time().seconds(), 6 * kSecondsOfADay);
  EXPECT_EQ(card.late() + card.misrouted() + card.unanswered(), 0);
}

TEST_F(ListScorecardsTest, WhoWasNotAskedForRecordsHasNone) {
  world_.Create({Holder("planned")});
  world_.CreateAndSend({Referrer("society")});
  EXPECT_THAT(OrganizationsIn(*List({})), IsEmpty());
}

TEST_F(ListScorecardsTest, PagesFollowOneAnotherWhileHoldersAreAsked) {
  for (const char* holder : {"c", "a", "e"}) {
    world_.CreateAndSend({Holder(holder)});
  }
  world_.Create({Holder("b")});  // passed over
  v1::ListScorecardsRequest message;
  message.set_page_size(1);
  auto page = List(message);
  ASSERT_THAT(page, IsOk());
  EXPECT_THAT(OrganizationsIn(*page), ElementsAre("organizations/a"));

  for (const char* holder : {"a", "a2", "d"}) {
    world_.CreateAndSend({Holder(holder)});
  }
  std::vector<std::string> rest;
  while (!page->next_page_token().empty()) {
    message.set_page_token(page->next_page_token());
    page = List(message);
    ASSERT_THAT(page, IsOk());
    rest.push_back(page->scorecards(0).organization());
  }
  EXPECT_THAT(rest, ElementsAre("organizations/a2", "organizations/c",
                                "organizations/d", "organizations/e"));
}

TEST_F(ListScorecardsTest, RefusesAWrongPage) {
  v1::ListScorecardsRequest message;
  message.set_page_size(-1);
  EXPECT_THAT(List(message), HasReason("INVALID_FIELD"));
  message.set_page_size(1);
  message.set_page_token("made up");
  EXPECT_THAT(List(message), HasReason("PAGE_TOKEN_INVALID"));
}

}  // namespace
}  // namespace custodia::request::handlers
