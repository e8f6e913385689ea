#include "services/directory/wire/encoded_resolution.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/plain_reply.h"
#include "services/directory/testing/reparsed.h"

namespace custodia::directory::wire {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Resolution Answer() {
  const Evidence evidence{.fact = "f1",
                          .source = "custody",
                          .source_row = "custody.csv:17",
                          .date = {.year = 2015, .month = 3},
                          .grade = Grade::kPublished,
                          .verified_on = {.year = 2026, .month = 1, .day = 15}};
  Lead lead{.rung = Rung::kSuccessor,
            .role = Role::kHolder,
            .organization =
                Organization{.id = "oak",
                             .display_name = "Oak Street",
                             .type = OrganizationType::kPractice,
                             .address = {.city = "Salem", .state = "MA"},
                             .contact_points = {{.kind = ContactKind::kFax,
                                                 .value = "978 555 0100",
                                                 .evidence = {evidence}}}},
            .service_dates = {.last = absl::CivilDay(2009, 12, 31)},
            .hops = {{.succession_event = "s1",
                      .from = "elm",
                      .to = "oak",
                      .kind = SuccessionKind::kSale,
                      .evidence = {evidence}}},
            .evidence = {evidence},
            .provenance = Provenance{.organization = "elm",
                                     .organization_name = "Elm Street",
                                     .practitioner = "Dr. Jane Roe"},
            .duty = Duty::kCoveredEntity,
            .coverage = Coverage::kCovers};
  return {.practitioner = "roe",
          .leads = {lead},
          .trail = {{.rung = Rung::kSuccessor,
                     .outcome = Outcome::kLeadFound,
                     .organization = "oak",
                     .explanation = "It bought the practice.",
                     .evidence = {evidence}}},
          .stretches = {{.last = absl::CivilDay(2009, 12, 31)}}};
}

// What a caller gets.
v1::ResolveCustodianResponse Arriving(v1::ResolveCustodianRequest::View view) {
  return testing::Reparsed(Encoded(Answer(), view, "r7"));
}

TEST(EncodedTest, FullViewTellsWhy) {
  const v1::ResolveCustodianResponse full =
      Arriving(v1::ResolveCustodianRequest::VIEW_UNSPECIFIED);
  EXPECT_EQ(full.practitioner(), "practitioners/roe");
  EXPECT_EQ(full.revision(), "r7");
  ASSERT_THAT(full.leads(), SizeIs(1));
  const v1::Lead& lead = full.leads(0);
  EXPECT_EQ(lead.organization(), "organizations/oak");
  EXPECT_EQ(lead.origin_organization(), "organizations/elm");
  EXPECT_EQ(lead.origin_display_name(), "Elm Street");
  EXPECT_EQ(lead.practitioner_display_name(), "Dr. Jane Roe");
  EXPECT_EQ(lead.time_zone(), "America/New_York");
  EXPECT_EQ(lead.duty(), v1::Lead::COVERED_ENTITY);
  EXPECT_EQ(lead.service_dates().end().year(), 2009);
  EXPECT_FALSE(lead.service_dates().has_start());
  ASSERT_THAT(lead.hops(), SizeIs(1));
  EXPECT_EQ(lead.hops(0).succession_event(), "successionEvents/s1");
  ASSERT_THAT(full.trail(), SizeIs(1));
  EXPECT_EQ(full.trail(0).outcome(), v1::TrailStep::LEAD_FOUND);
  EXPECT_THAT(full.stretches(), SizeIs(1));
}

TEST(EncodedTest, LeadHopAndStepSayWhyTheyAreBelieved) {
  const v1::ResolveCustodianResponse full =
      Arriving(v1::ResolveCustodianRequest::FULL);
  const v1::Lead& lead = full.leads(0);
  for (const auto* evidence : {&lead.evidence(), &lead.hops(0).evidence(),
                               &full.trail(0).evidence()}) {
    ASSERT_THAT(*evidence, SizeIs(1));
    const v1::Evidence& one = evidence->Get(0);
    EXPECT_EQ(one.fact(), "facts/f1");
    EXPECT_EQ(one.source(), "custody");
    EXPECT_EQ(one.source_row(), "custody.csv:17");
    EXPECT_EQ(one.date().month(), 3);
    EXPECT_EQ(one.grade(), v1::Evidence::PUBLISHED);
    EXPECT_EQ(one.verified_on().day(), 15);
  }
}

TEST(EncodedTest, BasicViewDoesNot) {
  const v1::ResolveCustodianResponse basic =
      Arriving(v1::ResolveCustodianRequest::BASIC);
  EXPECT_THAT(basic.trail(), IsEmpty());
  ASSERT_THAT(basic.leads(), SizeIs(1));
  EXPECT_THAT(basic.leads(0).hops(), IsEmpty());
  EXPECT_THAT(basic.leads(0).evidence(), IsEmpty());
  EXPECT_THAT(basic.leads(0).contact_points(0).evidence(), IsEmpty());
  EXPECT_EQ(basic.leads(0).contact_points(0).value(), "978 555 0100");
  EXPECT_THAT(basic.stretches(), SizeIs(1));
}

// Everything that an answer can have, and nothing of it.
TEST(EncodedTest, IsWhatTheMessageWrites) {
  Resolution answer = Answer();
  Lead& lead = answer.leads[0];
  Organization organization = *lead.organization;
  organization.address.lines = {"12 Main St", ""};
  organization.address.zip = "01970";
  organization.contact_points.push_back(
      {.kind = ContactKind::kMail,
       .department = "Medical Records",
       .address = {.lines = {std::string(200, 'x')}, .city = "Salem"}});
  lead.organization = organization;
  lead.departments = {"Surgery", ""};
  lead.service_dates.first = absl::CivilDay(1999, 1, 1);
  lead.ask = std::string(20'000, 'y');
  lead.transfer_pending = true;
  Provenance provenance = lead.provenance;
  provenance.organization_type = OrganizationType::kHospital;
  provenance.state = "MA";
  lead.provenance = provenance;
  lead.scope = {.service_start = {.year = 2001},
                .practitioners = {"roe"},
                .patient_group = PatientGroup::kMinors};
  lead.evidence[0].recorded_time = absl::FromUnixNanos(-1);
  lead.hops[0].effective_date = {.year = 2009, .month = 12};
  answer.leads.emplace_back().organization = Organization{};
  answer.leads.back().scope.service_end = {.year = 2002};
  answer.trail.emplace_back();
  answer.uncovered = {{}, {.first = absl::CivilDay(2010, 1, 1)}};
  for (const auto view : {v1::ResolveCustodianRequest::VIEW_UNSPECIFIED,
                          v1::ResolveCustodianRequest::BASIC,
                          v1::ResolveCustodianRequest::FULL}) {
    for (const Resolution& one : {answer, Resolution{}}) {
      EXPECT_EQ(Encoded(one, view, "").bytes,
                testing::PlainReply(one, view).SerializeAsString());
    }
  }
}

}  // namespace
}  // namespace custodia::directory::wire
