#include "services/request/handlers/add_law.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/handler_world.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using directory::v1::Lead;
using request::testing::HandlerWorld;

absl::CivilDay DayOf(const google::type::Date& date) {
  return *wire::FromProto(date).FirstDay();
}

// The world's clock stands on 2025-06-30.
class AddLawTest : public ::testing::Test {
 protected:
  // A practice in California that received a request for a copy on 2025-06-02.
  AddLawTest() {
    v1::Attempt& attempt = *retrieval_.add_attempts();
    attempt.set_role(Lead::HOLDER);
    attempt.set_state(v1::Attempt::SENT);
    attempt.set_region_code("CA");
    *attempt.mutable_received_date() =
        wire::ToProto(absl::CivilDay(2025, 6, 2));
    attempt.mutable_lead()->set_duty(Lead::COVERED_ENTITY);
    attempt.mutable_lead()->set_organization_type(
        directory::v1::Organization::PRACTICE);
    retrieval_.mutable_requester()->set_relationship(v1::Requester::SELF);
  }

  v1::Attempt Asked() { return AddLaw(retrieval_, world_.env).attempts(0); }

  HandlerWorld world_;
  v1::Retrieval retrieval_;
};

// California: 15 days for a copy, before HIPAA's 30; then 180 days to complain
// from the day after.
TEST_F(AddLawTest, AHolderThatReceivedARequestHasAClock) {
  const v1::Attempt attempt = Asked();
  EXPECT_EQ(DayOf(attempt.due_date()), absl::CivilDay(2025, 6, 17));
  EXPECT_THAT(attempt.due_citation(), ::testing::HasSubstr("123110"));
  EXPECT_TRUE(attempt.overdue());
  EXPECT_EQ(DayOf(attempt.ocr_complaint_by()), absl::CivilDay(2025, 12, 15));
  EXPECT_FALSE(attempt.has_inspection_due_date());
  EXPECT_EQ(AddLaw(retrieval_, world_.env).ruleset_version(),
            world_.env.rules.version);
}

TEST_F(AddLawTest, ALookHasAClockOfItsOwn) {
  retrieval_.mutable_records()->set_access(
      v1::RecordsSought::INSPECTION_AND_COPY);
  EXPECT_EQ(DayOf(Asked().inspection_due_date()), absl::CivilDay(2025, 6, 9));
  EXPECT_EQ(DayOf(Asked().due_date()), absl::CivilDay(2025, 6, 17));
}

TEST_F(AddLawTest, WhoHasAnsweredIsNotOverdue) {
  retrieval_.mutable_attempts(0)->set_state(v1::Attempt::FULFILLED);
  EXPECT_FALSE(Asked().overdue());
}

TEST_F(AddLawTest, OnTheDayItselfItIsNotOverdue) {
  *retrieval_.mutable_attempts(0)->mutable_received_date() =
      wire::ToProto(absl::CivilDay(2025, 6, 15));
  EXPECT_EQ(DayOf(Asked().due_date()), absl::CivilDay(2025, 6, 30));
  EXPECT_FALSE(Asked().overdue());
}

TEST_F(AddLawTest, NoClockRunsForOthers) {
  retrieval_.mutable_attempts(0)->set_role(Lead::REFERRER);
  EXPECT_FALSE(Asked().has_due_date());
  retrieval_.mutable_attempts(0)->set_role(Lead::HOLDER);
  retrieval_.mutable_attempts(0)->clear_received_date();
  EXPECT_FALSE(Asked().has_due_date());
}

TEST_F(AddLawTest, ADutyThatIsNotKnownGivesNoDate) {
  retrieval_.mutable_attempts(0)->mutable_lead()->set_duty(Lead::UNKNOWN);
  EXPECT_FALSE(Asked().has_due_date());
}

// Idaho sets no clock: HIPAA's alone binds, and covered entities only.
TEST_F(AddLawTest, HipaaBindsCoveredEntitiesAlone) {
  retrieval_.mutable_attempts(0)->set_region_code("ID");
  EXPECT_EQ(DayOf(Asked().due_date()), absl::CivilDay(2025, 7, 2));
  retrieval_.mutable_attempts(0)->mutable_lead()->set_duty(Lead::NOT_COVERED);
  EXPECT_FALSE(Asked().has_due_date());
}

}  // namespace
}  // namespace custodia::request::handlers
