#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using testing::Holder;
using testing::Life;
using testing::LocatedAt;
using testing::NotUs;
using testing::PlainOrder;
using testing::Records;
using testing::Referrer;

TEST(CreateTest, WaitsForTheDirectory) {
  Life life;
  ASSERT_THAT(
      life.Do(Create{.order = PlainOrder(), .duplicate_of = "retrievals/r0"}),
      IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kLocating);
  EXPECT_EQ(life.retrieval().order, PlainOrder());
  EXPECT_EQ(life.retrieval().duplicate_of, "retrievals/r0");
  EXPECT_EQ(life.retrieval().sequence, 1);
  EXPECT_EQ(life.retrieval().create_time, life.events()[0].time);
}

TEST(CreateTest, NeedsWhatBlocks) {
  Order order = PlainOrder();
  order.signature.signer_name = "";
  Life life;
  ASSERT_THAT(life.Do(Create{.order = order}), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kNeedsInformation);
  // Nobody asks the directory for it, and an answer would change nothing.
  ASSERT_THAT(life.Do(Locate{LocatedAt({Holder("a")})}), IsOk());
  EXPECT_TRUE(life.last().empty());
}

TEST(CreateTest, WaitsOnlyForWhatBlocks) {
  Order order = PlainOrder();
  order.patient.phone = "";
  Life life;
  ASSERT_THAT(life.Do(Create{.order = order}), IsOk());
  EXPECT_EQ(life.retrieval().missing.size(), 1);
  EXPECT_EQ(life.state(), RetrievalState::kLocating);
}

TEST(CreateTest, HappensOnce) {
  Life life({Holder("a")});
  EXPECT_THAT(life.Do(Create{.order = PlainOrder()}),
              HasReason("ILLEGAL_TRANSITION"));
}

TEST(DecideTest, DoesNothingToWhatWasNotCreated) {
  Life life;
  EXPECT_THAT(life.Do(Withdraw{}), HasReason("ILLEGAL_TRANSITION"));
}

TEST(LifeTest, RecordsComeFromTheFirstHolder) {
  Life life({Holder("a"), Referrer("s")});
  EXPECT_EQ(life.state(), RetrievalState::kReadyToSend);
  ASSERT_THAT(life.Send("1"), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kAwaitingReply);
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kFulfilled);
}

}  // namespace
}  // namespace custodia::request
