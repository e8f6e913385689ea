#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/domain/next_action.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using testing::Holder;
using testing::kToday;
using testing::Life;
using testing::NotUs;
using testing::Practice;
using testing::Referrer;
using ::testing::UnorderedElementsAre;

const PartialDate kSentDay{2025, 6, 10};

MarkAttemptSent By(Channel channel, PartialDate received = {}) {
  return {.attempt = "1",
          .channel = channel,
          .sent_date = kSentDay,
          .received_date = received};
}

// Returns the fields at fault.
std::vector<std::string> Fields(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const auto& violation : error::Violations(status)) {
    fields.push_back(violation.field);
  }
  return fields;
}

struct ReceiptCase {
  Channel channel;
  PartialDate told;
  PartialDate received;
  bool assumed;
};

TEST(MarkAttemptSentTest, StartsTheClockOfAHolderByTheChannel) {
  const std::vector<ReceiptCase> cases = {
      {Channel::kFax, {}, kSentDay, false},
      {Channel::kEmail, {}, kSentDay, false},
      {Channel::kPortal, {}, kSentDay, false},
      {Channel::kInPerson, {}, kSentDay, false},
      {Channel::kMail, {}, {2025, 6, 13}, true},
      {Channel::kCertifiedMail, {}, {2025, 6, 13}, true},
      {Channel::kMail, {2025, 6, 11}, {2025, 6, 11}, false},
      {Channel::kCertifiedMail, {2025, 6, 12}, {2025, 6, 12}, false},
      {Channel::kFax, {2025, 6, 11}, {2025, 6, 11}, false},
  };
  for (const ReceiptCase& c : cases) {
    Life life({Holder("a")});
    ASSERT_THAT(life.Do(By(c.channel, c.told)), IsOk());
    EXPECT_EQ(life.attempt("1").received_date, c.received);
    EXPECT_EQ(life.attempt("1").received_date_assumed, c.assumed);
    EXPECT_EQ(life.attempt("1").channel, c.channel);
    EXPECT_EQ(life.attempt("1").sent_date, kSentDay);
  }
}

TEST(MarkAttemptSentTest, AssumesPostAcrossTheEndOfAMonth) {
  Life life({Holder("a")});
  ASSERT_THAT(life.Do(MarkAttemptSent{.attempt = "1",
                                      .channel = Channel::kMail,
                                      .sent_date = {2024, 2, 27}}),
              IsOk());
  EXPECT_EQ(life.attempt("1").received_date, (PartialDate{2024, 3, 1}));
}

TEST(MarkAttemptSentTest, GivesAReferrerNoClock) {
  for (const Channel channel :
       {Channel::kFax, Channel::kMail, Channel::kPhone}) {
    Life life({Referrer("s")});
    ASSERT_THAT(life.Do(By(channel, kSentDay)), IsOk());
    EXPECT_EQ(life.attempt("1").received_date, PartialDate{});
    EXPECT_FALSE(life.attempt("1").received_date_assumed);
  }
}

// A setting is for inquiries to come: those that are out keep their day.
TEST(MarkAttemptSentTest, SetsADayToRemindAReferrerByTheSetting) {
  Life life({Referrer("s"), Referrer("t"), Practice("p")});
  ASSERT_THAT(life.Send("1"), IsOk());
  EXPECT_EQ(life.attempt("1").follow_up_date, PartialDate::Of(kToday + 14));
  life.referrer_follow_up_days = 5;
  ASSERT_THAT(life.Reply("1", NotUs(NotCustodianKind::kKnowsNothing)), IsOk());
  ASSERT_THAT(life.Send("2"), IsOk());
  EXPECT_EQ(life.attempt("1").follow_up_date, PartialDate::Of(kToday + 14));
  EXPECT_EQ(life.attempt("2").follow_up_date, PartialDate::Of(kToday + 5));
  const std::vector<NextAction> actions = NextActions(
      life.retrieval(), absl::FromCivil(kToday, absl::UTCTimeZone()));
  ASSERT_EQ(actions.size(), 1);
  EXPECT_EQ(actions[0].due, kToday + 5);

  ASSERT_THAT(life.Reply("2", NotUs(NotCustodianKind::kKnowsNothing)), IsOk());
  ASSERT_THAT(life.Send("3"), IsOk());
  EXPECT_EQ(life.attempt("3").follow_up_date, PartialDate{});
}

TEST(MarkAttemptSentTest, RemembersTheEarliestLetter) {
  Life life({Holder("a"), Holder("b")});
  ASSERT_THAT(life.Send("1"), IsOk());
  EXPECT_EQ(life.retrieval().first_sent_date, PartialDate::Of(kToday));
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  ASSERT_THAT(life.Do(MarkAttemptSent{.attempt = "2",
                                      .channel = Channel::kFax,
                                      .sent_date = {2025, 6, 10}}),
              IsOk());
  EXPECT_EQ(life.retrieval().first_sent_date, kSentDay);
}

TEST(MarkAttemptSentTest, TakesTodayAndRefusesTomorrow) {
  Life life({Holder("a")});
  MarkAttemptSent command = By(Channel::kFax);
  command.sent_date = PartialDate::Of(kToday + 1);
  EXPECT_THAT(Fields(life.Do(command)), ElementsAre("sent_date"));
  command.sent_date = PartialDate::Of(kToday);
  EXPECT_THAT(life.Do(command), IsOk());
}

TEST(MarkAttemptSentTest, RefusesDatesThatDoNotFit) {
  Life life({Holder("a")});
  EXPECT_THAT(Fields(life.Do(MarkAttemptSent{.attempt = "1"})),
              UnorderedElementsAre("channel", "sent_date"));
  EXPECT_THAT(Fields(life.Do(By(Channel::kMail, {2025, 6, 9}))),
              ElementsAre("received_date"));
  EXPECT_THAT(Fields(life.Do(By(Channel::kMail, {2025, 6, 0}))),
              ElementsAre("received_date"));
  EXPECT_THAT(Fields(life.Do(By(Channel::kMail, {2025, 7, 1}))),
              ElementsAre("received_date"));
  MarkAttemptSent month = By(Channel::kFax);
  month.sent_date = {2025, 6, 0};
  EXPECT_THAT(Fields(life.Do(month)), ElementsAre("sent_date"));
  EXPECT_EQ(life.state(), RetrievalState::kReadyToSend);
}

TEST(MarkAttemptSentTest, DoesNotRequestRecordsByTelephone) {
  Life life({Holder("a")});
  EXPECT_THAT(Fields(life.Do(By(Channel::kPhone))), ElementsAre("channel"));
}

}  // namespace
}  // namespace custodia::request
