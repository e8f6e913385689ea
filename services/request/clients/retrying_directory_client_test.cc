#include "services/request/clients/retrying_directory_client.h"

#include "common/testing/fake_clock.h"
#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/testing/fake_directory_client.h"

namespace custodia::request {
namespace {

using ::custodia::request::testing::FakeDirectoryClient;
using ::custodia::testing::FakeClock;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RetryingDirectoryClientTest : public ::testing::Test {
 protected:
  // Pauses are kept, and move the clock.
  Pauses FakePauses() {
    return {.sleep =
                [this](absl::Duration pause) {
                  pauses_.push_back(pause);
                  clock_.Advance(pause);
                  if (pauses_.size() == recovers_after_) next_.FailWith({});
                },
            .random = [this] { return random_; }};
  }

  absl::StatusOr<LocationAnswer> Locate(
      absl::Time deadline = absl::InfiniteFuture()) {
    return client_.Locate({.practitioner = "practitioners/1"}, deadline);
  }

  FakeClock clock_{absl::FromUnixSeconds(1'700'000'000)};
  FakeDirectoryClient next_;
  std::vector<absl::Duration> pauses_;
  size_t recovers_after_ = 0;  // pauses; 0: never
  double random_ = 0.5;
  RetryingDirectoryClient client_{
      next_, clock_, FakePauses(),
      RetryPolicy{.max_attempts = 5,
                  .first_backoff = absl::Milliseconds(100),
                  .max_backoff = absl::Milliseconds(400)}};
};

TEST_F(RetryingDirectoryClientTest, AnAnswerIsPassedOn) {
  next_.Answer(Location{.revision = "42"});
  const auto answer = Locate();
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(std::get<Location>(*answer).revision, "42");
  EXPECT_THAT(pauses_, IsEmpty());
}

TEST_F(RetryingDirectoryClientTest, AsksAgainUntilAnAnswerComes) {
  next_.FailWith(error::DirectoryUnavailable());
  next_.Answer(Location{.revision = "42"});
  recovers_after_ = 2;
  ASSERT_THAT(Locate(), IsOk());
  EXPECT_EQ(next_.questions().size(), 3);
  EXPECT_EQ(next_.questions()[2].practitioner, "practitioners/1");
}

TEST_F(RetryingDirectoryClientTest, PausesDoubleUpToALimitAndTriesAreCounted) {
  next_.FailWith(error::DirectoryUnavailable());
  EXPECT_THAT(Locate(), HasReason("DIRECTORY_UNAVAILABLE"));
  EXPECT_EQ(next_.questions().size(), 5);
  EXPECT_THAT(pauses_,
              ElementsAre(absl::Milliseconds(50), absl::Milliseconds(100),
                          absl::Milliseconds(200), absl::Milliseconds(200)));
}

TEST_F(RetryingDirectoryClientTest, JitterIsFull) {
  next_.FailWith(error::DirectoryUnavailable());
  random_ = 0;
  EXPECT_THAT(Locate(), HasReason("DIRECTORY_UNAVAILABLE"));
  EXPECT_THAT(pauses_, ::testing::Each(absl::ZeroDuration()));
}

TEST_F(RetryingDirectoryClientTest, NeverPausesPastTheDeadline) {
  next_.FailWith(error::DirectoryUnavailable());
  const absl::Time deadline = clock_.Now() + absl::Milliseconds(150);
  EXPECT_THAT(Locate(deadline), HasReason("DIRECTORY_UNAVAILABLE"));
  EXPECT_THAT(pauses_, ElementsAre(absl::Milliseconds(50)));
  EXPECT_LT(clock_.Now(), deadline);
}

TEST_F(RetryingDirectoryClientTest, AskingAgainDoesNotHelpWithOtherErrors) {
  next_.FailWith(error::InvalidField("practitioner", "given"));
  EXPECT_THAT(Locate(), HasReason("INVALID_FIELD"));
  EXPECT_EQ(next_.questions().size(), 1);
}

TEST_F(RetryingDirectoryClientTest, ReportsAgainUnderTheSameId) {
  next_.FailWith(error::DirectoryUnavailable());
  recovers_after_ = 1;
  EXPECT_THAT(client_.Report({.organization = "organizations/elm"}, "u1",
                             absl::InfiniteFuture()),
              IsOk());
  ASSERT_EQ(next_.reported().size(), 2);
  EXPECT_EQ(next_.reported()[0], next_.reported()[1]);
  EXPECT_EQ(next_.reported()[1].second, "u1");
}

TEST(PausesTest, RandomNumbersLieBetweenZeroAndOne) {
  const Pauses pauses = Pauses::OfThisMachine();
  for (int i = 0; i < 1000; ++i) {
    const double random = pauses.random();
    EXPECT_TRUE(random >= 0 && random < 1) << random;
  }
}

}  // namespace
}  // namespace custodia::request
