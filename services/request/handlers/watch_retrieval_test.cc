#include "services/request/handlers/watch_retrieval.h"

#include <functional>
#include <thread>  // NOLINT(build/c++11)
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/handlers/withdraw_retrieval.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using request::testing::HandlerWorld;
using request::testing::Holder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Takes events until it has enough of them.
class CountingSink final : public EventSink {
 public:
  explicit CountingSink(size_t enough) : enough_(enough) {}

  absl::Status Send(const v1::Event& event) override {
    sequences.push_back(event.sequence());
    last = event;
    if (on_event) on_event();
    return Check();
  }
  absl::Status Check() override {
    return sequences.size() < enough_ ? absl::OkStatus()
                                      : absl::CancelledError("enough");
  }

  std::vector<int64_t> sequences;
  v1::Event last;
  std::function<void()> on_event;  // with each

 private:
  const size_t enough_;
};

class WatchRetrievalTest : public ::testing::Test {
 protected:
  absl::Status Watch(const std::string& name, int64_t from, EventSink& sink) {
    v1::WatchRetrievalRequest message;
    message.set_name(name);
    message.set_from_sequence(from);
    return WatchRetrieval(world_.call(), message, world_.env, sink);
  }

  void Withdraw(const std::string& name) {
    v1::WithdrawRetrievalRequest message;
    message.set_name(name);
    EXPECT_THAT(WithdrawRetrieval(world_.call(), message, world_.env), IsOk());
  }

  // Appends `count` events to the retrieval of this id, past its handlers.
  void Append(absl::string_view id, int count) {
    for (int i = 0; i < count; ++i) {
      EXPECT_THAT(world_.memory->Write([&](RequestTransaction& txn) {
        const absl::StatusOr<Retrieval> now = txn.Get(id);
        const int64_t after = now.ok() ? now->sequence : 0;
        return txn.Append(id, after, {ProviderUnclear{}}, {}).status();
      }),
                  IsOk());
    }
  }

  HandlerWorld world_;
};

TEST_F(WatchRetrievalTest, SendsWhatWasThenWhatComes) {
  const std::string name = world_.CreateAndSend({Holder("h")}).name();
  CountingSink sink(/*enough=*/6);
  // The watch looks for no event by itself in this world: the write wakes it.
  sink.on_event = [&] {
    if (sink.sequences.size() == 4) Withdraw(name);
  };
  EXPECT_TRUE(absl::IsCancelled(Watch(name, 0, sink)));
  EXPECT_THAT(sink.sequences, ElementsAre(1, 2, 3, 4, 5, 6));
  EXPECT_EQ(sink.last.kind(), "RETRIEVAL_WITHDRAWN");
  EXPECT_EQ(sink.last.hash().size(), 32U);
}

TEST_F(WatchRetrievalTest, BeginsWhereItIsToldTo) {
  const std::string name = world_.CreateAndSend({Holder("h")}).name();
  for (int64_t from = 1; from <= 4; ++from) {
    CountingSink sink(/*enough=*/5 - from);
    EXPECT_TRUE(absl::IsCancelled(Watch(name, from, sink)));
    EXPECT_EQ(sink.sequences.front(), from);
    EXPECT_EQ(sink.sequences.back(), 4);
  }

  CountingSink later(/*enough=*/1);
  std::thread watch(
      [&] { EXPECT_TRUE(absl::IsCancelled(Watch(name, 6, later))); });
  Withdraw(name);  // events 5 and 6
  watch.join();
  EXPECT_THAT(later.sequences, ElementsAre(6));
}

TEST_F(WatchRetrievalTest, SendsEachOfManyOnceWhileTheyAreWritten) {
  constexpr int kWriters = 4;
  constexpr int kEach = 60;
  Append("r1", 1);
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.emplace_back([&] { Append("r1", kEach); });
  }
  CountingSink sink(/*enough=*/1 + kWriters * kEach);
  EXPECT_TRUE(absl::IsCancelled(Watch("retrievals/r1", 0, sink)));
  for (std::thread& writer : writers) writer.join();
  for (size_t i = 0; i < sink.sequences.size(); ++i) {
    EXPECT_EQ(sink.sequences[i], static_cast<int64_t>(i) + 1);
  }
}

TEST_F(WatchRetrievalTest, EndsWhenTheServerStops) {
  const std::string name = world_.Create({Holder("h")}).name();
  CountingSink sink(/*enough=*/99);
  sink.on_event = [&] { world_.watches.Close(); };
  const absl::Status ended = Watch(name, 3, sink);
  EXPECT_THAT(ended, HasReason("SERVER_STOPPING"));
  EXPECT_TRUE(absl::IsUnavailable(ended));
  EXPECT_THAT(sink.sequences, ElementsAre(3));
}

TEST_F(WatchRetrievalTest, MoreThanTheLimitAreRefused) {
  const std::string name = world_.Create({Holder("h")}).name();
  CountingSink sink(/*enough=*/1);
  sink.on_event = [&] {
    CountingSink second(/*enough=*/1);
    EXPECT_THAT(Watch(name, 0, second), HasReason("TOO_MANY_WATCHES"));
    EXPECT_THAT(second.sequences, IsEmpty());
  };
  const auto other = world_.watches.Open("r9");  // the limit is two
  EXPECT_TRUE(absl::IsCancelled(Watch(name, 0, sink)));
}

TEST_F(WatchRetrievalTest, IsOfARetrieval) {
  CountingSink sink(/*enough=*/1);
  EXPECT_THAT(Watch("retrievals/none", 0, sink),
              HasReason("RETRIEVAL_NOT_FOUND"));
  EXPECT_THAT(FieldsAtFault(Watch("none", -1, sink)),
              ElementsAre("name", "from_sequence"));
  EXPECT_THAT(sink.sequences, IsEmpty());
}

}  // namespace
}  // namespace custodia::request::handlers
