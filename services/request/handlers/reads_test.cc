#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/handlers/get_retrieval.h"
#include "services/request/handlers/list_events.h"
#include "services/request/handlers/list_retrievals.h"
#include "services/request/handlers/record_reply.h"
#include "services/request/handlers/withdraw_retrieval.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::Holder;
using request::testing::Practice;
using request::testing::Referrer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ReadsTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::Retrieval> Get(const std::string& name) {
    v1::GetRetrievalRequest message;
    message.set_name(name);
    return GetRetrieval(world_.call(), message, world_.env);
  }

  absl::StatusOr<v1::ListRetrievalsResponse> List(
      const v1::ListRetrievalsRequest& message) {
    return ListRetrievals(world_.call(), message, world_.env);
  }

  absl::StatusOr<v1::ListEventsResponse> Events(
      const v1::ListEventsRequest& message) {
    return ListEvents(world_.call(), message, world_.env);
  }

  static std::vector<std::string> NamesIn(
      const v1::ListRetrievalsResponse& response) {
    std::vector<std::string> names;
    for (const auto& retrieval : response.retrievals()) {
      names.push_back(retrieval.name());
    }
    return names;
  }

  // Creates a retrieval, a second after the last one.
  v1::Retrieval Make() {
    world_.clock.Advance(absl::Seconds(1));
    return world_.Create({Holder("h")});
  }

  void Withdraw(const std::string& name) {
    v1::WithdrawRetrievalRequest message;
    message.set_name(name);
    EXPECT_THAT(WithdrawRetrieval(world_.call(), message, world_.env), IsOk());
  }

  void Acknowledge(const std::string& retrieval) {
    v1::RecordReplyRequest message;
    message.set_name(retrieval + "/attempts/1");
    message.mutable_acknowledgement();
    EXPECT_THAT(RecordReply(world_.call(), message, world_.env), IsOk());
  }

  HandlerWorld world_;
};

TEST_F(ReadsTest, ARetrievalIsFoundByItsName) {
  const v1::Retrieval made = Make();
  const auto got = Get(made.name());
  ASSERT_THAT(got, IsOk());
  EXPECT_EQ(got->SerializeAsString(), made.SerializeAsString());
  EXPECT_THAT(Get("retrievals/none"), HasReason("RETRIEVAL_NOT_FOUND"));
  EXPECT_THAT(Get("none"), HasReason("INVALID_FIELD"));
}

TEST_F(ReadsTest, PagesFollowOneAnotherWhileRetrievalsAreMade) {
  const std::string a = Make().name();
  const std::string b = Make().name();
  const std::string c = Make().name();
  v1::ListRetrievalsRequest message;
  message.set_page_size(2);
  const auto first = List(message);
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(NamesIn(*first), ElementsAre(c, b));

  Make();
  message.set_page_token(first->next_page_token());
  const auto second = List(message);
  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(NamesIn(*second), ElementsAre(a));
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(ReadsTest, NothingIsSkippedOrRepeatedWhileItChanges) {
  std::vector<std::string> made;
  for (int i = 0; i < 5; ++i) {
    world_.clock.Advance(absl::Seconds(1));
    made.push_back(world_.CreateAndSend({Holder("h")}).name());
  }
  v1::ListRetrievalsRequest message;
  message.set_page_size(2);
  message.add_states(v1::Retrieval::AWAITING_REPLY);
  const auto first = List(message);
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(NamesIn(*first), ElementsAre(made[4], made[3]));

  // The last of the page before, and one still to come, leave the list; the
  // newest changes without leaving, and another is made.
  Withdraw(made[3]);
  Withdraw(made[1]);
  Acknowledge(made[4]);
  world_.clock.Advance(absl::Seconds(1));
  world_.CreateAndSend({Holder("h")});
  message.set_page_token(first->next_page_token());
  const auto second = List(message);
  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(NamesIn(*second), ElementsAre(made[2], made[0]));
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(ReadsTest, OverdueIsWhatTheHolderLetPass) {
  const v1::Retrieval waits = world_.CreateAndSend({Practice("p")});
  const v1::Retrieval answered = world_.CreateAndSend({Practice("p")});
  world_.CreateAndSend({Referrer("society")});  // no clock binds it
  Withdraw(answered.name());
  v1::ListRetrievalsRequest message;
  message.set_overdue(true);
  const absl::CivilDay due(waits.attempts(0).due_date().year(),
                           waits.attempts(0).due_date().month(),
                           waits.attempts(0).due_date().day());
  world_.clock.Advance(absl::FromCivil(due + 1, absl::UTCTimeZone()) -
                       absl::Seconds(1) - world_.clock.Now());
  EXPECT_THAT(NamesIn(*List(message)), IsEmpty());
  world_.clock.Advance(absl::Seconds(1));
  EXPECT_THAT(NamesIn(*List(message)), ElementsAre(waits.name()));
  EXPECT_TRUE(List(message)->retrievals(0).attempts(0).overdue());
  message.set_custodian("organizations/other");
  EXPECT_THAT(NamesIn(*List(message)), IsEmpty());
}

TEST_F(ReadsTest, AnAnswerNeverOutgrowsWhatClientsTake) {
  directory::v1::Lead wordy;
  wordy.set_organization("organizations/h");
  wordy.set_ask(std::string(700'000, 'x'));
  Lead lead = Holder("h");
  lead.as_given = wordy.SerializeAsString();
  constexpr size_t kRetrievals = 6;
  for (size_t i = 0; i < kRetrievals; ++i) {
    world_.clock.Advance(absl::Seconds(1));
    world_.Create({lead});
  }

  v1::ListRetrievalsRequest message;
  size_t seen = 0;
  do {
    const auto page = List(message);
    ASSERT_THAT(page, IsOk());
    EXPECT_LT(page->ByteSizeLong(), 4U << 20);
    seen += page->retrievals_size();
    message.set_page_token(page->next_page_token());
  } while (!message.page_token().empty() && seen < kRetrievals);
  EXPECT_EQ(seen, kRetrievals);
}

TEST_F(ReadsTest, FiltersMustAllFit) {
  const v1::Retrieval planned = Make();
  const v1::Retrieval sent = world_.CreateAndSend({Holder("h")});
  v1::ListRetrievalsRequest message;
  message.add_states(v1::Retrieval::AWAITING_REPLY);
  EXPECT_THAT(NamesIn(*List(message)), ElementsAre(sent.name()));
  message.set_custodian("organizations/other");
  EXPECT_THAT(NamesIn(*List(message)), IsEmpty());
  message.set_custodian("organizations/h");
  message.set_client_reference(sent.client_reference());
  EXPECT_THAT(NamesIn(*List(message)), ElementsAre(sent.name()));
  message.set_client_reference("another");
  EXPECT_THAT(NamesIn(*List(message)), IsEmpty());
}

TEST_F(ReadsTest, AListRefusesWhatItCannotDo) {
  v1::ListRetrievalsRequest message;
  message.set_custodian("Dr. Pell");
  message.add_states(static_cast<v1::Retrieval::State>(99));
  const auto refused = List(message);
  EXPECT_THAT(refused, HasReason("INVALID_FIELD"));
  EXPECT_EQ(error::Violations(refused.status()).size(), 2U);
  v1::ListRetrievalsRequest size;
  size.set_page_size(-1);
  EXPECT_THAT(List(size), HasReason("INVALID_FIELD"));
}

TEST_F(ReadsTest, ATokenIsGoodForItsOwnList) {
  Make();
  Make();
  v1::ListRetrievalsRequest message;
  message.set_page_size(1);
  message.set_page_token(List(message)->next_page_token());
  message.set_client_reference("another");
  EXPECT_THAT(List(message), HasReason("PAGE_TOKEN_INVALID"));
  message.set_page_token("made up");
  EXPECT_THAT(List(message), HasReason("PAGE_TOKEN_INVALID"));
}

TEST_F(ReadsTest, EventsTellTheWholeStoryInOrder) {
  v1::ListEventsRequest message;
  message.set_parent(world_.CreateAndSend({Holder("h")}).name());
  message.set_page_size(3);
  auto page = Events(message);
  ASSERT_THAT(page, IsOk());
  std::vector<std::string> kinds;
  std::vector<int64_t> sequences;
  for (; page.ok(); page = Events(message)) {
    for (const v1::Event& event : page->events()) {
      kinds.push_back(event.kind());
      sequences.push_back(event.sequence());
    }
    if (page->next_page_token().empty()) break;
    message.set_page_token(page->next_page_token());
  }
  EXPECT_THAT(kinds, ElementsAre("RETRIEVAL_CREATED", "RETRIEVAL_LOCATED",
                                 "ATTEMPT_PLANNED", "ATTEMPT_SENT"));
  EXPECT_THAT(sequences, ElementsAre(1, 2, 3, 4));
}

TEST_F(ReadsTest, EachEventIsChainedToTheOneBefore) {
  v1::ListEventsRequest message;
  message.set_parent(world_.CreateAndSend({Holder("h")}).name());
  message.set_page_size(2);
  std::string previous;
  for (const int events : {2, 2}) {
    const auto page = Events(message);
    ASSERT_THAT(page, IsOk());
    ASSERT_EQ(page->events_size(), events);
    for (const v1::Event& event : page->events()) {
      EXPECT_EQ(event.previous_hash(), previous);
      EXPECT_EQ(event.hash().size(), 32U);
      previous = event.hash();
    }
    message.set_page_token(page->next_page_token());
  }
}

TEST_F(ReadsTest, EventsAreOfARetrieval) {
  v1::ListEventsRequest message;
  message.set_parent("retrievals/none");
  EXPECT_THAT(Events(message), HasReason("RETRIEVAL_NOT_FOUND"));
  message.set_parent("none");
  EXPECT_THAT(Events(message), HasReason("INVALID_FIELD"));
}

}  // namespace
}  // namespace custodia::request::handlers
