#include "services/directory/handlers/create_organization.h"

#include "absl/strings/ascii.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/get_organization.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class CreateOrganizationTest : public testing::HandlerTest {
 protected:
  CreateOrganizationTest() {
    request_.set_request_id(testing::kRequestId);
    auto& organization = *request_.mutable_organization();
    organization.set_display_name("Harbor Storage");
    organization.set_type(v1::Organization::RECORDS_CUSTODIAN);
    organization.set_status(v1::Organization::OPERATING);
    organization.mutable_address()->set_administrative_area("MA");
    organization.mutable_address()->set_postal_code("01970");
  }

  absl::StatusOr<v1::Organization> Create() {
    return CreateOrganization(call_, request_, env_);
  }

  v1::CreateOrganizationRequest request_;
};

TEST_F(CreateOrganizationTest, IsStoredWithItsSourceAndZone) {
  const auto created = Create();
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->name(), "organizations/1");
  EXPECT_EQ(created->time_zone(), "America/New_York");
  ASSERT_EQ(created->evidence_size(), 1);
  EXPECT_EQ(created->evidence(0).source(), "curated");
  EXPECT_EQ(created->evidence(0).grade(), v1::Evidence::REPORTED);
  EXPECT_NE(created->evidence(0).fact(), "");
  EXPECT_EQ(created->evidence(0).recorded_time().seconds(),
            absl::ToUnixSeconds(clock_.Now()));
  EXPECT_NE(created->etag(), "");

  v1::GetOrganizationRequest get;
  get.set_name(created->name());
  const auto read = GetOrganization(call_, get, env_);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->SerializeAsString(), created->SerializeAsString());
}

TEST_F(CreateOrganizationTest, TheCountyOfTheZipIsTaken) {
  Seed([](DirectoryTransaction& txn) -> absl::Status {
    CUSTODIA_RETURN_IF_ERROR(
        txn.PutCounty({.fips = "25009", .name = "Essex", .state = "MA"})
            .status());
    return txn.PutZip("01970", "25009", "Salem", "MA").status();
  });
  const auto created = Create();
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->county_fips(), "25009");
}

TEST_F(CreateOrganizationTest, TheCallerMayChooseAFreeId) {
  request_.mutable_organization()->set_name("organizations/harbor");
  const auto created = Create();
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->name(), "organizations/harbor");

  request_.set_request_id(testing::kOtherRequestId);
  EXPECT_THAT(Create(), HasReason("ALREADY_EXISTS"));
}

TEST_F(CreateOrganizationTest, ARepeatReturnsItAsItNowStands) {
  const auto first = Create();
  ASSERT_THAT(first, IsOk());
  const int64_t revision = Revision();
  clock_.Advance(absl::Hours(1));
  const auto repeat = Create();
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Revision(), revision);

  Seed([](DirectoryTransaction& txn) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(auto organization, txn.FindOrganization("1"));
    organization->display_name = "Harbor Archive";
    return txn.Put(*organization).status();
  });
  EXPECT_EQ(Create()->display_name(), "Harbor Archive");
}

TEST_F(CreateOrganizationTest, AUuidIsTheSameInCapitals) {
  const auto first = Create();
  request_.set_request_id(absl::AsciiStrToUpper(request_.request_id()));
  const auto repeat = Create();
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->name(), first->name());
}

TEST_F(CreateOrganizationTest, AnIdStandsForOneContent) {
  ASSERT_THAT(Create(), IsOk());
  request_.mutable_organization()->set_display_name("Another");
  EXPECT_THAT(Create(), HasReason("REQUEST_ID_REUSED"));
}

// Messages of two methods may be the same bytes.
TEST_F(CreateOrganizationTest, AnIdStandsForOneMethod) {
  ASSERT_THAT(Create(), IsOk());
  Seed([](DirectoryTransaction& txn) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(auto recorded,
                              txn.FindRequest(testing::kRequestId));
    recorded->method = "CreatePractitioner";
    return txn.RecordRequest(testing::kOtherRequestId, *recorded);
  });
  request_.set_request_id(testing::kOtherRequestId);
  EXPECT_THAT(Create(), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(CreateOrganizationTest, WithoutAnIdARepeatIsAnotherWrite) {
  request_.clear_request_id();
  ASSERT_THAT(Create(), IsOk());
  const auto second = Create();
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->name(), "organizations/2");
}

TEST_F(CreateOrganizationTest, TellsAllThatIsWrong) {
  request_.set_request_id("once");
  request_.mutable_organization()->clear_type();
  request_.mutable_organization()->clear_display_name();
  EXPECT_THAT(FieldsAtFault(Create()),
              ElementsAre("request_id", "organization.display_name",
                          "organization.type"));
}

TEST_F(CreateOrganizationTest, AFaultAtAnyStepLeavesNoTrace) {
  // Look for the request, the id and the county; put, record, load; commit.
  EXPECT_EQ(FailAtEachStep([&] { return Create(); }), 7);
}

}  // namespace
}  // namespace custodia::directory
