#include "services/directory/wire/resolution.h"

#include "common/testing/status_matchers.h"
#include "common/wire/date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory::wire {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr absl::CivilDay kToday(2026, 11, 22);

std::vector<std::string> Faults(const v1::ResolveCustodianRequest& request) {
  error::FieldViolations violations;
  ParseQuestion(request, kToday, violations);
  return FieldsAtFault(violations.ToStatus());
}

v1::ResolveCustodianRequest AskFor(const std::string& practitioner) {
  v1::ResolveCustodianRequest request;
  request.set_practitioner(practitioner);
  return request;
}

TEST(QuestionTest, HasDefaults) {
  error::FieldViolations violations;
  const Question question =
      ParseQuestion(AskFor("practitioners/roe"), kToday, violations);
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(question.practitioner, "roe");
  EXPECT_EQ(question.as_of, kToday);
  EXPECT_EQ(question.max_leads, 50);
  EXPECT_EQ(question.record_kind, RecordKind::kClinic);
  EXPECT_EQ(question.service_dates, DayRange{});
}

TEST(QuestionTest, IsAboutSomebody) {
  EXPECT_THAT(Faults({}), ElementsAre("practitioner"));
  v1::ResolveCustodianRequest request = AskFor("practitioners/roe");
  request.mutable_practitioner_query()->set_family_name("Roe");
  EXPECT_THAT(Faults(request), ElementsAre("practitioner_query"));
}

TEST(QuestionTest, NamesTheLaboratoryAndThePrimaryCareDoctor) {
  v1::ResolveCustodianRequest request;
  request.set_record_kind(v1::ResolveCustodianRequest::LABORATORY);
  request.set_laboratory("organizations/acme");  // Is somebody to ask.
  request.set_primary_care_practitioner("practitioners/paul");
  error::FieldViolations violations;
  const Question question = ParseQuestion(request, kToday, violations);
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(question.record_kind, RecordKind::kLaboratory);
  EXPECT_EQ(question.laboratory, "acme");
  EXPECT_EQ(question.primary_care_practitioner, "paul");

  request.set_laboratory("acme");
  request.set_primary_care_practitioner("paul");
  EXPECT_THAT(Faults(request),
              ElementsAre("laboratory", "primary_care_practitioner"));
  request.set_record_kind(v1::ResolveCustodianRequest::HOSPITAL);
  request.set_practitioner("practitioners/roe");
  request.set_laboratory("organizations/acme");
  request.set_primary_care_practitioner("practitioners/paul");
  EXPECT_THAT(Faults(request),
              ElementsAre("laboratory", "primary_care_practitioner"));
}

TEST(QuestionTest, TellsAllThatIsWrong) {
  v1::ResolveCustodianRequest request;
  request.set_organization("elm");
  request.mutable_practitioner_query()->set_state("Mass.");
  request.set_record_kind(
      static_cast<v1::ResolveCustodianRequest::RecordKind>(9));
  request.set_laboratory("organizations/lab");
  *request.mutable_service_dates()->mutable_start() =
      custodia::wire::ToProto(absl::CivilDay(2010, 1, 1));
  *request.mutable_service_dates()->mutable_end() =
      custodia::wire::ToProto(absl::CivilDay(2009, 1, 1));
  request.add_excluded_organizations("");
  request.set_max_leads(-1);
  request.set_view(static_cast<v1::ResolveCustodianRequest::View>(9));
  EXPECT_THAT(Faults(request),
              ElementsAre("organization", "practitioner_query.family_name",
                          "practitioner_query.state", "record_kind",
                          "laboratory", "service_dates.end",
                          "excluded_organizations[0]", "max_leads", "view"));
}

TEST(QuestionTest, ServiceDatesDoNotComeAfterAsOf) {
  v1::ResolveCustodianRequest request = AskFor("practitioners/roe");
  auto& dates = *request.mutable_service_dates();
  *dates.mutable_end() = custodia::wire::ToProto(kToday + 1);
  EXPECT_THAT(Faults(request), ElementsAre("service_dates.end"));
  *dates.mutable_start() = custodia::wire::ToProto(kToday + 1);
  EXPECT_THAT(Faults(request),
              ElementsAre("service_dates.start", "service_dates.end"));
  *request.mutable_as_of() = custodia::wire::ToProto(kToday + 1);
  EXPECT_THAT(Faults(request), IsEmpty());
}

TEST(QuestionTest, TheYearOfAsOfEndsWithIt) {
  v1::ResolveCustodianRequest request = AskFor("practitioners/roe");
  request.mutable_service_dates()->mutable_end()->set_year(2026);
  error::FieldViolations violations;
  EXPECT_EQ(ParseQuestion(request, kToday, violations).service_dates.last,
            kToday);
  EXPECT_TRUE(violations.empty());
}

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
            .origin_organization = "elm",
            .origin_name = "Elm Street",
            .practitioner_name = "Dr. Jane Roe",
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

TEST(ResolutionTest, FullViewTellsWhy) {
  const v1::ResolveCustodianResponse full =
      ToProto(Answer(), v1::ResolveCustodianRequest::VIEW_UNSPECIFIED);
  EXPECT_EQ(full.practitioner(), "practitioners/roe");
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

TEST(ResolutionTest, LeadHopAndStepSayWhyTheyAreBelieved) {
  const v1::ResolveCustodianResponse full =
      ToProto(Answer(), v1::ResolveCustodianRequest::FULL);
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

TEST(ResolutionTest, BasicViewDoesNot) {
  const v1::ResolveCustodianResponse basic =
      ToProto(Answer(), v1::ResolveCustodianRequest::BASIC);
  EXPECT_THAT(basic.trail(), IsEmpty());
  ASSERT_THAT(basic.leads(), SizeIs(1));
  EXPECT_THAT(basic.leads(0).hops(), IsEmpty());
  EXPECT_THAT(basic.leads(0).evidence(), IsEmpty());
  EXPECT_THAT(basic.leads(0).contact_points(0).evidence(), IsEmpty());
  EXPECT_EQ(basic.leads(0).contact_points(0).value(), "978 555 0100");
  EXPECT_THAT(basic.stretches(), SizeIs(1));
}

TEST(AmbiguousPractitionerTest, TellsCandidatesApart) {
  const v1::AmbiguousPractitioner detail =
      ToProto({{.id = "1",
                .name = {.given = "Jane", .family = "Roe"},
                .city = "Salem",
                .state = "MA"}});
  ASSERT_THAT(detail.candidates(), SizeIs(1));
  EXPECT_EQ(detail.candidates(0).practitioner(), "practitioners/1");
  EXPECT_EQ(detail.candidates(0).display_name(), "Jane Roe");
  EXPECT_EQ(detail.candidates(0).address().locality(), "Salem");
}

}  // namespace
}  // namespace custodia::directory::wire
