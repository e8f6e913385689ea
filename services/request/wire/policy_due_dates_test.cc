#include "services/request/wire/policy_due_dates.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/policy_enums.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Request = v1::ComputeDueDatesRequest;

constexpr absl::CivilDay kToday(2026, 6, 1);

google::type::Date Date(int year, int month, int day) {
  return wire::ToProto(PartialDate{.year = year, .month = month, .day = day});
}

// All that is required.
Request Sample() {
  Request request;
  request.set_kind(Request::ACCESS);
  request.set_state("CA");
  request.set_holder_type(v1::Holder::HOSPITAL);
  *request.mutable_received_date() = Date(2026, 5, 20);
  return request;
}

std::vector<std::string> FieldsAtFault(const Request& request) {
  error::FieldViolations violations;
  wire::ParseDueQuestion(request, kToday, violations);
  return custodia::testing::FieldsAtFault(violations.ToStatus());
}

policy::DueQuestion Parse(const Request& request) {
  error::FieldViolations violations;
  const auto question = wire::ParseDueQuestion(request, kToday, violations);
  EXPECT_TRUE(violations.empty());
  return question;
}

TEST(ParseDueQuestionTest, WhatIsNotSaidIsAPatientsCopyToday) {
  const policy::DueQuestion question = Parse(Sample());
  EXPECT_EQ(question.clock, policy::Clock::kAccess);
  EXPECT_EQ(question.state, "CA");
  EXPECT_EQ(question.holder_type, policy::HolderType::kHospital);
  EXPECT_EQ(question.received, absl::CivilDay(2026, 5, 20));
  EXPECT_EQ(question.as_of, kToday);
  EXPECT_EQ(question.access, policy::Access::kCopy);
  EXPECT_EQ(question.payer, policy::Payer::kIndividual);
  EXPECT_TRUE(question.covered_entity);
  EXPECT_FALSE(question.extension.has_value());
  EXPECT_FALSE(question.by_directive);
  EXPECT_THAT(question.holidays, IsEmpty());
}

TEST(ParseDueQuestionTest, TakesAllThatIsSaid) {
  Request request = Sample();
  request.set_kind(Request::AMENDMENT);
  auto& extension = *request.mutable_extension();
  *extension.mutable_notice_date() = Date(2026, 5, 30);
  *extension.mutable_promised_date() = Date(2026, 6, 30);
  extension.set_written_with_reasons(true);
  extension.set_inspection_only(true);
  *request.add_holidays() = Date(2026, 5, 25);
  *request.mutable_as_of() = Date(2026, 7, 1);
  request.set_access(v1::RecordsSought::INSPECTION);
  request.set_purpose(v1::RecordsSought::SOCIAL_SECURITY);
  request.set_records_outside_state(true);
  request.set_not_covered_entity(true);
  request.set_inpatient(true);
  request.set_extension_already_used(true);
  request.set_by_directive(true);
  const policy::DueQuestion question = Parse(request);
  EXPECT_EQ(question.clock, policy::Clock::kAmendment);
  ASSERT_TRUE(question.extension.has_value());
  EXPECT_EQ(question.extension->notice_date, absl::CivilDay(2026, 5, 30));
  EXPECT_EQ(question.extension->promised_date, absl::CivilDay(2026, 6, 30));
  EXPECT_TRUE(question.extension->written_with_reasons);
  EXPECT_TRUE(question.extension->inspection_only);
  EXPECT_THAT(question.holidays, ElementsAre(absl::CivilDay(2026, 5, 25)));
  EXPECT_EQ(question.as_of, absl::CivilDay(2026, 7, 1));
  EXPECT_EQ(question.access, policy::Access::kInspection);
  EXPECT_EQ(question.purpose, policy::Purpose::kSocialSecurity);
  EXPECT_TRUE(question.records_outside_state);
  EXPECT_FALSE(question.covered_entity);
  EXPECT_TRUE(question.inpatient);
  EXPECT_TRUE(question.extension_already_used);
  EXPECT_TRUE(question.by_directive);
}

TEST(ParseDueQuestionTest, NamesAllThatIsRequired) {
  EXPECT_THAT(FieldsAtFault({}),
              ElementsAre("kind", "state", "holder_type", "received_date"));
  Request request = Sample();
  request.mutable_extension();
  EXPECT_THAT(FieldsAtFault(request),
              ElementsAre("extension.notice_date", "extension.promised_date"));
}

TEST(ParseDueQuestionTest, NamesAllThatIsWrong) {
  Request request;
  request.set_kind(static_cast<Request::Kind>(9));
  request.set_state("ca");
  request.set_holder_type(static_cast<v1::Holder::Type>(-1));
  *request.mutable_received_date() = Date(2026, 2, 30);
  *request.mutable_extension()->mutable_notice_date() = Date(2026, 5, 0);
  *request.mutable_extension()->mutable_promised_date() = Date(9999, 12, 31);
  *request.add_holidays() = Date(2026, 5, 25);
  request.add_holidays();
  *request.mutable_as_of() = Date(2026, 13, 1);
  request.set_access(static_cast<v1::RecordsSought::Access>(9));
  request.set_purpose(static_cast<v1::RecordsSought::Purpose>(99));
  request.set_requester(static_cast<v1::Requester::Relationship>(99));
  EXPECT_THAT(
      FieldsAtFault(request),
      ElementsAre("kind", "state", "holder_type", "received_date",
                  "extension.notice_date", "extension.promised_date",
                  "holidays[1]", "as_of", "access", "purpose", "requester"));
}

TEST(ParseDueQuestionTest, TakesNoEndlessListOfHolidays) {
  Request request = Sample();
  for (int i = 0; i < 101; ++i) *request.add_holidays() = Date(2026, 5, 25);
  EXPECT_THAT(FieldsAtFault(request), ElementsAre("holidays"));
}

TEST(DueAnswerToProtoTest, SaysAllThatIsKnownAndNothingElse) {
  EXPECT_EQ(wire::ToProto(policy::DueAnswer()).ByteSizeLong(), 0);
  const auto proto = wire::ToProto(policy::DueAnswer{
      .due = absl::CivilDay(2026, 6, 4),
      .inspection_due = absl::CivilDay(2026, 5, 28),
      .extension_accepted = true,
      .extension_problem = "EXTENSION_USED",
      .latest_possible = absl::CivilDay(2026, 7, 4),
      .overdue = true,
      .ocr_complaint_by = absl::CivilDay(2026, 12, 2),
      .basis = {{.rule = "CA.ACCESS.COPY",
                 .citation = "Cal. Health & Safety Code 123110",
                 .date = absl::CivilDay(2026, 6, 4),
                 .confidence = policy::Confidence::kHigh,
                 .explanation = "Within 15 calendar days of receipt."},
                {.rule = "CA.OTHER"}}});
  EXPECT_EQ(wire::FromProto(proto.due_date()).FirstDay(),
            absl::CivilDay(2026, 6, 4));
  EXPECT_EQ(wire::FromProto(proto.inspection_due_date()).FirstDay(),
            absl::CivilDay(2026, 5, 28));
  EXPECT_TRUE(proto.extension_accepted());
  EXPECT_EQ(proto.extension_problem(), "EXTENSION_USED");
  EXPECT_EQ(wire::FromProto(proto.latest_possible_date()).FirstDay(),
            absl::CivilDay(2026, 7, 4));
  EXPECT_TRUE(proto.overdue());
  EXPECT_EQ(wire::FromProto(proto.ocr_complaint_by()).FirstDay(),
            absl::CivilDay(2026, 12, 2));
  ASSERT_EQ(proto.basis_size(), 2);
  EXPECT_EQ(proto.basis(0).rule(), "CA.ACCESS.COPY");
  EXPECT_EQ(proto.basis(0).citation(), "Cal. Health & Safety Code 123110");
  EXPECT_EQ(wire::FromProto(proto.basis(0).date()).FirstDay(),
            absl::CivilDay(2026, 6, 4));
  EXPECT_EQ(proto.basis(0).confidence(), v1::Basis::HIGH);
  EXPECT_EQ(proto.basis(0).explanation(),
            "Within 15 calendar days of receipt.");
  EXPECT_FALSE(proto.basis(1).has_date());
}

}  // namespace
}  // namespace custodia::request
