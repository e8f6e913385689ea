#include <grpcpp/grpcpp.h>

#include <string>
#include <vector>

#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "tests/conformance/directory_fixture.h"

// What callers see of the directory.
namespace custodia::testing {
namespace {

namespace v1 = ::custodia::directory::v1;
using Stub = v1::DirectoryService::Stub;
using ::testing::ElementsAre;

google::rpc::Status DetailsOf(const grpc::Status& status) {
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  return details;
}

// Returns the reason of ErrorInfo, whose domain has to be ours.
std::string ReasonOf(const grpc::Status& status) {
  const google::rpc::Status details = DetailsOf(status);
  for (const auto& any : details.details()) {
    google::rpc::ErrorInfo info;
    if (any.UnpackTo(&info)) {
      EXPECT_EQ(info.domain(), "custodia.dev");
      return info.reason();
    }
  }
  return "";
}

TEST_F(DirectoryConformanceTest, AnswersWhoHoldsTheRecords) {
  Start();
  CreatePractice("organizations/elm");
  CreatePractice("organizations/oak");
  CreateDoctor();
  v1::CreateAffiliationRequest affiliation;
  affiliation.mutable_affiliation()->set_practitioner("practitioners/roe");
  affiliation.mutable_affiliation()->set_organization("organizations/elm");
  affiliation.mutable_affiliation()->set_kind(v1::Affiliation::MEMBER);
  Get(&Stub::CreateAffiliation, affiliation);
  v1::RecordSuccessionRequest sale;
  sale.mutable_succession_event()->set_from("organizations/elm");
  sale.mutable_succession_event()->set_to("organizations/oak");
  sale.mutable_succession_event()->set_kind(v1::SuccessionEvent::SALE);
  Get(&Stub::RecordSuccession, sale);

  v1::ResolveCustodianRequest question;
  question.set_practitioner("practitioners/roe");
  const auto answer = Get(&Stub::ResolveCustodian, question);
  ASSERT_FALSE(answer.leads().empty());
  EXPECT_EQ(answer.leads(0).organization(), "organizations/oak");
  EXPECT_EQ(answer.leads(0).rung(), v1::Lead::SUCCESSOR);

  v1::BatchResolveCustodiansRequest batch;
  *batch.add_requests() = question;
  EXPECT_EQ(Get(&Stub::BatchResolveCustodians, batch)
                .results(0)
                .response()
                .SerializeAsString(),
            answer.SerializeAsString());
}

TEST_F(DirectoryConformanceTest, LearnsFromAReport) {
  Start();
  CreatePractice("organizations/elm");
  CreateDoctor();
  v1::ReportCustodyRequest report;
  report.set_organization("organizations/elm");
  report.set_practitioner("practitioners/roe");
  report.set_finding(v1::ReportCustodyRequest::TRANSFERRED);
  report.mutable_new_organization()->set_name("organizations/harbor");
  report.mutable_new_organization()->set_display_name("Harbor Storage");
  report.set_request_id("6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a55");
  EXPECT_EQ(Get(&Stub::ReportCustody, report).evidence().grade(),
            v1::Evidence::REPORTED);
  v1::ListSuccessionEventsRequest list;
  list.set_parent("organizations/harbor");
  const auto events = Get(&Stub::ListSuccessionEvents, list);
  ASSERT_EQ(events.succession_events_size(), 1);
  EXPECT_EQ(events.succession_events(0).from(), "organizations/elm");
}

TEST_F(DirectoryConformanceTest, ReadsWhatWasWritten) {
  Start();
  CreatePractice("organizations/elm");
  CreateDoctor();
  v1::GetOrganizationRequest organization;
  organization.set_name("organizations/elm");
  EXPECT_EQ(Get(&Stub::GetOrganization, organization).time_zone(),
            "America/New_York");
  v1::GetPractitionerRequest practitioner;
  practitioner.set_name("practitioners/roe");
  EXPECT_EQ(
      Get(&Stub::GetPractitioner, practitioner).primary_name().family_name(),
      "Roe");
  v1::SearchPractitionersRequest search;
  search.set_query("jane ro");
  EXPECT_EQ(Get(&Stub::SearchPractitioners, search).practitioners_size(), 1);
  v1::ListAffiliationsRequest affiliations;
  affiliations.set_parent("practitioners/roe");
  EXPECT_EQ(Get(&Stub::ListAffiliations, affiliations).affiliations_size(), 0);
  EXPECT_EQ(Get(&Stub::ListImports, v1::ListImportsRequest()).imports_size(),
            0);
}

TEST_F(DirectoryConformanceTest, CuratesWhatWasWritten) {
  Start();
  CreatePractice("organizations/elm");
  CreateDoctor();
  v1::SearchOrganizationsRequest search;
  search.set_query("organizations el");
  EXPECT_EQ(Get(&Stub::SearchOrganizations, search).organizations_size(), 1);

  v1::UpdateOrganizationRequest organization;
  organization.mutable_organization()->set_name("organizations/elm");
  organization.mutable_organization()->set_display_name("Elm Partners");
  organization.mutable_update_mask()->add_paths("display_name");
  EXPECT_EQ(Get(&Stub::UpdateOrganization, organization).display_name(),
            "Elm Partners");
  v1::UpdatePractitionerRequest practitioner;
  practitioner.mutable_practitioner()->set_name("practitioners/roe");
  practitioner.mutable_practitioner()->set_status(v1::Practitioner::INACTIVE);
  EXPECT_EQ(Get(&Stub::UpdatePractitioner, practitioner).status(),
            v1::Practitioner::INACTIVE);

  v1::CreateAffiliationRequest create;
  create.mutable_affiliation()->set_practitioner("practitioners/roe");
  create.mutable_affiliation()->set_organization("organizations/elm");
  create.mutable_affiliation()->set_kind(v1::Affiliation::MEMBER);
  v1::EndAffiliationRequest end;
  end.set_name(Get(&Stub::CreateAffiliation, create).name());
  end.mutable_end_date()->set_year(2015);
  const auto ended = Get(&Stub::EndAffiliation, end);
  EXPECT_EQ(ended.end_date().year(), 2015);
  v1::RetractFactRequest retract;
  retract.set_name(ended.evidence(0).fact());
  retract.set_reason("She is still there.");
  EXPECT_NE(Get(&Stub::RetractFact, retract).revision(), "");
  v1::ListAffiliationsRequest list;
  list.set_parent("practitioners/roe");
  EXPECT_FALSE(
      Get(&Stub::ListAffiliations, list).affiliations(0).has_end_date());
}

TEST_F(DirectoryConformanceTest, KeepsWhatWasWritten) {
  Start();
  CreatePractice("organizations/elm");
  EXPECT_EQ(Stop(), 0);
  Start();
  v1::GetOrganizationRequest request;
  request.set_name("organizations/elm");
  EXPECT_EQ(Get(&Stub::GetOrganization, request).name(), "organizations/elm");
}

TEST_F(DirectoryConformanceTest, AnErrorNamesItsReasonAndEveryField) {
  Start();
  v1::Organization organization;
  grpc::Status status = Call(&Stub::CreateOrganization,
                             v1::CreateOrganizationRequest(), &organization);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "INVALID_FIELD");
  google::rpc::BadRequest bad;
  const google::rpc::Status details = DetailsOf(status);
  ASSERT_EQ(details.details_size(), 2);
  ASSERT_TRUE(details.details(1).UnpackTo(&bad));
  std::vector<std::string> fields;
  for (const auto& violation : bad.field_violations()) {
    fields.push_back(violation.field());
  }
  EXPECT_THAT(fields, ElementsAre("organization.display_name",
                                  "organization.type", "organization.status"));

  v1::GetOrganizationRequest unknown;
  unknown.set_name("organizations/nowhere");
  status = Call(&Stub::GetOrganization, unknown, &organization);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(ReasonOf(status), "ORGANIZATION_NOT_FOUND");
}

}  // namespace
}  // namespace custodia::testing
