#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/handlers/file_complaint.h"
#include "services/request/handlers/list_amendments.h"
#include "services/request/handlers/mark_amendment_sent.h"
#include "services/request/handlers/record_amendment_reply.h"
#include "services/request/handlers/record_reply.h"
#include "services/request/handlers/request_amendment.h"
#include "services/request/handlers/submit_disagreement.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::kRequestId;
using request::testing::kToday;
using request::testing::LocatedAt;
using request::testing::Practice;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::UnorderedElementsAre;

using Written = absl::StatusOr<v1::Amendment>;

constexpr char kOther[] = "6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a56";

// Returns the name of a retrieval whose records came from "practice".
std::string RecordsCame(HandlerWorld& world) {
  const v1::Retrieval sent = world.CreateAndSend({Practice("practice")});
  v1::RecordReplyRequest message;
  message.set_name(sent.attempts(0).name());
  *message.mutable_fulfilment()->mutable_date() = wire::ToProto(kToday);
  message.mutable_fulfilment()->set_complete(true);
  EXPECT_THAT(RecordReply(world.call(), message, world.env), IsOk());
  return sent.name();
}

v1::RequestAmendmentRequest Asking(const std::string& parent) {
  v1::RequestAmendmentRequest message;
  message.set_parent(parent);
  message.set_request_id(kRequestId);
  v1::Amendment& amendment = *message.mutable_amendment();
  amendment.set_organization("organizations/practice");
  amendment.set_statement("I never smoked.");
  return message;
}

Written Ask(HandlerWorld& world, const v1::RequestAmendmentRequest& message) {
  return RequestAmendment(world.call(), message, world.env);
}

// Return the name of an amendment that was asked for, has left, was refused.
std::string Asked(HandlerWorld& world) {
  auto message = Asking(RecordsCame(world));
  message.set_request_id(kOther);
  return Ask(world, message)->name();
}

v1::MarkAmendmentSentRequest Sending(const std::string& name) {
  v1::MarkAmendmentSentRequest message;
  message.set_name(name);
  message.set_request_id(kRequestId);
  message.set_channel(v1::Attempt::FAX);
  *message.mutable_sent_date() = wire::ToProto(kToday);
  return message;
}

std::string Sent(HandlerWorld& world) {
  auto message = Sending(Asked(world));
  message.clear_request_id();
  EXPECT_THAT(MarkAmendmentSent(world.call(), message, world.env), IsOk());
  return message.name();
}

v1::RecordAmendmentReplyRequest Refusing(const std::string& name) {
  v1::RecordAmendmentReplyRequest message;
  message.set_name(name);
  message.set_request_id(kRequestId);
  *message.mutable_denial()->mutable_date() = wire::ToProto(kToday);
  message.mutable_denial()->add_grounds(
      v1::AmendmentDenial::ACCURATE_AND_COMPLETE);
  message.mutable_denial()->set_states_basis(true);
  return message;
}

std::string Refused(HandlerWorld& world) {
  auto message = Refusing(Sent(world));
  message.clear_request_id();
  EXPECT_THAT(RecordAmendmentReply(world.call(), message, world.env), IsOk());
  return message.name();
}

v1::SubmitDisagreementRequest Disagreeing(const std::string& name) {
  v1::SubmitDisagreementRequest message;
  message.set_name(name);
  message.set_request_id(kRequestId);
  message.set_statement("I have never smoked.");
  return message;
}

v1::FileComplaintRequest Complaining(const std::string& name) {
  v1::FileComplaintRequest message;
  message.set_name(name);
  message.set_request_id(kRequestId);
  message.mutable_complaint()->set_body(v1::Complaint::OCR);
  *message.mutable_complaint()->mutable_filed_date() = wire::ToProto(kToday);
  return message;
}

v1::ListAmendmentsResponse Page(HandlerWorld& world, const std::string& parent,
                                int size, const std::string& token = "") {
  v1::ListAmendmentsRequest message;
  message.set_parent(parent);
  message.set_page_size(size);
  message.set_page_token(token);
  return *ListAmendments(world.call(), message, world.env);
}

class AmendmentsTest : public ::testing::Test {
 protected:
  HandlerWorld world_;
};

TEST_F(AmendmentsTest, IsAskedForAndSent) {
  const std::string retrieval = RecordsCame(world_);
  const Written asked = Ask(world_, Asking(retrieval));
  ASSERT_THAT(asked, IsOk());
  EXPECT_THAT(asked->name(), ::testing::StartsWith(retrieval + "/amendments/"));
  EXPECT_EQ(asked->state(), v1::Amendment::READY_TO_SEND);
  EXPECT_EQ(world_.directory.questions().size(), 1);  // it is known
  const v1::Retrieval before = world_.Get(retrieval);
  ASSERT_EQ(before.next_actions_size(), 1);
  EXPECT_EQ(before.next_actions(0).kind(), v1::NextAction::SEND_AMENDMENT);
  EXPECT_EQ(before.next_actions(0).amendment(), asked->name());

  const Written sent = MarkAmendmentSent(
      world_.call(),
      [&] {
        auto message = Sending(asked->name());
        message.set_request_id(kOther);
        return message;
      }(),
      world_.env);
  ASSERT_THAT(sent, IsOk());
  EXPECT_EQ(sent->state(), v1::Amendment::AWAITING_REPLY);
  EXPECT_EQ(wire::FromProto(sent->due_date()), PartialDate::Of(kToday + 60));
  EXPECT_EQ(sent->due_citation(), "45 CFR 164.526(b)(2)");
  EXPECT_FALSE(sent->overdue());
  world_.clock.Advance(absl::Hours(24 * 61));
  EXPECT_TRUE(Page(world_, retrieval, 0).amendments(0).overdue());
}

TEST_F(AmendmentsTest, ARepeatIsTheSameAndAsksNobody) {
  const auto message = Asking(RecordsCame(world_));
  const Written first = Ask(world_, message);
  world_.directory.FailWith(error::DirectoryUnavailable());
  const Written second = Ask(world_, message);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->SerializeAsString(), first->SerializeAsString());
  auto other = message;
  other.mutable_amendment()->set_statement("Another.");
  EXPECT_THAT(Ask(world_, other), HasReason("REQUEST_ID_REUSED"));
  // Without an id it is another amendment.
  auto unnamed = message;
  unnamed.clear_request_id();
  EXPECT_NE(Ask(world_, unnamed)->name(), first->name());
  EXPECT_EQ(Page(world_, message.parent(), 0).amendments_size(), 2);
}

TEST_F(AmendmentsTest, SomebodyElseIsLookedUp) {
  auto message = Asking(RecordsCame(world_));
  message.mutable_amendment()->set_organization("organizations/heir");
  *message.mutable_amendment()->mutable_received_date() = wire::ToProto(kToday);
  world_.directory.FailWith(error::DirectoryUnavailable());
  EXPECT_THAT(Ask(world_, message), HasReason("DIRECTORY_UNAVAILABLE"));
  world_.directory.FailWith(
      error::Make(absl::StatusCode::kNotFound, "ORGANIZATION_NOT_FOUND", ""));
  EXPECT_THAT(Ask(world_, message), HasReason("ORGANIZATION_NOT_FOUND"));
  EXPECT_EQ(Page(world_, message.parent(), 0).amendments_size(), 0);
  world_.directory.FailWith(absl::OkStatus());
  // The fake gives its first answer once more, which is of another.
  EXPECT_FALSE(Ask(world_, message)->has_due_date());
  world_.directory.Answer(LocatedAt({Practice("heir")}));
  world_.directory.Answer(LocatedAt({Practice("heir")}));
  message.clear_request_id();
  EXPECT_FALSE(Ask(world_, message)->has_due_date());
  EXPECT_EQ(wire::FromProto(Ask(world_, message)->due_date()),
            PartialDate::Of(kToday + 60));
}

TEST_F(AmendmentsTest, ARefusalIsDisagreedWithAndRebutted) {
  const std::string name = Sent(world_);
  const Written refused =
      RecordAmendmentReply(world_.call(), Refusing(name), world_.env);
  ASSERT_THAT(refused, IsOk());
  EXPECT_EQ(refused->state(), v1::Amendment::DENIED);
  EXPECT_EQ(refused->defects_size(), 3);
  auto message = Disagreeing(name);
  message.set_request_id(kOther);
  EXPECT_THAT(SubmitDisagreement(world_.call(), message, world_.env),
              HasReason("REQUEST_ID_REUSED"));
  message.clear_request_id();
  const Written disagreed =
      SubmitDisagreement(world_.call(), message, world_.env);
  ASSERT_THAT(disagreed, IsOk());
  EXPECT_EQ(disagreed->state(), v1::Amendment::DISAGREED);
  v1::RecordAmendmentReplyRequest rebuttal;
  rebuttal.set_name(name);
  *rebuttal.mutable_rebuttal()->mutable_date() = wire::ToProto(kToday);
  const Written rebutted =
      RecordAmendmentReply(world_.call(), rebuttal, world_.env);
  ASSERT_THAT(rebutted, IsOk());
  EXPECT_THAT(rebutted->attachments(),
              ElementsAre("request for amendment", "denial",
                          "statement of disagreement", "rebuttal"));
  const std::string retrieval = name.substr(0, name.find("/amendments"));
  EXPECT_THAT(world_.KindsOf(retrieval),
              IsSupersetOf({"AMENDMENT_REQUESTED", "AMENDMENT_SENT",
                            "CLOCK_SET", "AMENDMENT_DENIED", "DEFECTS_FOUND",
                            "DISAGREEMENT_SUBMITTED", "AMENDMENT_REBUTTED"}));
}

TEST_F(AmendmentsTest, AComplaintAboutItIsKeptWithIt) {
  const std::string name = Refused(world_);
  ASSERT_THAT(FileComplaint(world_.call(), Complaining(name), world_.env),
              IsOk());
  const std::string retrieval = name.substr(0, name.find("/amendments"));
  EXPECT_EQ(Page(world_, retrieval, 0).amendments(0).complaints_size(), 1);
  EXPECT_EQ(world_.Get(retrieval).attempts(0).complaints_size(), 0);
}

TEST_F(AmendmentsTest, ArePagedOldestFirst) {
  const std::string retrieval = RecordsCame(world_);
  std::vector<std::string> names;
  const auto ask = [&] {
    auto message = Asking(retrieval);
    message.clear_request_id();
    names.push_back(Ask(world_, message)->name());
  };
  ask();
  ask();
  v1::ListAmendmentsResponse page = Page(world_, retrieval, 2);
  EXPECT_EQ(page.amendments_size(), 2);
  EXPECT_EQ(page.next_page_token(), "");
  ask();
  page = Page(world_, retrieval, 2);
  ask();
  std::vector<std::string> found;
  while (true) {
    for (const v1::Amendment& amendment : page.amendments()) {
      found.push_back(amendment.name());
    }
    if (page.next_page_token().empty()) break;
    page = Page(world_, retrieval, 1, page.next_page_token());
  }
  EXPECT_EQ(found, names);
}

TEST_F(AmendmentsTest, APageFitsIntoAMessage) {
  const std::string retrieval = RecordsCame(world_);
  auto message = Asking(retrieval);
  message.clear_request_id();
  message.mutable_amendment()->set_statement(std::string(4000, 'x'));
  message.mutable_amendment()->set_reason(std::string(4000, 'x'));
  for (int i = 0; i < 100; ++i) {
    message.mutable_amendment()->add_persons_to_notify(std::string(200, 'x'));
  }
  for (int i = 0; i < 120; ++i) ASSERT_THAT(Ask(world_, message), IsOk());
  const v1::ListAmendmentsResponse page = Page(world_, retrieval, 1000);
  EXPECT_LT(page.ByteSizeLong(), 4 << 20);
  EXPECT_EQ(page.amendments_size() +
                Page(world_, retrieval, 1000, page.next_page_token())
                    .amendments_size(),
            120);
}

TEST_F(AmendmentsTest, AListSaysAllThatIsWrong) {
  v1::ListAmendmentsRequest message;
  message.set_parent("none");
  message.set_page_size(-1);
  const auto list = [&] {
    return ListAmendments(world_.call(), message, world_.env);
  };
  EXPECT_THAT(FieldsAtFault(list().status()),
              UnorderedElementsAre("parent", "page_size"));
  message.set_parent("retrievals/none");
  message.set_page_size(0);
  EXPECT_THAT(list(), HasReason("RETRIEVAL_NOT_FOUND"));
  message.set_parent(RecordsCame(world_));
  message.set_page_token("x");
  EXPECT_THAT(list(), HasReason("PAGE_TOKEN_INVALID"));
}

TEST_F(AmendmentsTest, SayAllThatIsWrong) {
  v1::RequestAmendmentRequest asking;
  asking.set_request_id("no uuid");
  EXPECT_THAT(FieldsAtFault(Ask(world_, asking).status()),
              UnorderedElementsAre("parent", "amendment.organization",
                                   "amendment.statement", "request_id"));
  v1::MarkAmendmentSentRequest sending;
  sending.set_name("retrievals/r/attempts/1");
  EXPECT_THAT(
      FieldsAtFault(
          MarkAmendmentSent(world_.call(), sending, world_.env).status()),
      UnorderedElementsAre("name", "sent_date"));
  EXPECT_THAT(FieldsAtFault(
                  RecordAmendmentReply(world_.call(), {}, world_.env).status()),
              UnorderedElementsAre("name", "reply"));
  EXPECT_THAT(
      FieldsAtFault(SubmitDisagreement(world_.call(), {}, world_.env).status()),
      UnorderedElementsAre("name", "statement"));
}

TEST_F(AmendmentsTest, ThereMustBeSuchAnAmendment) {
  const std::string retrieval = RecordsCame(world_);
  for (const std::string& name : {std::string("retrievals/none/amendments/1"),
                                  retrieval + "/amendments/1"}) {
    EXPECT_THAT(MarkAmendmentSent(world_.call(), Sending(name), world_.env),
                HasReason("AMENDMENT_NOT_FOUND"));
    EXPECT_THAT(RecordAmendmentReply(world_.call(), Refusing(name), world_.env),
                HasReason("AMENDMENT_NOT_FOUND"));
    EXPECT_THAT(
        SubmitDisagreement(world_.call(), Disagreeing(name), world_.env),
        HasReason("AMENDMENT_NOT_FOUND"));
    EXPECT_THAT(FileComplaint(world_.call(), Complaining(name), world_.env),
                HasReason("AMENDMENT_NOT_FOUND"));
  }
  EXPECT_THAT(Ask(world_, Asking("retrievals/none")),
              HasReason("RETRIEVAL_NOT_FOUND"));
  EXPECT_THAT(Ask(world_, Asking(world_.Create({Practice("practice")}).name())),
              HasReason("ILLEGAL_TRANSITION"));
}

TEST_F(AmendmentsTest, AFaultAtAnyStepLeavesAllOrNothing) {
  const auto safe = [](std::string (*prepare)(HandlerWorld&), auto write) {
    std::string name;
    request::testing::ExpectAllOrNothing(
        [&](HandlerWorld& world) { name = prepare(world); },
        [&](HandlerWorld& world) -> absl::StatusOr<v1::Retrieval> {
          const absl::Status status = write(world, name);
          if (!status.ok()) return status;
          return v1::Retrieval();
        });
  };
  safe(RecordsCame, [](HandlerWorld& world, const std::string& name) {
    return Ask(world, Asking(name)).status();
  });
  safe(Asked, [](HandlerWorld& world, const std::string& name) {
    return MarkAmendmentSent(world.call(), Sending(name), world.env).status();
  });
  safe(Sent, [](HandlerWorld& world, const std::string& name) {
    return RecordAmendmentReply(world.call(), Refusing(name), world.env)
        .status();
  });
  safe(Refused, [](HandlerWorld& world, const std::string& name) {
    return SubmitDisagreement(world.call(), Disagreeing(name), world.env)
        .status();
  });
  safe(Refused, [](HandlerWorld& world, const std::string& name) {
    return FileComplaint(world.call(), Complaining(name), world.env).status();
  });
}

}  // namespace
}  // namespace custodia::request::handlers
