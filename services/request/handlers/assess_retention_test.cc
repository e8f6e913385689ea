#include "services/request/handlers/assess_retention.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/handler_world.h"
#include "services/request/wire/dates.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using ::testing::ElementsAre;

class AssessRetentionTest : public ::testing::Test {
 protected:
  // W31: a child born on 2010-06-15, seen on 2014-03-01 in Maryland.
  AssessRetentionTest() {
    message_.set_state("MD");
    message_.set_holder_type(v1::Holder::PHYSICIAN);
    *message_.mutable_service_date() =
        wire::ToProto(absl::CivilDay(2014, 3, 1));
    *message_.mutable_patient_birth_date() =
        wire::ToProto(absl::CivilDay(2010, 6, 15));
  }

  absl::StatusOr<v1::AssessRetentionResponse> Ask() {
    return AssessRetention(world_.call(), message_, world_.env);
  }

  HandlerWorld world_;
  v1::AssessRetentionRequest message_;
};

// Five years from the record, or until 21, whichever is later.
TEST_F(AssessRetentionTest, AChildsRecordIsKeptUntilTwentyOne) {
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->verdict(), v1::RetentionVerdict::MUST_STILL_EXIST);
  EXPECT_EQ(wire::FromProto(answer->keep_until()).FirstDay(),
            absl::CivilDay(2031, 6, 15));
  EXPECT_EQ(answer->rule(), "MD.MINOR");
  EXPECT_THAT(answer->citation(), ::testing::HasSubstr("4-403"));
}

TEST_F(AssessRetentionTest, AfterThatItMayBeGone) {
  *message_.mutable_as_of() = wire::ToProto(absl::CivilDay(2031, 6, 16));
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->verdict(), v1::RetentionVerdict::MAY_EXIST);
}

// HIPAA has no retention period, so that nothing is known of Guam.
TEST_F(AssessRetentionTest, WhereNoRuleIsKnownTheAnswerIsUnknown) {
  message_.set_state("GU");
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->verdict(), v1::RetentionVerdict::UNKNOWN);
  EXPECT_FALSE(answer->has_keep_until());
}

TEST_F(AssessRetentionTest, NamesAllThatIsWrong) {
  message_.clear_state();
  message_.set_holder_type(v1::Holder::TYPE_UNSPECIFIED);
  message_.set_category(static_cast<v1::RecordsSought::Category>(99));
  EXPECT_THAT(FieldsAtFault(Ask()),
              ElementsAre("state", "holder_type", "category"));
}

}  // namespace
}  // namespace custodia::request::handlers
