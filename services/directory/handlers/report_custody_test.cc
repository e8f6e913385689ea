#include "services/directory/handlers/report_custody.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/resolve_custodian.h"
#include "services/directory/testing/handler_test.h"
#include "services/directory/testing/reparsed.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ReportCustodyTest : public testing::HandlerTest {
 protected:
  // The society says that Dr. Roe's charts of `elm` went to `oak`.
  ReportCustodyTest() {
    request_.set_request_id(testing::kRequestId);
    request_.set_organization("organizations/society");
    request_.set_origin_organization("organizations/elm");
    request_.set_practitioner("practitioners/roe");
    request_.set_finding(v1::ReportCustodyRequest::TRANSFERRED);
    request_.set_to_organization("organizations/oak");
  }

  // Has them go to one that the directory may not have instead.
  v1::Organization& ToNew() {
    request_.clear_to_organization();
    auto& organization = *request_.mutable_new_organization();
    organization.set_name("organizations/harbor");
    organization.set_display_name("Harbor Storage, Inc.");
    organization.mutable_address()->set_administrative_area("MA");
    organization.mutable_address()->set_postal_code("02110");
    auto& phone = *organization.add_contact_points();
    phone.set_kind(v1::ContactPoint::PHONE);
    phone.set_value("+1 617 555 0100");
    return organization;
  }

  absl::StatusOr<v1::ReportCustodyResponse> Report() {
    return ReportCustody(call_, request_, env_);
  }

  std::vector<SuccessionEvent> EventsFrom(const std::string& id) {
    return Find<std::vector<SuccessionEvent>>(
        [&](DirectorySnapshot& s) { return s.SuccessionsFrom(id); });
  }

  std::vector<CustodyReport> ReportsAbout(const std::string& id) {
    return Find<std::vector<CustodyReport>>(
        [&](DirectorySnapshot& s) { return s.ReportsAbout(id); });
  }

  std::optional<Organization> FindOrganization(const std::string& id) {
    return Find<std::optional<Organization>>(
        [&](DirectorySnapshot& s) { return s.FindOrganization(id); });
  }

  v1::ReportCustodyRequest request_;
};

TEST_F(ReportCustodyTest, ATransferMovesTheRecordsFromWhereTheyWereMade) {
  const auto response = Report();
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->evidence().grade(), v1::Evidence::REPORTED);
  EXPECT_EQ(response->evidence().source(), "organizations/society");
  EXPECT_NE(response->evidence().fact(), "");
  ASSERT_THAT(ReportsAbout("society"), SizeIs(1));

  const auto events = EventsFrom("elm");
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].to, "oak");
  EXPECT_EQ(events[0].kind, SuccessionKind::kCustodyTransfer);
  EXPECT_THAT(events[0].scope.practitioners, ElementsAre("roe"));
  ASSERT_THAT(events[0].evidence, SizeIs(1));
  EXPECT_EQ(events[0].evidence[0].grade, Grade::kReported);
  EXPECT_THAT(EventsFrom("society"), IsEmpty());
}

TEST_F(ReportCustodyTest, AHolderPassesOnWhatCameToIt) {
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(SuccessionEvent{.id = "sale",
                             .from = "elm",
                             .to = "society",
                             .kind = SuccessionKind::kSale})
        .status();
  });
  ASSERT_THAT(Report(), IsOk());
  EXPECT_THAT(EventsFrom("society"), SizeIs(1));
  EXPECT_THAT(EventsFrom("elm"), SizeIs(1));
}

TEST_F(ReportCustodyTest, BackToWhereTheyWereMadeIsNoTransfer) {
  request_.set_to_organization("organizations/elm");
  ASSERT_THAT(Report(), IsOk());
  EXPECT_THAT(ReportsAbout("society"), SizeIs(1));
  EXPECT_THAT(EventsFrom("elm"), IsEmpty());
}

TEST_F(ReportCustodyTest, OtherFindingsAreKeptAsReports) {
  request_.clear_to_organization();
  request_.set_finding(v1::ReportCustodyRequest::KNOWS_NOTHING);
  ASSERT_THAT(Report(), IsOk());
  const auto reports = ReportsAbout("society");
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_EQ(reports[0].finding, Finding::kKnowsNothing);
  EXPECT_EQ(reports[0].origin_organization, "elm");
  EXPECT_EQ(reports[0].practitioner, "roe");
  EXPECT_THAT(EventsFrom("elm"), IsEmpty());
}

TEST_F(ReportCustodyTest, WhoCannotBeReachedHasNotSpoken) {
  request_.clear_to_organization();
  request_.set_finding(v1::ReportCustodyRequest::UNREACHABLE);
  ASSERT_THAT(Report(), IsOk());
  EXPECT_EQ(ReportsAbout("society").at(0).evidence.at(0).source, "report");
}

TEST_F(ReportCustodyTest, ANewCustodianIsMadeOfOnePartysWord) {
  ToNew();
  ASSERT_THAT(Report(), IsOk());
  const auto made = FindOrganization("harbor");
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(made->id, "harbor");
  EXPECT_EQ(made->type, OrganizationType::kRecordsCustodian);
  EXPECT_EQ(made->status, OrganizationStatus::kOperating);
  ASSERT_THAT(made->evidence, SizeIs(1));
  EXPECT_EQ(made->evidence[0].grade, Grade::kReported);
  EXPECT_EQ(made->contact_points.at(0).evidence.at(0).source,
            "organizations/society");
  ASSERT_THAT(EventsFrom("elm"), SizeIs(1));
  EXPECT_EQ(EventsFrom("elm")[0].to, "harbor");
}

TEST_F(ReportCustodyTest, TheNextPatientIsSentThere) {
  Seed([](DirectoryTransaction& txn) -> absl::Status {
    Organization elm = OrganizationOf("elm");
    elm.status = OrganizationStatus::kClosed;
    CUSTODIA_RETURN_IF_ERROR(txn.Put(elm).status());
    return txn
        .Put(SuccessionEvent{.id = "closure",
                             .from = "elm",
                             .kind = SuccessionKind::kClosure,
                             .effective_date = {.year = 2015},
                             .evidence = {Official()}})
        .status();
  });
  v1::ResolveCustodianRequest question;
  question.set_practitioner("practitioners/roe");
  const auto before =
      testing::Reparsed(ResolveCustodian(call_, question, env_));
  ASSERT_THAT(before, IsOk());
  ASSERT_FALSE(before->leads().empty());
  EXPECT_EQ(before->leads(0).role(), v1::Lead::REFERRER);
  EXPECT_EQ(before->leads(0).origin_organization(), "organizations/elm");

  ToNew();
  ASSERT_THAT(Report(), IsOk());
  const auto after = testing::Reparsed(ResolveCustodian(call_, question, env_));
  ASSERT_THAT(after, IsOk());
  ASSERT_FALSE(after->leads().empty());
  EXPECT_EQ(after->leads(0).organization(), "organizations/harbor");
  EXPECT_EQ(after->leads(0).role(), v1::Lead::HOLDER);
  EXPECT_EQ(after->leads(0).rung(), v1::Lead::APPOINTED_CUSTODIAN);
}

TEST_F(ReportCustodyTest, ACallersGradeIsNotTaken) {
  v1::Organization& organization = ToNew();
  organization.add_evidence()->set_grade(v1::Evidence::OFFICIAL);
  ASSERT_THAT(Report(), IsOk());
  EXPECT_EQ(FindOrganization("harbor")->evidence.at(0).grade, Grade::kReported);
}

TEST_F(ReportCustodyTest, ACustodianOfTheSameNameAndPlaceIsTheSame) {
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(Organization{.id = "h1",
                          .display_name = "HARBOR STORAGE INC",
                          .address = {.state = "MA", .zip = "02110-1234"}})
        .status();
  });
  ToNew();
  ASSERT_THAT(Report(), IsOk());
  ASSERT_THAT(EventsFrom("elm"), SizeIs(1));
  EXPECT_EQ(EventsFrom("elm")[0].to, "h1");
  const auto found = FindOrganization("harbor");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->id, "h1");
  EXPECT_THAT(found->contact_points, SizeIs(1));
}

TEST_F(ReportCustodyTest, WhatIsKnownOfTheSameIsNotOverwritten) {
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(Organization{.id = "h1",
                          .display_name = "Harbor Storage",
                          .address = {.state = "MA", .zip = "02110"},
                          .contact_points = {{.kind = ContactKind::kFax,
                                              .value = "617-555-0199",
                                              .evidence = {Official()}}}})
        .status();
  });
  ToNew();
  ASSERT_THAT(Report(), IsOk());
  const auto found = FindOrganization("h1");
  ASSERT_THAT(found->contact_points, SizeIs(1));
  EXPECT_EQ(found->contact_points[0].kind, ContactKind::kFax);
}

// It stands for an address, and nobody has said that anybody is there.
TEST_F(ReportCustodyTest, ASiteOfTheNameIsNotTheSame) {
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(Organization{.id = "h1",
                          .display_name = "Harbor Storage",
                          .address = {.state = "MA", .zip = "02110"},
                          .is_site = true})
        .status();
  });
  ToNew();
  ASSERT_THAT(Report(), IsOk());
  EXPECT_EQ(EventsFrom("elm").at(0).to, "harbor");
}

TEST_F(ReportCustodyTest, ANameAloneDoesNotMakeItTheSame) {
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(Organization{.id = "h1",
                          .display_name = "Harbor Storage",
                          .address = {.state = "MA", .zip = "01970"}})
        .status();
  });
  ToNew();
  ASSERT_THAT(Report(), IsOk());
  EXPECT_EQ(EventsFrom("elm").at(0).to, "harbor");
}

TEST_F(ReportCustodyTest, TheSameTelephoneDoes) {
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(Organization{.id = "h1",
                          .display_name = "Harbor Storage",
                          .address = {.state = "CA", .zip = "94105"},
                          .contact_points = {{.kind = ContactKind::kPhone,
                                              .value = "(617) 555-0100"}}})
        .status();
  });
  ToNew();
  ASSERT_THAT(Report(), IsOk());
  EXPECT_EQ(EventsFrom("elm").at(0).to, "h1");
}

TEST_F(ReportCustodyTest, AChosenIdOfAnotherOrganizationIsRefused) {
  ToNew().set_name("organizations/oak");
  EXPECT_THAT(Report(), HasReason("ALREADY_EXISTS"));
  EXPECT_THAT(ReportsAbout("society"), IsEmpty());
}

TEST_F(ReportCustodyTest, TwoWhoSayTheSameMakeOneTransferWithTwoSources) {
  ToNew();
  ASSERT_THAT(Report(), IsOk());
  request_.set_request_id(testing::kOtherRequestId);
  ASSERT_THAT(Report(), IsOk());
  EXPECT_THAT(ReportsAbout("society"), SizeIs(2));
  ASSERT_THAT(EventsFrom("elm"), SizeIs(1));
  EXPECT_THAT(EventsFrom("elm")[0].evidence, SizeIs(2));
}

TEST_F(ReportCustodyTest, TheNextToAskHearsOfADestruction) {
  request_.set_organization("organizations/elm");
  request_.set_finding(v1::ReportCustodyRequest::DESTROYED);
  request_.clear_to_organization();
  request_.set_rule("243 CMR 2.07(13)");
  request_.mutable_effective_date()->set_year(2020);
  ASSERT_THAT(Report(), IsOk());

  v1::ResolveCustodianRequest question;
  question.set_practitioner("practitioners/roe");
  const auto destroyed = [&] {
    std::vector<std::string> said;
    const auto answer =
        testing::Reparsed(ResolveCustodian(call_, question, env_));
    EXPECT_THAT(answer, IsOk());
    for (const v1::TrailStep& step : answer->trail()) {
      if (step.outcome() != v1::TrailStep::REPORTED_DESTROYED) continue;
      said.push_back(step.explanation());
      EXPECT_EQ(step.organization(), "organizations/elm");
      EXPECT_EQ(step.evidence(0).grade(), v1::Evidence::REPORTED);
    }
    EXPECT_EQ(answer->leads(0).organization(), "organizations/elm");
    return said;
  };
  EXPECT_THAT(destroyed(),
              ElementsAre("The elm of Salem reported on 2026-11-22 that the "
                          "records at The elm of Salem were destroyed in 2020, "
                          "as 243 CMR 2.07(13) allows."));
  question.set_revision("r1");  // Before it was told.
  EXPECT_THAT(destroyed(), IsEmpty());
}

TEST_F(ReportCustodyTest, ARepeatChangesNothing) {
  ToNew();
  const auto first = Report();
  const int64_t revision = Revision();
  clock_.Advance(absl::Hours(1));
  const auto repeat = Report();
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Revision(), revision);
  request_.set_finding(v1::ReportCustodyRequest::HOLDS);
  request_.clear_new_organization();
  EXPECT_THAT(Report(), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(ReportCustodyTest, NamesWhatTheDirectoryHas) {
  request_.set_practitioner("practitioners/nobody");
  EXPECT_THAT(Report(), HasReason("PRACTITIONER_NOT_FOUND"));
  request_.set_origin_organization("organizations/nowhere");
  EXPECT_THAT(Report(), HasReason("ORGANIZATION_NOT_FOUND"));
  request_.clear_origin_organization();
  request_.clear_practitioner();
  request_.set_to_organization("organizations/society");
  EXPECT_THAT(FieldsAtFault(Report()), ElementsAre("to_organization"));
}

TEST_F(ReportCustodyTest, TellsAllThatIsWrong) {
  ToNew().set_county_fips("Essex");
  request_.clear_organization();
  request_.mutable_report_date()->set_year(2027);
  EXPECT_THAT(FieldsAtFault(Report()),
              ElementsAre("organization", "report_date",
                          "new_organization.county_fips"));
}

TEST_F(ReportCustodyTest, AFaultAtAnyStepLeavesNoTrace) {
  ToNew();
  // Look for the request, three nodes, the chosen id, the name and the county;
  // put the custodian; look for the path and for the same event; put the event
  // and the report; record; load (twice); commit.
  EXPECT_EQ(FailAtEachStep([&] { return Report(); }), 16);
  EXPECT_THAT(ReportsAbout("society"), SizeIs(1));
  EXPECT_THAT(EventsFrom("elm"), SizeIs(1));
}

}  // namespace
}  // namespace custodia::directory
