#include "services/request/handlers/list_work.h"

#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/handlers/withdraw_retrieval.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::kToday;
using request::testing::Practice;
using request::testing::Referrer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ListWorkTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::ListWorkResponse> List(
      const v1::ListWorkRequest& message = {}) {
    return ListWork(world_.call(), message, world_.env);
  }

  static std::vector<std::string> RetrievalsIn(
      const v1::ListWorkResponse& response) {
    std::vector<std::string> names;
    for (const v1::WorkItem& item : response.items()) {
      names.push_back(item.retrieval());
    }
    return names;
  }

  void GoTo(absl::CivilDay day) {
    world_.clock.Advance(absl::FromCivil(day, absl::UTCTimeZone()) -
                         world_.clock.Now());
  }

  HandlerWorld world_;
};

TEST_F(ListWorkTest, TellsWhatTheRetrievalItselfTells) {
  const std::string inquiry =
      world_.CreateAndSend({Referrer("society")}).name();
  const std::string request = world_.CreateAndSend({Practice("p")}).name();
  const std::string planned = world_.Create({Practice("p")}).name();
  // To the day of the reminder, to that of the complaint, and beyond it.
  for (const int days : {0, 14, 25, 31, 400}) {
    SCOPED_TRACE(days);
    GoTo(kToday + days);
    const auto list = List();
    ASSERT_THAT(list, IsOk());
    ASSERT_EQ(list->items_size(), 3);
    for (const v1::WorkItem& item : list->items()) {
      const v1::Retrieval retrieval = world_.Get(item.retrieval());
      ASSERT_EQ(retrieval.next_actions_size(), 1);
      EXPECT_EQ(item.action().SerializeAsString(),
                retrieval.next_actions(0).SerializeAsString());
    }
  }
  EXPECT_THAT(RetrievalsIn(*List()), ElementsAre(inquiry, request, planned));
}

TEST_F(ListWorkTest, FiltersByDayAndKind) {
  const std::string inquiry =
      world_.CreateAndSend({Referrer("society")}).name();
  const std::string request = world_.CreateAndSend({Practice("p")}).name();
  const std::string planned = world_.Create({Practice("p")}).name();
  v1::ListWorkRequest message;
  *message.mutable_due_by() = wire::ToProto(kToday + 14);
  EXPECT_THAT(RetrievalsIn(*List(message)), ElementsAre(inquiry));
  message.add_kinds(v1::NextAction::SEND_REQUEST);
  EXPECT_THAT(RetrievalsIn(*List(message)), IsEmpty());
  message.clear_due_by();
  EXPECT_THAT(RetrievalsIn(*List(message)), ElementsAre(planned));
  message.add_kinds(v1::NextAction::WAIT);
  EXPECT_THAT(RetrievalsIn(*List(message)),
              ElementsAre(inquiry, request, planned));
}

TEST_F(ListWorkTest, PagesFollowOneAnotherAsTimePasses) {
  std::vector<std::string> made;
  for (int i = 0; i < 5; ++i) {
    made.push_back(world_.CreateAndSend({Practice("p")}).name());
  }
  v1::ListWorkRequest message;
  message.set_page_size(2);
  std::vector<std::string> seen;
  int pages = 0;
  do {
    const auto page = List(message);
    ASSERT_THAT(page, IsOk());
    for (const std::string& name : RetrievalsIn(*page)) seen.push_back(name);
    message.set_page_token(page->next_page_token());
    // What was to be waited for becomes what is to be followed up, by the same
    // day.
    GoTo(kToday + 24);
    ++pages;
  } while (!message.page_token().empty() && pages < 9);
  EXPECT_EQ(pages, 3);
  EXPECT_THAT(seen, ::testing::UnorderedElementsAreArray(made));
}

TEST_F(ListWorkTest, TellsAllThatIsWrong) {
  v1::ListWorkRequest message;
  message.mutable_due_by()->set_year(2025);
  message.mutable_due_by()->set_month(2);
  message.mutable_due_by()->set_day(30);
  message.add_kinds(static_cast<v1::NextAction::Kind>(99));
  message.add_kinds(v1::NextAction::KIND_UNSPECIFIED);
  message.set_page_size(-1);
  const auto refused = List(message);
  EXPECT_THAT(refused, HasReason("INVALID_FIELD"));
  EXPECT_THAT(FieldsAtFault(refused.status()),
              ElementsAre("due_by", "kinds[0]", "kinds[1]", "page_size"));
  v1::ListWorkRequest vague;
  vague.mutable_due_by()->set_year(2025);
  EXPECT_THAT(FieldsAtFault(List(vague).status()), ElementsAre("due_by"));
}

TEST_F(ListWorkTest, ATokenIsGoodForItsOwnList) {
  world_.Create({Practice("p")});
  world_.Create({Practice("p")});
  v1::ListWorkRequest message;
  message.set_page_size(1);
  message.set_page_token(List(message)->next_page_token());
  EXPECT_EQ(List(message)->items_size(), 1);
  message.add_kinds(v1::NextAction::WAIT);
  EXPECT_THAT(List(message), HasReason("PAGE_TOKEN_INVALID"));
  message.set_page_token("made up");
  EXPECT_THAT(List(message), HasReason("PAGE_TOKEN_INVALID"));
}

// Nothing is left half planned, and the next call goes on.
TEST_F(ListWorkTest, AStoreThatFailsIsToldOf) {
  world_.CreateAndSend({Practice("p")});
  GoTo(kToday + 25);
  for (int step = 1;; ++step) {
    world_.store.FailAtStep(step);
    const auto list = List();
    if (list.ok()) break;
    EXPECT_THAT(list, HasReason("STORE_BUSY"));
    ASSERT_LT(step, 20);
  }
  EXPECT_TRUE(world_.store.FaultPending());
  world_.store.FailAtStep(0);
  EXPECT_EQ(List()->items(0).action().kind(), v1::NextAction::FOLLOW_UP);
}

}  // namespace
}  // namespace custodia::request::handlers
