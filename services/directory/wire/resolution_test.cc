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
