#include "services/request/clients/location.h"

#include <google/protobuf/util/message_differencer.h>

#include "common/errors.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/dates.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

DayRange Days(int first, int last) {
  return {absl::CivilDay(first, 1, 1), absl::CivilDay(last, 12, 31)};
}

directory::v1::Lead& AddLead(const std::string& organization,
                             const DayRange& days,
                             directory::v1::ResolveCustodianResponse& to) {
  directory::v1::Lead& lead = *to.add_leads();
  lead.set_organization(organization);
  *lead.mutable_service_dates() = wire::ToProto(days);
  return lead;
}

std::vector<std::string> Organizations(const Stretch& stretch) {
  std::vector<std::string> organizations;
  for (const Lead& lead : stretch.leads) {
    organizations.push_back(lead.organization);
  }
  return organizations;
}

// The whole message is compared: nothing else may ever leave.
TEST(RequestOfTest, AsksWhatTheQuestionSaysAndNothingElse) {
  directory::v1::ResolveCustodianRequest expected;
  expected.set_organization("organizations/elm");
  expected.mutable_practitioner_query()->set_given_name("Ines");
  expected.mutable_practitioner_query()->set_family_name("Falk");
  expected.mutable_practitioner_query()->set_state("RI");
  expected.mutable_practitioner_query()->set_city("Warwick");
  expected.mutable_service_dates()->mutable_start()->set_year(2009);
  expected.mutable_service_dates()->mutable_end()->set_year(2011);
  expected.mutable_service_dates()->mutable_end()->set_month(4);
  expected.set_record_kind(directory::v1::ResolveCustodianRequest::HOSPITAL);
  expected.add_excluded_organizations("organizations/oak");
  expected.set_max_leads(50);
  expected.set_view(directory::v1::ResolveCustodianRequest::FULL);
  const auto request =
      RequestOf({.organization = "organizations/elm",
                 .query = {.given_name = "Ines",
                           .family_name = "Falk",
                           .state = "RI",
                           .city = "Warwick"},
                 .service_dates = {{.year = 2009}, {.year = 2011, .month = 4}},
                 .record_kind = RecordKind::kHospital,
                 .excluded_organizations = {"organizations/oak"}});
  EXPECT_TRUE(
      google::protobuf::util::MessageDifferencer::Equals(request, expected))
      << request.DebugString();
}

TEST(RequestOfTest, LaboratoryResultsHaveThreeToAsk) {
  const auto request =
      RequestOf({.practitioner = "practitioners/1",
                 .record_kind = RecordKind::kLaboratory,
                 .laboratory = "organizations/acme",
                 .primary_care_practitioner = "practitioners/2"});
  EXPECT_EQ(request.record_kind(),
            directory::v1::ResolveCustodianRequest::LABORATORY);
  EXPECT_EQ(request.laboratory(), "organizations/acme");
  EXPECT_EQ(request.practitioner(), "practitioners/1");
  EXPECT_EQ(request.primary_care_practitioner(), "practitioners/2");
}

TEST(RequestOfTest, WhatIsNotAskedIsNotSet) {
  const auto request = RequestOf({.practitioner = "practitioners/1"});
  EXPECT_EQ(request.laboratory(), "");
  EXPECT_EQ(request.primary_care_practitioner(), "");
  EXPECT_EQ(request.practitioner(), "practitioners/1");
  EXPECT_FALSE(request.has_practitioner_query());
  EXPECT_FALSE(request.has_service_dates());
}

TEST(LocationOfTest, PutsEachLeadIntoItsStretch) {
  directory::v1::ResolveCustodianResponse response;
  response.set_practitioner("practitioners/1");
  response.set_revision("42");
  *response.add_stretches() = wire::ToProto(Days(2001, 2004));
  *response.add_stretches() = wire::ToProto(Days(2005, 2009));
  *response.add_stretches() =
      wire::ToProto(DayRange{absl::CivilDay(2010, 1, 1), std::nullopt});
  AddLead("a", Days(2005, 2009), response);
  AddLead("b", Days(2001, 2004), response);
  AddLead("c", Days(2006, 2006), response);
  AddLead("d", {absl::CivilDay(2012, 1, 1), std::nullopt}, response);
  const Location location = LocationOf(response);
  EXPECT_EQ(location.practitioner, "practitioners/1");
  EXPECT_EQ(location.revision, "42");
  ASSERT_EQ(location.stretches.size(), 3);
  EXPECT_EQ(location.stretches[0].service_dates, Days(2001, 2004));
  EXPECT_THAT(Organizations(location.stretches[0]), ElementsAre("b"));
  EXPECT_THAT(Organizations(location.stretches[1]), ElementsAre("a", "c"));
  EXPECT_THAT(Organizations(location.stretches[2]), ElementsAre("d"));
}

TEST(LocationOfTest, AStretchWithoutLeadsStays) {
  directory::v1::ResolveCustodianResponse response;
  *response.add_stretches() = wire::ToProto(Days(2001, 2004));
  ASSERT_EQ(LocationOf(response).stretches.size(), 1);
  EXPECT_THAT(LocationOf(response).stretches[0].leads, IsEmpty());
}

TEST(LocationOfTest, NoLeadIsLost) {
  directory::v1::ResolveCustodianResponse response;
  AddLead("alone", {}, response);
  ASSERT_EQ(LocationOf(response).stretches.size(), 1);
  EXPECT_THAT(Organizations(LocationOf(response).stretches[0]),
              ElementsAre("alone"));

  *response.add_stretches() = wire::ToProto(Days(2001, 2004));
  AddLead("across", Days(2003, 2008), response);
  AddLead("outside", Days(2020, 2021), response);
  const Location location = LocationOf(response);
  ASSERT_EQ(location.stretches.size(), 2);
  EXPECT_THAT(Organizations(location.stretches[0]),
              ElementsAre("alone", "across"));
  EXPECT_THAT(Organizations(location.stretches[1]), ElementsAre("outside"));
}

TEST(UnclearOfTest, NamesTheCandidates) {
  directory::v1::AmbiguousPractitioner ambiguous;
  ambiguous.add_candidates()->set_practitioner("practitioners/1");
  ambiguous.add_candidates()->set_practitioner("practitioners/2");
  absl::Status status = error::Make(absl::StatusCode::kFailedPrecondition,
                                    "PRACTITIONER_AMBIGUOUS", "Several.");
  error::AttachDetail(status, "custodia.directory.v1.AmbiguousPractitioner",
                      ambiguous.SerializeAsString());
  const std::optional<Unclear> unclear = UnclearOf(status);
  ASSERT_TRUE(unclear.has_value());
  ASSERT_EQ(unclear->candidates.size(), 2);
  EXPECT_EQ(unclear->candidates[1].practitioner, "practitioners/2");
}

TEST(UnclearOfTest, NobodyHasTheName) {
  const std::optional<Unclear> unclear = UnclearOf(error::Make(
      absl::StatusCode::kNotFound, "PRACTITIONER_NOT_FOUND", "Nobody."));
  ASSERT_TRUE(unclear.has_value());
  EXPECT_THAT(unclear->candidates, IsEmpty());
}

TEST(UnclearOfTest, OtherErrorsAreClear) {
  EXPECT_EQ(UnclearOf(error::InvalidField("practitioner", "given")),
            std::nullopt);
  EXPECT_EQ(UnclearOf(absl::OkStatus()), std::nullopt);
}

}  // namespace
}  // namespace custodia::request
