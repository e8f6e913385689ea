#include "services/request/handlers/create_retrieval.h"

#include "absl/strings/ascii.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"
#include "services/request/testing/sample_order.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::Holder;
using request::testing::kRequestId;
using request::testing::LocatedAt;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

v1::CreateRetrievalRequest SampleRequest() {
  v1::CreateRetrievalRequest message;
  *message.mutable_retrieval() = request::testing::SampleRetrieval();
  message.set_request_id(kRequestId);
  return message;
}

class CreateRetrievalTest : public ::testing::Test {
 protected:
  CreateRetrievalTest() { world_.directory.Answer(LocatedAt({Holder("h")})); }

  absl::StatusOr<v1::Retrieval> Create(
      const v1::CreateRetrievalRequest& message = SampleRequest()) {
    return CreateRetrieval(world_.call(), message, world_.env);
  }

  HandlerWorld world_;
};

TEST_F(CreateRetrievalTest, IsLocatedAndReadyToSend) {
  const auto created = Create();
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->state(), v1::Retrieval::READY_TO_SEND);
  EXPECT_EQ(created->patient().full_name(), "Wilhelmina Okafor");
  ASSERT_EQ(created->attempts_size(), 1);
  EXPECT_EQ(created->attempts(0).lead().organization(), "organizations/h");
  EXPECT_EQ(world_.Get(created->name()).SerializeAsString(),
            created->SerializeAsString());
}

TEST_F(CreateRetrievalTest, WhatIsAbsentIsAllListedAndRefusesNothing) {
  const auto created = Create({});
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->state(), v1::Retrieval::NEEDS_INFORMATION);
  std::vector<std::string> fields;
  for (const auto& item : created->missing()) fields.push_back(item.field());
  EXPECT_THAT(fields, IsSupersetOf({"patient.full_name", "patient.birth_date",
                                    "signature.signer_name"}));
  EXPECT_THAT(world_.directory.questions(), IsEmpty());
}

TEST_F(CreateRetrievalTest, AllThatIsWrongIsSaidAtOnceAndNothingKept) {
  v1::CreateRetrievalRequest message = SampleRequest();
  message.set_request_id("1234");
  message.mutable_retrieval()->mutable_patient()->set_ssn("12-34");
  message.mutable_retrieval()->set_time_zone("Mars/Olympus");
  message.mutable_retrieval()
      ->mutable_signature()
      ->mutable_signed_on()
      ->set_year(2031);
  const std::string before = world_.Dump();
  const auto refused = Create(message);
  EXPECT_THAT(refused, HasReason("INVALID_FIELD"));
  std::vector<std::string> fields;
  for (const auto& violation : error::Violations(refused.status())) {
    fields.push_back(violation.field);
  }
  EXPECT_THAT(fields,
              UnorderedElementsAre("request_id", "retrieval.patient.ssn",
                                   "retrieval.time_zone",
                                   "retrieval.signature.signed_on"));
  EXPECT_EQ(world_.Dump(), before);
}

TEST_F(CreateRetrievalTest, TodayIsThatOfThePatientsZoneWhereItIsLater) {
  v1::CreateRetrievalRequest message = SampleRequest();
  auto& signed_on =
      *message.mutable_retrieval()->mutable_signature()->mutable_signed_on();
  signed_on.set_year(2025);
  signed_on.set_month(7);
  signed_on.set_day(1);  // The clock stands at noon UTC of 30 June.
  EXPECT_THAT(Create(message), HasReason("INVALID_FIELD"));
  message.mutable_retrieval()->set_time_zone("Pacific/Kiritimati");  // +14
  EXPECT_THAT(Create(message), IsOk());
}

TEST_F(CreateRetrievalTest, IsAcceptedWhileTheDirectoryIsDown) {
  world_.directory.FailWith(error::DirectoryUnavailable());
  const auto created = Create();
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->state(), v1::Retrieval::LOCATING);
  EXPECT_EQ(world_.locator.wakes, 1);

  // What the worker does once the directory is back.
  world_.directory.FailWith(absl::OkStatus());
  ASSERT_THAT(
      world_.locator.Locate(created->name().substr(11), absl::InfiniteFuture()),
      IsOk());
  EXPECT_EQ(world_.Get(created->name()).state(), v1::Retrieval::READY_TO_SEND);
}

TEST_F(CreateRetrievalTest, TheCallerWaitsForTheDirectoryNotTooLong) {
  ASSERT_THAT(Create(), IsOk());
  const CallContext hurried = {.deadline =
                                   world_.clock.Now() + absl::Milliseconds(5)};
  v1::CreateRetrievalRequest another = SampleRequest();
  another.clear_request_id();
  ASSERT_THAT(CreateRetrieval(hurried, another, world_.env), IsOk());
  EXPECT_THAT(world_.locator.deadlines,
              ElementsAre(world_.clock.Now() + world_.env.locate_timeout,
                          hurried.deadline));
}

TEST_F(CreateRetrievalTest, AnUnknownDoctorIsForThePatientToChoose) {
  HandlerWorld world;
  world.directory.Answer(
      Unclear{.candidates = {{.practitioner = "practitioners/p1"},
                             {.practitioner = "practitioners/p2"}}});
  const auto created =
      CreateRetrieval(world.call(), SampleRequest(), world.env);
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->state(), v1::Retrieval::NEEDS_INFORMATION);
  EXPECT_EQ(created->candidates_size(), 2);
}

TEST_F(CreateRetrievalTest, ARepeatAnswersWhatNowIs) {
  const auto first = Create();
  v1::CreateRetrievalRequest message = SampleRequest();
  message.set_request_id(absl::AsciiStrToUpper(kRequestId));
  world_.directory.FailWith(error::DirectoryUnavailable());
  world_.clock.Advance(absl::Hours(1));
  const auto repeat = Create(message);
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->SerializeAsString(), first->SerializeAsString());
  EXPECT_THAT(world_.directory.questions(), SizeIs(1));
}

TEST_F(CreateRetrievalTest, ARepeatGoesOnWithWhatWaitsForTheDirectory) {
  world_.directory.FailWith(error::DirectoryUnavailable());
  ASSERT_EQ(Create()->state(), v1::Retrieval::LOCATING);
  world_.directory.FailWith(absl::OkStatus());
  EXPECT_EQ(Create()->state(), v1::Retrieval::READY_TO_SEND);
}

TEST_F(CreateRetrievalTest, AnIdStandsForOneContent) {
  ASSERT_THAT(Create(), IsOk());
  v1::CreateRetrievalRequest message = SampleRequest();
  message.mutable_retrieval()->mutable_patient()->set_phone("978-555-0199");
  EXPECT_THAT(Create(message), HasReason("REQUEST_ID_REUSED"));
}

// A digest over nine digits could be undone by trying all numbers.
TEST_F(CreateRetrievalTest, NothingIsKeptOfTheRestOfTheSsn) {
  ASSERT_THAT(Create(), IsOk());
  v1::CreateRetrievalRequest message = SampleRequest();
  message.mutable_retrieval()->mutable_patient()->set_ssn("000006789");
  const auto repeat = Create(message);
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->patient().ssn(), "");
  EXPECT_EQ(repeat->patient().ssn_last4(), "6789");
}

TEST_F(CreateRetrievalTest, WithoutAnIdEachCallIsNewAndTwinsAreNamed) {
  v1::CreateRetrievalRequest message = SampleRequest();
  message.clear_request_id();
  const auto first = Create(message);
  const auto second = Create(message);
  ASSERT_THAT(second, IsOk());
  EXPECT_NE(second->name(), first->name());
  EXPECT_EQ(first->duplicate_of(), "");
  EXPECT_EQ(second->duplicate_of(), first->name());
}

TEST_F(CreateRetrievalTest, AFaultAtAnyStepLeavesAllOrNothing) {
  request::testing::ExpectAllOrNothing(
      [](HandlerWorld& world) {
        world.directory.Answer(LocatedAt({Holder("h")}));
      },
      [](HandlerWorld& world) {
        return CreateRetrieval(world.call(), SampleRequest(), world.env);
      });
}

}  // namespace
}  // namespace custodia::request::handlers
