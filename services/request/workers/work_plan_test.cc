#include "services/request/workers/work_plan.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/storage/open_store.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using testing::EventsOf;
using testing::kToday;
using testing::Life;
using testing::Practice;

// More than one lot.
constexpr int kRetrievals = 250;

class WorkPlanTest : public ::testing::Test {
 protected:
  WorkPlanTest() {
    Life life({Practice("p")});
    EXPECT_THAT(life.Send("1"), IsOk());
    EXPECT_THAT(store_->Write([&](RequestTransaction& txn) -> absl::Status {
      for (int i = 0; i < kRetrievals; ++i) {
        CUSTODIA_RETURN_IF_ERROR(
            txn.Append(absl::StrCat("r", i), 0, EventsOf(life), {.time = kNow})
                .status());
      }
      return absl::OkStatus();
    }),
                IsOk());
  }

  // Returns how much of the work is of this kind.
  size_t Count(ActionKind kind) {
    size_t count = 0;
    EXPECT_THAT(store_->Read([&](RequestSnapshot& store) -> absl::Status {
      CUSTODIA_ASSIGN_OR_RETURN(
          const std::vector<WorkEntry> work,
          store.ListWork({.kinds = {kind}}, {.size = 2 * kRetrievals}));
      count = work.size();
      return absl::OkStatus();
    }),
                IsOk());
    return count;
  }

  static inline const absl::Time kNow =
      absl::FromCivil(kToday, absl::UTCTimeZone());
  static inline const absl::Time kReminder = kNow + absl::Hours(24 * 25);
  std::unique_ptr<RequestStore> store_ = *OpenRequestStore("sqlite::memory:");
};

TEST_F(WorkPlanTest, PlansAllThatTimeHasChanged) {
  ASSERT_EQ(Count(ActionKind::kWait), kRetrievals);
  EXPECT_EQ(PlanWork(*store_, kReminder, [] { return true; }).value(), true);
  EXPECT_EQ(Count(ActionKind::kFollowUp), kRetrievals);
  EXPECT_EQ(Count(ActionKind::kWait), 0);
}

TEST_F(WorkPlanTest, StopsBetweenLotsAndGoesOnLater) {
  int lots = 0;
  EXPECT_EQ(PlanWork(*store_, kReminder, [&] { return ++lots < 2; }).value(),
            false);
  const size_t planned = Count(ActionKind::kFollowUp);
  EXPECT_GT(planned, 0);
  EXPECT_LT(planned, kRetrievals);
  EXPECT_EQ(PlanWork(*store_, kReminder, [] { return true; }).value(), true);
  EXPECT_EQ(Count(ActionKind::kFollowUp), kRetrievals);
}

TEST_F(WorkPlanTest, AsksNobodyWhereNothingHasChanged) {
  EXPECT_EQ(PlanWork(*store_, kNow,
                     [] {
                       ADD_FAILURE();
                       return false;
                     })
                .value(),
            true);
}

}  // namespace
}  // namespace custodia::request
