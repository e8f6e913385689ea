#include "services/directory/handlers/record_succession.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/list_succession_events.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class RecordSuccessionTest : public testing::HandlerTest {
 protected:
  RecordSuccessionTest() {
    request_.set_request_id(testing::kRequestId);
    auto& event = *request_.mutable_succession_event();
    event.set_from("organizations/elm");
    event.set_to("organizations/oak");
    event.set_kind(v1::SuccessionEvent::SALE);
    event.mutable_effective_date()->set_year(2012);
  }

  absl::StatusOr<v1::SuccessionEvent> Record() {
    return RecordSuccession(call_, request_, env_);
  }

  absl::StatusOr<v1::ListSuccessionEventsResponse> List(
      const std::string& parent) {
    v1::ListSuccessionEventsRequest request;
    request.set_parent(parent);
    return ListSuccessionEvents(call_, request, env_);
  }

  v1::RecordSuccessionRequest request_;
};

TEST_F(RecordSuccessionTest, IsListedOnBothSides) {
  const auto recorded = Record();
  ASSERT_THAT(recorded, IsOk());
  EXPECT_EQ(recorded->name(), "successionEvents/1");
  for (const char* parent : {"organizations/elm", "organizations/oak"}) {
    const auto list = List(parent);
    ASSERT_THAT(list, IsOk());
    ASSERT_EQ(list->succession_events_size(), 1);
    EXPECT_EQ(list->succession_events(0).SerializeAsString(),
              recorded->SerializeAsString());
  }
}

TEST_F(RecordSuccessionTest, NamesWhatTheDirectoryHas) {
  auto& event = *request_.mutable_succession_event();
  event.mutable_scope()->add_practitioners("practitioners/nobody");
  EXPECT_THAT(Record(), HasReason("PRACTITIONER_NOT_FOUND"));
  event.set_to("organizations/nowhere");
  EXPECT_THAT(Record(), HasReason("ORGANIZATION_NOT_FOUND"));
  EXPECT_THAT(List("organizations/nowhere"),
              HasReason("ORGANIZATION_NOT_FOUND"));
}

TEST_F(RecordSuccessionTest, TwoNamesOfOneOrganizationAreNoEvent) {
  Seed([](DirectoryTransaction& txn) {
    return txn.PutOrganizationAlias("old-elm", "elm").status();
  });
  request_.mutable_succession_event()->set_to("organizations/old-elm");
  EXPECT_THAT(FieldsAtFault(Record()), ElementsAre("succession_event.to"));
}

TEST_F(RecordSuccessionTest, TellsAllThatIsWrong) {
  request_.mutable_succession_event()->clear_from();
  request_.mutable_succession_event()->set_kind(v1::SuccessionEvent::CLOSURE);
  EXPECT_THAT(FieldsAtFault(Record()),
              ElementsAre("succession_event.from", "succession_event.to"));
}

TEST_F(RecordSuccessionTest, ARepeatChangesNothing) {
  const auto first = Record();
  EXPECT_EQ(Record()->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(List("organizations/elm")->succession_events_size(), 1);
  request_.mutable_succession_event()->set_kind(v1::SuccessionEvent::MERGER);
  EXPECT_THAT(Record(), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(RecordSuccessionTest, AFaultAtAnyStepLeavesNoTrace) {
  // Look for the request and both sides; put, record, load; commit.
  EXPECT_EQ(FailAtEachStep([&] { return Record(); }), 7);
}

}  // namespace
}  // namespace custodia::directory
