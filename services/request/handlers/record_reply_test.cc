#include "services/request/handlers/record_reply.h"

#include "absl/strings/match.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::Holder;
using request::testing::kRequestId;
using request::testing::kToday;
using request::testing::LocatedAt;
using request::testing::Referrer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

v1::RecordReplyRequest ReplyTo(const std::string& attempt) {
  v1::RecordReplyRequest message;
  message.set_name(attempt);
  message.set_request_id(kRequestId);
  return message;
}

v1::RecordReplyRequest Records(const std::string& attempt) {
  v1::RecordReplyRequest message = ReplyTo(attempt);
  message.mutable_fulfilment()->set_complete(true);
  *message.mutable_fulfilment()->mutable_date() = wire::ToProto(kToday);
  return message;
}

v1::RecordReplyRequest NotUs(const std::string& attempt,
                             v1::NotCustodian::Kind kind) {
  v1::RecordReplyRequest message = ReplyTo(attempt);
  message.mutable_not_custodian()->set_kind(kind);
  return message;
}

v1::RecordReplyRequest AskStorage(const std::string& attempt) {
  v1::RecordReplyRequest message = NotUs(attempt, v1::NotCustodian::REFERRED);
  message.mutable_not_custodian()->set_organization("organizations/storage");
  return message;
}

v1::RecordReplyRequest AskNewStorage(const std::string& attempt) {
  v1::RecordReplyRequest message =
      NotUs(attempt, v1::NotCustodian::TRANSFERRED);
  auto* named = message.mutable_not_custodian()->mutable_new_organization();
  named->set_display_name("Pecan Records Storage");
  named->set_fax("512-555-0145");
  named->set_role(directory::v1::Lead::HOLDER);
  return message;
}

// An attempt at a practice was sent; a hospital is left to ask.
class RecordReplyTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::Retrieval> Record(const v1::RecordReplyRequest& message) {
    return RecordReply(world_.call(), message, world_.env);
  }

  std::vector<OutboxEntry> Outbox() {
    std::vector<OutboxEntry> entries;
    EXPECT_THAT(world_.memory->Read([&](RequestSnapshot& store) {
      auto got = store.Outbox(100);
      if (got.ok()) entries = *std::move(got);
      return got.status();
    }),
                IsOk());
    return entries;
  }

  HandlerWorld world_;
  const std::string attempt_ =
      world_.CreateAndSend({Holder("practice"), Referrer("hospital")})
          .attempts(0)
          .name();
};

TEST_F(RecordReplyTest, RecordsEndIt) {
  const auto replied = Record(Records(attempt_));
  ASSERT_THAT(replied, IsOk());
  EXPECT_EQ(replied->state(), v1::Retrieval::FULFILLED);
}

TEST_F(RecordReplyTest, AnAcknowledgementIsWaitedOn) {
  v1::RecordReplyRequest message = ReplyTo(attempt_);
  message.mutable_acknowledgement()->set_custodian_reference("A-1");
  const auto replied = Record(message);
  ASSERT_THAT(replied, IsOk());
  EXPECT_EQ(replied->attempts(0).state(), v1::Attempt::ACKNOWLEDGED);
  EXPECT_EQ(world_.locator.wakes, 0);
}

TEST_F(RecordReplyTest, NotUsMovesOnAndTeachesTheDirectory) {
  const auto replied = Record(NotUs(attempt_, v1::NotCustodian::NEVER_HELD));
  ASSERT_THAT(replied, IsOk());
  EXPECT_EQ(replied->state(), v1::Retrieval::READY_TO_SEND);
  EXPECT_EQ(replied->attempts(1).lead().organization(),
            "organizations/hospital");
  ASSERT_THAT(Outbox(), SizeIs(1));
  EXPECT_EQ(Outbox()[0].finding.finding, FindingKind::kNeverHeld);
  EXPECT_EQ(world_.locator.wakes, 1);
}

TEST_F(RecordReplyTest, WhatIsAboutThePatientTeachesNothing) {
  ASSERT_THAT(Record(NotUs(attempt_, v1::NotCustodian::NO_SUCH_PATIENT)),
              IsOk());
  EXPECT_THAT(Outbox(), IsEmpty());
  EXPECT_EQ(world_.locator.wakes, 0);
}

TEST_F(RecordReplyTest, AnOrganizationThatTheDirectoryHasIsAskedFor) {
  // The first question's answer is still the fake's first.
  world_.directory.Answer(LocatedAt({Holder("storage")}));
  world_.directory.Answer(LocatedAt({Holder("storage")}));
  const auto replied = Record(AskStorage(attempt_));
  ASSERT_THAT(replied, IsOk());
  EXPECT_EQ(world_.directory.questions().back().organization,
            "organizations/storage");
}

TEST_F(RecordReplyTest, WhileTheDirectoryIsDownTheReplyIsKept) {
  world_.directory.FailWith(error::DirectoryUnavailable());
  const auto replied = Record(AskStorage(attempt_));
  ASSERT_THAT(replied, IsOk());
  EXPECT_EQ(replied->state(), v1::Retrieval::LOCATING);
  EXPECT_GE(world_.locator.wakes, 1);
  EXPECT_EQ(world_.Get(replied->name()).state(), v1::Retrieval::LOCATING);
}

TEST_F(RecordReplyTest, ANewOrganizationIsNamedAndAskedAtOnce) {
  world_.directory.FailWith(error::DirectoryUnavailable());
  const auto replied = Record(AskNewStorage(attempt_));
  ASSERT_THAT(replied, IsOk());
  EXPECT_EQ(replied->state(), v1::Retrieval::READY_TO_SEND);
  const std::string& name = replied->attempts(1).lead().organization();
  EXPECT_TRUE(absl::StartsWith(name, "organizations/")) << name;
  ASSERT_THAT(Outbox(), SizeIs(1));
  EXPECT_EQ(Outbox()[0].finding.new_organization_name, name);
}

TEST_F(RecordReplyTest, ARepeatChangesNothing) {
  const auto first = Record(AskNewStorage(attempt_));
  const auto repeat = Record(AskNewStorage(attempt_));
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->SerializeAsString(), first->SerializeAsString());
  EXPECT_THAT(Outbox(), SizeIs(1));
  EXPECT_THAT(Record(Records(attempt_)), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(RecordReplyTest, ThereMustBeAReplyToAnAttempt) {
  EXPECT_THAT(Record(ReplyTo(attempt_)), HasReason("INVALID_FIELD"));
  EXPECT_THAT(Record(Records("retrievals/none/attempts/1")),
              HasReason("ATTEMPT_NOT_FOUND"));
}

TEST_F(RecordReplyTest, ADateThatDoesNotFitIsNamedByItsPath) {
  v1::RecordReplyRequest message = ReplyTo(attempt_);
  message.mutable_denial()->add_grounds(v1::Denial::INMATE);
  EXPECT_THAT(FieldsAtFault(Record(message).status()),
              ElementsAre("denial.date"));
  message.mutable_extension();
  EXPECT_THAT(FieldsAtFault(Record(message).status()),
              ElementsAre("extension.notice_date", "extension.promised_date"));
  *message.mutable_extension()->mutable_notice_date() = wire::ToProto(kToday);
  *message.mutable_extension()->mutable_promised_date() =
      wire::ToProto(kToday - 1);
  EXPECT_THAT(FieldsAtFault(Record(message).status()),
              ElementsAre("extension.promised_date"));
  v1::FeeQuote& quote = *message.mutable_fee_quote();
  quote.add_items()->set_kind(v1::FeeItem::POSTAGE);
  quote.mutable_items(0)->mutable_amount()->set_currency_code("USD");
  *quote.mutable_quote_date() = wire::ToProto(kToday + 1);
  EXPECT_THAT(FieldsAtFault(Record(message).status()),
              ElementsAre("fee_quote.quote_date"));
  message.mutable_information_request()->add_items(
      v1::InformationRequest::SCOPE);
  EXPECT_THAT(FieldsAtFault(Record(message).status()),
              ElementsAre("information_request.date"));
}

TEST_F(RecordReplyTest, AFaultAtAnyStepLeavesAllOrNothing) {
  for (const auto& reply : {Records, AskStorage, AskNewStorage}) {
    std::string attempt;
    request::testing::ExpectAllOrNothing(
        [&](HandlerWorld& world) {
          attempt =
              world.CreateAndSend({Holder("practice"), Referrer("hospital")})
                  .attempts(0)
                  .name();
        },
        [&](HandlerWorld& world) {
          return RecordReply(world.call(), reply(attempt), world.env);
        });
  }
}

}  // namespace
}  // namespace custodia::request::handlers
