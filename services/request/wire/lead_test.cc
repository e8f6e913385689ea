#include "services/request/wire/lead.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/finding.h"

namespace custodia::request {
namespace {

directory::v1::Lead Given() {
  directory::v1::Lead proto;
  proto.set_rung(directory::v1::Lead::SUCCESSOR);
  proto.set_role(directory::v1::Lead::HOLDER);
  proto.set_organization("organizations/elm");
  proto.set_display_name("Elm Street Practice");
  auto* point = proto.add_contact_points();
  point->set_kind(directory::v1::ContactPoint::FAX);
  point->set_value("978-555-0199");
  point->set_department("Records");
  proto.add_departments("Records");
  proto.add_hops()->set_from("organizations/oak");
  proto.add_evidence()->set_source("nppes");
  proto.set_time_zone("America/New_York");
  proto.mutable_scope()->set_patient_group(directory::v1::CustodyScope::MINORS);
  proto.set_origin_organization("organizations/oak");
  proto.set_origin_display_name("Oak Avenue Practice");
  proto.set_practitioner_display_name("Dr. A. Pell");
  proto.mutable_address()->add_address_lines("1 Elm Street");
  proto.mutable_address()->set_administrative_area("MA");
  return proto;
}

TEST(LeadTest, TakesWhatDecisionsRestOn) {
  Lead lead = wire::LeadFromDirectory(Given());
  lead.as_given.clear();
  EXPECT_EQ(lead, (Lead{.organization = "organizations/elm",
                        .origin_organization = "organizations/oak",
                        .origin_name = "Oak Avenue Practice",
                        .practitioner_name = "Dr. A. Pell",
                        .display_name = "Elm Street Practice",
                        .address = {.lines = {"1 Elm Street"}, .state = "MA"},
                        .role = Role::kHolder,
                        .departments = {"Records"},
                        .contact_points = {{.value = "978-555-0199",
                                            .department = "Records",
                                            .kind = ContactKind::kFax}},
                        .time_zone = "America/New_York",
                        .patient_group = PatientGroup::kMinors}));
}

TEST(LeadTest, GivesBackWhatTheDirectoryGaveUnknownFieldsIncluded) {
  directory::v1::Lead newer = Given();
  newer.GetReflection()->MutableUnknownFields(&newer)->AddVarint(900, 7);
  EXPECT_EQ(wire::ToProto(wire::LeadFromDirectory(newer)).SerializeAsString(),
            newer.SerializeAsString());
}

TEST(LeadTest, ALeadThatAReplyNamedSaysHowToReachIt) {
  const Address address{.lines = {"1 Depot Way"},
                        .city = "Lowell",
                        .state = "MA",
                        .zip = "01850"};
  const directory::v1::Lead proto = wire::ToProto(Lead{
      .organization = "organizations/vault",
      .origin_name = "Oak Avenue Practice",
      .practitioner_name = "Dr. A. Pell",
      .display_name = "Granite Vault",
      .address = address,
      .role = Role::kHolder,
      .contact_points = {{.value = "978-555-0181", .kind = ContactKind::kFax},
                         {.kind = ContactKind::kMail, .address = address}}});
  EXPECT_EQ(proto.organization(), "organizations/vault");
  EXPECT_EQ(proto.display_name(), "Granite Vault");
  EXPECT_EQ(proto.role(), directory::v1::Lead::HOLDER);
  ASSERT_EQ(proto.contact_points_size(), 2);
  EXPECT_EQ(proto.contact_points(0).kind(), directory::v1::ContactPoint::FAX);
  EXPECT_EQ(proto.contact_points(1).postal_address().locality(), "Lowell");
  EXPECT_EQ(proto.address().administrative_area(), "MA");
  EXPECT_EQ(proto.origin_display_name(), "Oak Avenue Practice");
  EXPECT_EQ(proto.practitioner_display_name(), "Dr. A. Pell");
  EXPECT_FALSE(proto.has_scope());
}

TEST(CandidateTest, ComesBackWhole) {
  const Candidate candidate{
      .practitioner = "practitioners/1",
      .display_name = "A. Pell",
      .address = {.lines = {"2 Elm"}, .city = "Lynn", .state = "MA"}};
  EXPECT_EQ(wire::FromProto(wire::ToProto(candidate)), candidate);
}

TEST(FindingTest, NamesTheOrganizationThatWeNamed) {
  const auto proto = wire::ToProto(
      CustodyFinding{.organization = "organizations/society",
                     .practitioner = "practitioners/1",
                     .origin_organization = "organizations/elm",
                     .finding = FindingKind::kTransferred,
                     .new_organization =
                         NamedOrganization{.display_name = "Granite Vault",
                                           .address = {.lines = {"1 Depot Way"},
                                                       .city = "Lowell",
                                                       .state = "MA",
                                                       .zip = "01850"},
                                           .phone = "978-555-0180",
                                           .fax = "978-555-0181",
                                           .role = Role::kHolder},
                     .new_organization_name = "organizations/vault",
                     .effective_date = {.year = 2016},
                     .reported_by = "organizations/society",
                     .report_date = {.year = 2024, .month = 3, .day = 4}});
  EXPECT_EQ(proto.finding(), directory::v1::ReportCustodyRequest::TRANSFERRED);
  EXPECT_EQ(proto.new_organization().name(), "organizations/vault");
  EXPECT_EQ(proto.new_organization().type(),
            directory::v1::Organization::RECORDS_CUSTODIAN);
  EXPECT_EQ(proto.new_organization().contact_points_size(), 3);
  EXPECT_EQ(proto.new_organization().address().locality(), "Lowell");
  EXPECT_EQ(proto.effective_date().year(), 2016);
  EXPECT_EQ(proto.report_date().day(), 4);
  EXPECT_EQ(proto.reported_by(), "organizations/society");
  EXPECT_TRUE(proto.to_organization().empty());
  EXPECT_TRUE(proto.request_id().empty());
}

}  // namespace
}  // namespace custodia::request
