#include "services/request/wire/policy_retention.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/dates.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;

using Request = v1::AssessRetentionRequest;

constexpr absl::CivilDay kToday(2026, 6, 1);

google::type::Date Date(int year, int month, int day) {
  return wire::ToProto(PartialDate{.year = year, .month = month, .day = day});
}

Request Sample() {
  Request request;
  request.set_state("MD");
  request.set_holder_type(v1::Holder::PHYSICIAN);
  *request.mutable_service_date() = Date(2014, 3, 1);
  return request;
}

std::vector<std::string> FieldsAtFault(const Request& request) {
  error::FieldViolations violations;
  wire::ParseRetentionQuestion(request, kToday, violations);
  return custodia::testing::FieldsAtFault(violations.ToStatus());
}

policy::RetentionQuestion Parse(const Request& request) {
  error::FieldViolations violations;
  auto question = wire::ParseRetentionQuestion(request, kToday, violations);
  EXPECT_TRUE(violations.empty());
  return question;
}

TEST(ParseRetentionQuestionTest, WhatIsNotSaidIsAbsent) {
  const policy::RetentionQuestion question = Parse(Sample());
  EXPECT_EQ(question.state, "MD");
  EXPECT_EQ(question.holder_type, policy::HolderType::kPhysician);
  EXPECT_EQ(question.service_date, absl::CivilDay(2014, 3, 1));
  EXPECT_EQ(question.as_of, kToday);
  EXPECT_FALSE(question.birth_date.has_value());
  EXPECT_FALSE(question.last_encounter.has_value());
  EXPECT_FALSE(question.death_date.has_value());
  EXPECT_EQ(question.category, "");
  EXPECT_TRUE(question.holds.empty());
}

TEST(ParseRetentionQuestionTest, TakesAllThatIsSaid) {
  Request request = Sample();
  *request.mutable_patient_birth_date() = Date(2010, 6, 15);
  *request.mutable_as_of() = Date(2020, 1, 2);
  *request.mutable_last_encounter_date() = Date(2015, 4, 5);
  *request.mutable_patient_death_date() = Date(2019, 7, 8);
  request.set_category(v1::RecordsSought::IMAGING);
  auto& open = *request.add_holds();
  open.set_kind(v1::AssessRetentionRequest::Hold::LITIGATION);
  *open.mutable_since_date() = Date(2018, 1, 1);
  auto& ended = *request.add_holds();
  ended.set_kind(v1::AssessRetentionRequest::Hold::OPEN_REQUEST);
  *ended.mutable_since_date() = Date(2018, 2, 1);
  *ended.mutable_ended_date() = Date(2018, 2, 2);
  const policy::RetentionQuestion question = Parse(request);
  EXPECT_EQ(question.birth_date, absl::CivilDay(2010, 6, 15));
  EXPECT_EQ(question.as_of, absl::CivilDay(2020, 1, 2));
  EXPECT_EQ(question.last_encounter, absl::CivilDay(2015, 4, 5));
  EXPECT_EQ(question.death_date, absl::CivilDay(2019, 7, 8));
  EXPECT_EQ(question.category, "IMAGING");
  ASSERT_EQ(question.holds.size(), 2);
  EXPECT_EQ(question.holds[0].kind, policy::HoldKind::kLitigation);
  EXPECT_EQ(question.holds[0].since, absl::CivilDay(2018, 1, 1));
  EXPECT_FALSE(question.holds[0].ended.has_value());
  EXPECT_EQ(question.holds[1].kind, policy::HoldKind::kOpenRequest);
  EXPECT_EQ(question.holds[1].ended, absl::CivilDay(2018, 2, 2));
}

// A rule for one kind of record must not answer for all of them.
TEST(ParseRetentionQuestionTest, AllRecordsAreNoKindOfTheirOwn) {
  Request request = Sample();
  request.set_category(v1::RecordsSought::ALL);
  EXPECT_EQ(Parse(request).category, "");
}

TEST(ParseRetentionQuestionTest, NamesAllThatIsWrong) {
  EXPECT_THAT(FieldsAtFault({}),
              ElementsAre("state", "holder_type", "service_date"));
  Request request;
  request.set_state("XX");
  request.set_holder_type(static_cast<v1::Holder::Type>(5));
  *request.mutable_service_date() = Date(2014, 0, 1);
  *request.mutable_patient_birth_date() = Date(2010, 0, 0);
  *request.mutable_as_of() = Date(2020, 2, 30);
  *request.mutable_last_encounter_date() = Date(0, 1, 1);
  *request.mutable_patient_death_date() = Date(9001, 1, 1);
  request.set_category(static_cast<v1::RecordsSought::Category>(12));
  request.add_holds();
  auto& hold = *request.add_holds();
  hold.set_kind(static_cast<v1::AssessRetentionRequest::Hold::Kind>(5));
  *hold.mutable_since_date() = Date(2020, 2, 1);
  *hold.mutable_ended_date() = Date(2020, 2, 1);
  EXPECT_THAT(
      FieldsAtFault(request),
      ElementsAre("state", "holder_type", "service_date", "patient_birth_date",
                  "as_of", "last_encounter_date", "patient_death_date",
                  "category", "holds[0].kind", "holds[0].since_date",
                  "holds[1].kind", "holds[1].ended_date"));
}

TEST(RetentionAnswerToProtoTest, SaysAllThatIsKnown) {
  const auto unknown = wire::ToProto(policy::RetentionAnswer());
  EXPECT_EQ(unknown.verdict(), v1::RetentionVerdict::UNKNOWN);
  EXPECT_FALSE(unknown.has_keep_until());
  const auto known = wire::ToProto(policy::RetentionAnswer{
      .verdict = policy::RetentionVerdict::kMustStillExist,
      .keep_until = absl::CivilDay(2031, 6, 15),
      .rule = "MD.MINOR",
      .citation = "Md. Code, Health-Gen. 4-403",
      .confidence = policy::Confidence::kMedium,
      .holds = {{.rule = "US.HOLD.REQUEST"}}});
  EXPECT_EQ(known.verdict(), v1::RetentionVerdict::MUST_STILL_EXIST);
  EXPECT_EQ(wire::FromProto(known.keep_until()).FirstDay(),
            absl::CivilDay(2031, 6, 15));
  EXPECT_EQ(known.rule(), "MD.MINOR");
  EXPECT_EQ(known.citation(), "Md. Code, Health-Gen. 4-403");
  EXPECT_EQ(known.confidence(), v1::Basis::MEDIUM);
  ASSERT_EQ(known.holds_size(), 1);
  EXPECT_EQ(known.holds(0).rule(), "US.HOLD.REQUEST");
}

}  // namespace
}  // namespace custodia::request
