#include "services/request/handlers/check_authority.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/handler_world.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Response = v1::CheckAuthorityResponse;

class CheckAuthorityTest : public ::testing::Test {
 protected:
  CheckAuthorityTest() {
    *message_.mutable_patient()->mutable_birth_date() =
        wire::ToProto(absl::CivilDay(1961, 4, 2));
    message_.mutable_requester()->set_relationship(v1::Requester::SELF);
    message_.set_state("TX");
  }

  absl::StatusOr<Response> Ask() {
    return CheckAuthority(world_.call(), message_, world_.env);
  }

  HandlerWorld world_;
  v1::CheckAuthorityRequest message_;
};

TEST_F(CheckAuthorityTest, ThePatientHasARightOfAccess) {
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_TRUE(answer->allowed());
  EXPECT_EQ(answer->decision(), Response::ALLOWED);
  EXPECT_EQ(answer->route(), Response::ACCESS);
  EXPECT_THAT(answer->missing(), IsEmpty());
  ASSERT_GE(answer->basis_size(), 1);
  EXPECT_THAT(answer->basis(0).citation(), ::testing::HasSubstr("164.524"));
}

TEST_F(CheckAuthorityTest, AGuardianNeedsTheCourtsOrder) {
  message_.mutable_requester()->set_relationship(v1::Requester::GUARDIAN);
  auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_FALSE(answer->allowed());
  ASSERT_EQ(answer->missing_size(), 1);
  EXPECT_EQ(answer->missing(0).field(), "requester.authority_documents");

  message_.mutable_requester()->add_authority_documents()->set_kind(
      v1::AuthorityDocument::GUARDIANSHIP_ORDER);
  answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_TRUE(answer->allowed());
}

TEST_F(CheckAuthorityTest, NamesAllThatIsWrong) {
  message_.clear_patient();
  message_.set_state("tx");
  message_.mutable_requester()->set_email("nobody");
  EXPECT_THAT(FieldsAtFault(Ask()),
              ElementsAre("patient", "requester.email", "state"));
}

}  // namespace
}  // namespace custodia::request::handlers
