#include "services/directory/handlers/create_affiliation.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/list_affiliations.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class CreateAffiliationTest : public testing::HandlerTest {
 protected:
  CreateAffiliationTest() {
    request_.set_request_id(testing::kRequestId);
    auto& affiliation = *request_.mutable_affiliation();
    affiliation.set_practitioner("practitioners/roe");
    affiliation.set_organization("organizations/oak");
    affiliation.set_kind(v1::Affiliation::MEMBER);
    affiliation.mutable_start_date()->set_year(2009);
  }

  absl::StatusOr<v1::Affiliation> Create() {
    return CreateAffiliation(call_, request_, env_);
  }

  absl::StatusOr<v1::ListAffiliationsResponse> List(
      const std::string& parent, int page_size = 0,
      const std::string& token = "") {
    v1::ListAffiliationsRequest request;
    request.set_parent(parent);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return ListAffiliations(call_, request, env_);
  }

  v1::CreateAffiliationRequest request_;
};

TEST_F(CreateAffiliationTest, IsListedFromBothSides) {
  const auto created = Create();
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->name(), "affiliations/1");
  const auto at = List("organizations/oak");
  ASSERT_THAT(at, IsOk());
  ASSERT_EQ(at->affiliations_size(), 1);
  EXPECT_EQ(at->affiliations(0).SerializeAsString(),
            created->SerializeAsString());
  EXPECT_EQ(List("practitioners/roe")->affiliations_size(), 2);
}

TEST_F(CreateAffiliationTest, PagesFollowEachOther) {
  ASSERT_THAT(Create(), IsOk());
  const auto first = List("practitioners/roe", 1);
  ASSERT_THAT(first, IsOk());
  ASSERT_EQ(first->affiliations_size(), 1);
  ASSERT_NE(first->next_page_token(), "");
  const auto second = List("practitioners/roe", 1, first->next_page_token());
  ASSERT_THAT(second, IsOk());
  ASSERT_EQ(second->affiliations_size(), 1);
  EXPECT_NE(second->affiliations(0).name(), first->affiliations(0).name());
  EXPECT_EQ(second->next_page_token(), "");
  EXPECT_THAT(List("organizations/oak", 1, first->next_page_token()),
              HasReason("PAGE_TOKEN_INVALID"));
}

TEST_F(CreateAffiliationTest, BothEndsAreKnown) {
  request_.mutable_affiliation()->set_practitioner("practitioners/nobody");
  EXPECT_THAT(Create(), HasReason("PRACTITIONER_NOT_FOUND"));
  request_.mutable_affiliation()->set_practitioner("practitioners/roe");
  request_.mutable_affiliation()->set_organization("organizations/nowhere");
  EXPECT_THAT(Create(), HasReason("ORGANIZATION_NOT_FOUND"));
  EXPECT_THAT(List("organizations/nowhere"),
              HasReason("ORGANIZATION_NOT_FOUND"));
  EXPECT_THAT(List("practitioners/nobody"),
              HasReason("PRACTITIONER_NOT_FOUND"));
  EXPECT_THAT(FieldsAtFault(List("roe")), ElementsAre("parent"));
}

TEST_F(CreateAffiliationTest, PlacesAPractitionerWhomNobodyHasPlaced) {
  Seed([](DirectoryTransaction& txn) {
    return txn.Put(Practitioner{.id = "poe", .name = {.family = "Poe"}})
        .status();
  });
  request_.mutable_affiliation()->set_practitioner("practitioners/poe");
  ASSERT_THAT(Create(), IsOk());
  const auto found = Find<std::vector<Practitioner>>([](DirectorySnapshot& s) {
    return s.PractitionersNamed({.family = "Poe", .state = "MA"}, 10);
  });
  EXPECT_EQ(found.size(), 1U);
}

TEST_F(CreateAffiliationTest, ARepeatChangesNothing) {
  const auto first = Create();
  EXPECT_EQ(Create()->SerializeAsString(), first->SerializeAsString());
  request_.mutable_affiliation()->set_department("Cardiology");
  EXPECT_THAT(Create(), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(CreateAffiliationTest, TellsAllThatIsWrong) {
  request_.mutable_affiliation()->clear_kind();
  request_.mutable_affiliation()->mutable_end_date()->set_year(2008);
  EXPECT_THAT(FieldsAtFault(Create()),
              ElementsAre("affiliation.kind", "affiliation.end_date"));
}

TEST_F(CreateAffiliationTest, AFaultAtAnyStepLeavesNoTrace) {
  // Look for the request and both ends; put, record, load; commit.
  EXPECT_EQ(FailAtEachStep([&] { return Create(); }), 7);
}

}  // namespace
}  // namespace custodia::directory
