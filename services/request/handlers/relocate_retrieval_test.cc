#include "services/request/handlers/relocate_retrieval.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/handlers/record_reply.h"
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
using request::testing::LocatedAt;
using ::testing::ElementsAre;

v1::RelocateRetrievalRequest Anew(const std::string& name) {
  v1::RelocateRetrievalRequest message;
  message.set_name(name);
  message.set_request_id(kRequestId);
  return message;
}

v1::RelocateRetrievalRequest At(const std::string& name) {
  v1::RelocateRetrievalRequest message = Anew(name);
  message.set_organization("organizations/storage");
  return message;
}

v1::RelocateRetrievalRequest AtNew(const std::string& name) {
  v1::RelocateRetrievalRequest message = Anew(name);
  message.mutable_lead()->set_display_name("Pecan Records Storage");
  message.mutable_lead()->set_fax("512-555-0145");
  message.mutable_lead()->set_role(directory::v1::Lead::HOLDER);
  return message;
}

// Whom the only holder was asked in vain.
v1::Retrieval Exhausted(HandlerWorld& world) {
  v1::RecordReplyRequest reply;
  reply.set_name(world.CreateAndSend({Holder("h")}).attempts(0).name());
  reply.mutable_not_custodian()->set_kind(v1::NotCustodian::NEVER_HELD);
  return *RecordReply(world.call(), reply, world.env);
}

class RelocateRetrievalTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::Retrieval> Relocate(
      const v1::RelocateRetrievalRequest& message) {
    return RelocateRetrieval(world_.call(), message, world_.env);
  }

  HandlerWorld world_;
  const v1::Retrieval retrieval_ = Exhausted(world_);
};

TEST_F(RelocateRetrievalTest, AsksTheDirectoryAnewWithoutWhoWasAsked) {
  ASSERT_EQ(retrieval_.state(), v1::Retrieval::UNRESOLVED);
  world_.directory.Answer(LocatedAt({Holder("h"), Holder("newer")}));
  // The fake gives its first answer once more.
  ASSERT_THAT(Relocate(Anew(retrieval_.name())), IsOk());
  auto again = Anew(retrieval_.name());
  again.clear_request_id();
  const auto relocated = Relocate(again);
  ASSERT_THAT(relocated, IsOk());
  EXPECT_EQ(relocated->state(), v1::Retrieval::READY_TO_SEND);
  EXPECT_EQ(relocated->attempts(1).lead().organization(),
            "organizations/newer");
  EXPECT_THAT(world_.directory.questions().back().excluded_organizations,
              ElementsAre("organizations/h"));
}

TEST_F(RelocateRetrievalTest, ADirectoryThatIsDownIsAskedLater) {
  world_.directory.FailWith(error::DirectoryUnavailable());
  const int wakes = world_.locator.wakes;
  const auto relocated = Relocate(Anew(retrieval_.name()));
  ASSERT_THAT(relocated, IsOk());
  EXPECT_EQ(relocated->state(), v1::Retrieval::LOCATING);
  EXPECT_EQ(world_.locator.wakes, wakes + 1);
}

TEST_F(RelocateRetrievalTest, ANewOrganizationIsTheNextLeadAtOnce) {
  const auto relocated = Relocate(AtNew(retrieval_.name()));
  ASSERT_THAT(relocated, IsOk());
  EXPECT_EQ(relocated->state(), v1::Retrieval::READY_TO_SEND);
  EXPECT_EQ(relocated->attempts(1).lead().display_name(),
            "Pecan Records Storage");
  const auto repeat = Relocate(AtNew(retrieval_.name()));
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->SerializeAsString(), relocated->SerializeAsString());
}

TEST_F(RelocateRetrievalTest, AKnownOneGivesItsLeads) {
  world_.directory.Answer(LocatedAt({Holder("storage")}));
  ASSERT_THAT(Relocate(At(retrieval_.name())), IsOk());
  EXPECT_EQ(world_.directory.questions().back().organization,
            "organizations/storage");
  EXPECT_EQ(world_.Get(retrieval_.name()).attempts(1).lead().organization(),
            "organizations/storage");
}

TEST_F(RelocateRetrievalTest, AnOrganizationThatCannotBeLookedUpWritesNothing) {
  const std::string before = world_.Dump();
  world_.directory.FailWith(error::DirectoryUnavailable());
  EXPECT_THAT(Relocate(At(retrieval_.name())),
              HasReason("DIRECTORY_UNAVAILABLE"));
  world_.directory.FailWith(
      error::Make(absl::StatusCode::kNotFound, "ORGANIZATION_NOT_FOUND", ""));
  EXPECT_THAT(Relocate(At(retrieval_.name())),
              HasReason("ORGANIZATION_NOT_FOUND"));
  EXPECT_EQ(world_.Dump(), before);
}

TEST_F(RelocateRetrievalTest, SaysAllThatIsWrong) {
  auto message = At("none");
  message.mutable_lead();
  message.set_request_id("no uuid");
  EXPECT_THAT(FieldsAtFault(Relocate(message).status()),
              ElementsAre("name", "organization", "lead.display_name",
                          "lead.role", "request_id"));
  EXPECT_THAT(Relocate(At("retrievals/none")),
              HasReason("RETRIEVAL_NOT_FOUND"));
}

TEST_F(RelocateRetrievalTest, AFaultAtAnyStepLeavesAllOrNothing) {
  for (const auto& message : {Anew, At, AtNew}) {
    std::string name;
    request::testing::ExpectAllOrNothing(
        [&](HandlerWorld& world) { name = Exhausted(world).name(); },
        [&](HandlerWorld& world) {
          return RelocateRetrieval(world.call(), message(name), world.env);
        });
  }
}

}  // namespace
}  // namespace custodia::request::handlers
