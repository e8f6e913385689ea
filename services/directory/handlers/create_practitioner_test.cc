#include "services/directory/handlers/create_practitioner.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/get_practitioner.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

constexpr char kNpi[] = "1234567893";

class CreatePractitionerTest : public testing::HandlerTest {
 protected:
  CreatePractitionerTest() {
    request_.set_request_id(testing::kRequestId);
    auto& name = *request_.mutable_practitioner()->mutable_primary_name();
    name.set_given_name("Ann");
    name.set_family_name("Poe");
  }

  absl::StatusOr<v1::Practitioner> Create() {
    return CreatePractitioner(call_, request_, env_);
  }

  absl::StatusOr<v1::Practitioner> Get(const std::string& name) {
    v1::GetPractitionerRequest request;
    request.set_name(name);
    return GetPractitioner(call_, request, env_);
  }

  v1::CreatePractitionerRequest request_;
};

TEST_F(CreatePractitionerTest, GetsAnIdOfOurs) {
  const auto created = Create();
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->name(), "practitioners/1");
  EXPECT_EQ(created->evidence(0).source(), "curated");
  EXPECT_EQ(Get("practitioners/1")->SerializeAsString(),
            created->SerializeAsString());
}

TEST_F(CreatePractitionerTest, TheNpiIsTheIdAndAChosenOneFindsItToo) {
  request_.mutable_practitioner()->set_npi(kNpi);
  request_.mutable_practitioner()->set_name("practitioners/ann");
  const auto created = Create();
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->name(), "practitioners/1234567893");
  EXPECT_EQ(Get("practitioners/ann")->name(), created->name());
}

TEST_F(CreatePractitionerTest, NamesAreTakenOnce) {
  request_.mutable_practitioner()->set_name("practitioners/roe");
  EXPECT_THAT(Create(), HasReason("ALREADY_EXISTS"));
  request_.mutable_practitioner()->set_npi(kNpi);
  EXPECT_THAT(Create(), HasReason("ALREADY_EXISTS"));
  request_.mutable_practitioner()->clear_name();
  ASSERT_THAT(Create(), IsOk());
  request_.set_request_id(testing::kOtherRequestId);
  EXPECT_THAT(Create(), HasReason("ALREADY_EXISTS"));
}

TEST_F(CreatePractitionerTest, ARepeatChangesNothing) {
  const auto first = Create();
  const int64_t revision = Revision();
  EXPECT_EQ(Create()->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Revision(), revision);
  request_.mutable_practitioner()->set_npi(kNpi);
  EXPECT_THAT(Create(), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(CreatePractitionerTest, TellsAllThatIsWrong) {
  request_.mutable_practitioner()->set_npi("1234567890");
  request_.mutable_practitioner()->clear_primary_name();
  EXPECT_THAT(
      FieldsAtFault(Create()),
      ElementsAre("practitioner.npi", "practitioner.primary_name.family_name"));
}

TEST_F(CreatePractitionerTest, AFaultAtAnyStepLeavesNoTrace) {
  request_.mutable_practitioner()->set_npi(kNpi);
  request_.mutable_practitioner()->set_name("practitioners/ann");
  // Look for the request and both ids; put, alias, record, load; commit.
  EXPECT_EQ(FailAtEachStep([&] { return Create(); }), 8);
}

TEST_F(CreatePractitionerTest, GetRefusesWhatIsNoName) {
  EXPECT_THAT(FieldsAtFault(Get("organizations/elm")), ElementsAre("name"));
  EXPECT_THAT(Get("practitioners/nobody"), HasReason("PRACTITIONER_NOT_FOUND"));
}

}  // namespace
}  // namespace custodia::directory
