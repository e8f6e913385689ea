#include "services/request/handlers/compute_due_dates.h"

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

absl::CivilDay DayOf(const google::type::Date& date) {
  return *wire::FromProto(date).FirstDay();
}

v1::ComputeDueDatesRequest Received(const char* state, absl::CivilDay day) {
  v1::ComputeDueDatesRequest message;
  message.set_kind(v1::ComputeDueDatesRequest::ACCESS);
  message.set_state(state);
  message.set_holder_type(v1::Holder::PHYSICIAN);
  *message.mutable_received_date() = wire::ToProto(day);
  return message;
}

class ComputeDueDatesTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::ComputeDueDatesResponse> Ask(
      const v1::ComputeDueDatesRequest& message) {
    return ComputeDueDates(world_.call(), message, world_.env);
  }

  HandlerWorld world_;
};

// W12. California: inspection in 5 working days, over Memorial Day; copies in
// 15 days; HIPAA would give 30.
TEST_F(ComputeDueDatesTest, EachLawIsARegimeOfItsOwn) {
  auto message = Received("CA", absl::CivilDay(2026, 5, 20));
  message.set_access(v1::RecordsSought::INSPECTION_AND_COPY);
  const auto answer = Ask(message);
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(DayOf(answer->due_date()), absl::CivilDay(2026, 6, 4));
  EXPECT_EQ(DayOf(answer->inspection_due_date()), absl::CivilDay(2026, 5, 28));
  ASSERT_GE(answer->basis_size(), 2);
  EXPECT_EQ(answer->basis(0).rule(), "CA.ACCESS.COPY");
  EXPECT_EQ(DayOf(answer->basis(0).date()), absl::CivilDay(2026, 6, 4));
  EXPECT_THAT(answer->basis(0).citation(), ::testing::HasSubstr("123110"));
  for (const v1::Basis& basis : answer->basis()) {
    if (basis.rule() != "US.ACCESS") continue;
    EXPECT_EQ(DayOf(basis.date()), absl::CivilDay(2026, 6, 19));
    return;
  }
  ADD_FAILURE() << "HIPAA has no say";
}

// W04. An extension that HIPAA grants ends on a Sunday and stays there.
TEST_F(ComputeDueDatesTest, AnExtensionCounts) {
  auto message = Received("ID", absl::CivilDay(2026, 4, 1));
  auto& extension = *message.mutable_extension();
  *extension.mutable_notice_date() = wire::ToProto(absl::CivilDay(2026, 5, 1));
  *extension.mutable_promised_date() =
      wire::ToProto(absl::CivilDay(2026, 5, 31));
  extension.set_written_with_reasons(true);
  const auto answer = Ask(message);
  ASSERT_THAT(answer, IsOk());
  EXPECT_TRUE(answer->extension_accepted());
  EXPECT_EQ(DayOf(answer->due_date()), absl::CivilDay(2026, 5, 31));
}

// The world's clock stands on 2025-06-30.
TEST_F(ComputeDueDatesTest, LatenessIsJudgedTodayWhereNoDayIsGiven) {
  auto message = Received("ID", absl::CivilDay(2025, 5, 30));
  auto answer = Ask(message);
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(DayOf(answer->due_date()), absl::CivilDay(2025, 6, 29));
  EXPECT_TRUE(answer->overdue());
  *message.mutable_as_of() = wire::ToProto(absl::CivilDay(2025, 6, 29));
  answer = Ask(message);
  ASSERT_THAT(answer, IsOk());
  EXPECT_FALSE(answer->overdue());
}

// Guam has no rules in the data: HIPAA alone is known to bind there.
TEST_F(ComputeDueDatesTest, WhereNoStateLawIsKnownHipaaBinds) {
  const auto answer = Ask(Received("GU", absl::CivilDay(2026, 3, 2)));
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(DayOf(answer->due_date()), absl::CivilDay(2026, 4, 1));
  EXPECT_EQ(answer->basis_size(), 1);
}

TEST_F(ComputeDueDatesTest, NamesAllThatIsWrong) {
  v1::ComputeDueDatesRequest message;
  message.set_state("California");
  *message.mutable_as_of() =
      wire::ToProto(PartialDate{.year = 2026, .month = 2, .day = 30});
  EXPECT_THAT(
      FieldsAtFault(Ask(message)),
      ElementsAre("kind", "state", "holder_type", "received_date", "as_of"));
}

}  // namespace
}  // namespace custodia::request::handlers
