#include "services/request/handlers/revise_retrieval.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/handlers/withdraw_retrieval.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::Holder;
using request::testing::kRequestId;
using request::testing::LocatedAt;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

v1::ReviseRetrievalRequest Naming(const std::string& name,
                                  const std::vector<std::string>& paths) {
  v1::ReviseRetrievalRequest message;
  message.mutable_retrieval()->set_name(name);
  for (const std::string& path : paths) {
    message.mutable_update_mask()->add_paths(path);
  }
  message.set_request_id(kRequestId);
  return message;
}

class ReviseRetrievalTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::Retrieval> Revise(
      const v1::ReviseRetrievalRequest& message) {
    return ReviseRetrieval(world_.call(), message, world_.env);
  }

  HandlerWorld world_;
  const v1::Retrieval retrieval_ = world_.Create({Holder("h")});
};

TEST_F(ReviseRetrievalTest, ChangesWhatTheMaskNamesAndNothingElse) {
  auto message = Naming(retrieval_.name(), {"patient.full_name"});
  message.mutable_retrieval()->mutable_patient()->set_full_name("Wilma Okafor");
  message.mutable_retrieval()->mutable_patient()->set_phone("not a phone");
  const auto revised = Revise(message);
  ASSERT_THAT(revised, IsOk());
  v1::Retrieval expected = retrieval_;
  expected.mutable_patient()->set_full_name("Wilma Okafor");
  expected.set_etag(revised->etag());
  EXPECT_EQ(revised->SerializeAsString(), expected.SerializeAsString());
  EXPECT_NE(revised->etag(), retrieval_.etag());
}

TEST_F(ReviseRetrievalTest, AFieldNamedAndUnsetIsCleared) {
  const auto revised = Revise(Naming(
      retrieval_.name(), {"patient.phone", "requester.address", "delivery"}));
  ASSERT_THAT(revised, IsOk());
  EXPECT_EQ(revised->patient().phone(), "");
  EXPECT_FALSE(revised->requester().has_address());
  EXPECT_EQ(revised->delivery().method(), v1::Delivery::METHOD_UNSPECIFIED);
  EXPECT_EQ(revised->state(), v1::Retrieval::NEEDS_INFORMATION);
}

TEST_F(ReviseRetrievalTest, TheLastDigitsStayUntilTheNumberIsNamed) {
  ASSERT_EQ(retrieval_.patient().ssn_last4(), "6789");
  auto message = Naming(retrieval_.name(), {"patient.email"});
  message.clear_request_id();
  EXPECT_EQ(Revise(message)->patient().ssn_last4(), "6789");
  *message.mutable_update_mask()->mutable_paths(0) = "patient.ssn";
  message.mutable_retrieval()->mutable_patient()->set_ssn("123-45-1111");
  const auto numbered = Revise(message);
  EXPECT_EQ(numbered->patient().ssn_last4(), "1111");
  EXPECT_EQ(numbered->patient().ssn(), "");
  EXPECT_THAT(world_.Dump(), Not(HasSubstr("123451111")));
  message.mutable_retrieval()->mutable_patient()->clear_ssn();
  EXPECT_EQ(Revise(message)->patient().ssn_last4(), "");
}

TEST_F(ReviseRetrievalTest, AnotherProviderIsLocatedAtOnce) {
  world_.directory.Answer(LocatedAt({Holder("other")}));
  auto message = Naming(retrieval_.name(), {"provider.practitioner"});
  message.mutable_retrieval()->mutable_provider()->set_practitioner(
      "practitioners/1999999984");
  ASSERT_THAT(Revise(message), IsOk());
  EXPECT_EQ(world_.directory.questions().back().practitioner,
            "practitioners/1999999984");
  EXPECT_EQ(world_.Get(retrieval_.name()).state(),
            v1::Retrieval::READY_TO_SEND);
}

TEST_F(ReviseRetrievalTest, OnlyACallersFieldsCanBeNamed) {
  for (const char* path :
       {"state", "attempts", "etag", "name", "patient.nickname", "",
        "patient.ssn_last4", "*", "records.categories.x"}) {
    EXPECT_THAT(
        FieldsAtFault(Revise(Naming(retrieval_.name(), {path})).status()),
        ElementsAre("update_mask"))
        << path;
  }
  EXPECT_THAT(FieldsAtFault(Revise(Naming("none", {})).status()),
              ElementsAre("retrieval.name", "update_mask"));
  EXPECT_THAT(
      FieldsAtFault(Revise(Naming(retrieval_.name(),
                                  std::vector<std::string>(101, "patient")))
                        .status()),
      ElementsAre("update_mask"));
}

TEST_F(ReviseRetrievalTest, SaysAllThatIsWrongWithTheValues) {
  auto message = Naming(retrieval_.name(), {"patient.email", "time_zone"});
  message.mutable_retrieval()->mutable_patient()->set_email("nowhere");
  message.mutable_retrieval()->set_time_zone("Mars/Olympus");
  message.set_request_id("no uuid");
  EXPECT_THAT(FieldsAtFault(Revise(message).status()),
              ElementsAre("retrieval.patient.email", "retrieval.time_zone",
                          "request_id"));
}

TEST_F(ReviseRetrievalTest, AnEtagGuardsAgainstAnothersWrite) {
  auto message = Naming(retrieval_.name(), {"client_reference"});
  message.mutable_retrieval()->set_client_reference("case 7");
  message.mutable_retrieval()->set_etag("1");
  EXPECT_THAT(Revise(message), HasReason("ETAG_MISMATCH"));
  message.mutable_retrieval()->set_etag(retrieval_.etag());
  ASSERT_THAT(Revise(message), IsOk());
  // A repeat is one, though the etag is outdated by now.
  EXPECT_EQ(Revise(message)->client_reference(), "case 7");
}

TEST_F(ReviseRetrievalTest, WhatHasEndedStays) {
  v1::WithdrawRetrievalRequest end;
  end.set_name(retrieval_.name());
  ASSERT_THAT(WithdrawRetrieval(world_.call(), end, world_.env), IsOk());
  EXPECT_THAT(Revise(Naming(retrieval_.name(), {"client_reference"})),
              HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(Revise(Naming("retrievals/none", {"client_reference"})),
              HasReason("RETRIEVAL_NOT_FOUND"));
}

TEST_F(ReviseRetrievalTest, AFaultAtAnyStepLeavesAllOrNothing) {
  std::string name;
  request::testing::ExpectAllOrNothing(
      [&](HandlerWorld& world) { name = world.Create({Holder("h")}).name(); },
      [&](HandlerWorld& world) {
        auto message = Naming(name, {"patient.full_name"});
        message.mutable_retrieval()->mutable_patient()->set_full_name("W. O.");
        return ReviseRetrieval(world.call(), message, world.env);
      });
}

}  // namespace
}  // namespace custodia::request::handlers
