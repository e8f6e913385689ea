// Laboratory results from order to reply, through both services: the
// laboratory is asked, and when it has nothing, who ordered them.

#include <sstream>
#include <string>

#include "common/testing/status_matchers.h"
#include "deploy/walkthrough/story.h"
#include "deploy/walkthrough/teller.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/sample_pair.h"

namespace custodia::testing {
namespace {

using directory::v1::Lead;
using directory::v1::Organization;
using request::v1::Attempt;
using request::v1::NotCustodian;
using request::v1::Retrieval;

constexpr char kAcme[] = "organizations/acme-laboratories";

class LaboratoryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto pair = SamplePair::Start();
    ASSERT_THAT(pair, IsOk());
    pair_ = *std::move(pair);
    grpc::ClientContext context;
    directory::v1::CreateOrganizationRequest create;
    Organization& acme = *create.mutable_organization();
    acme.set_name(kAcme);
    acme.set_display_name("Acme Laboratories");
    acme.set_type(Organization::LABORATORY);
    acme.set_status(Organization::OPERATING);
    create.set_request_id("6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a55");
    Organization created;
    const grpc::Status status =
        pair_->directory_stub().CreateOrganization(&context, create, &created);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  Retrieval Create(const Retrieval& order) {
    grpc::ClientContext context;
    request::v1::CreateRetrievalRequest create;
    *create.mutable_retrieval() = order;
    create.set_request_id("0d2f3b1c-6f6b-4f0e-9d8a-6f1c2f5e4a55");
    Retrieval created;
    const grpc::Status status =
        pair_->request_stub().CreateRetrieval(&context, create, &created);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return created;
  }

  std::unique_ptr<SamplePair> pair_;
};

TEST_F(LaboratoryTest, ALaboratoryAloneIsAskedForTheOrderingDoctorsTests) {
  Retrieval order = walkthrough::Stories()[0].order;
  const std::string doctor = order.provider().practitioner();
  order.clear_provider();
  order.mutable_provider()->set_organization(kAcme);
  order.mutable_provider()->add_other_practitioners(doctor);
  order.set_record_kind(directory::v1::ResolveCustodianRequest::LABORATORY);

  const Retrieval created = Create(order);
  ASSERT_EQ(created.state(), Retrieval::READY_TO_SEND);
  ASSERT_EQ(created.attempts_size(), 1);
  const Lead& laboratory = created.attempts(0).lead();
  EXPECT_EQ(laboratory.organization(), kAcme);
  EXPECT_EQ(laboratory.rung(), Lead::LABORATORY);
  EXPECT_EQ(laboratory.role(), Lead::HOLDER);
  EXPECT_EQ(laboratory.origin_type(), Organization::LABORATORY);
}

TEST_F(LaboratoryTest, WhoOrderedTheTestsIsAskedWhereTheLaboratoryHasNone) {
  walkthrough::Story story = walkthrough::Stories()[0];
  story.order.mutable_provider()->set_organization(kAcme);
  story.order.set_record_kind(
      directory::v1::ResolveCustodianRequest::LABORATORY);
  request::v1::RecordReplyRequest none;
  none.mutable_not_custodian()->set_kind(NotCustodian::NEVER_HELD);
  const std::vector<walkthrough::Step> asked =
      walkthrough::Asked("Acme Laboratories", "", Attempt::FAX, none,
                         "We never tested for Dr. Hartwell.");
  story.steps.insert(story.steps.begin(), asked.begin(), asked.end());
  std::ostringstream told;
  walkthrough::Teller teller(pair_->directory_stub(), pair_->request_stub(),
                             pair_->folder().path().string(), told);
  EXPECT_THAT(teller.Tell(story), IsOk()) << told.str();
}

}  // namespace
}  // namespace custodia::testing
