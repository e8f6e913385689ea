#include <optional>
#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/next_action.h"
#include "services/request/testing/amendments.h"

// What is to be done about a correction, on the last day before each rule and
// on its first.
namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using testing::AcceptedOn;
using testing::Amending;
using testing::kAmendBy;
using testing::kReceived;
using testing::Practice;
using testing::RefusedOn;

using enum ActionKind;

constexpr absl::CivilDay kOcr = kAmendBy + 1 + 180;
constexpr absl::CivilDay kRefused = kReceived + 20;

struct Row {
  absl::CivilDay day;
  ActionKind kind;  // kUnspecified: nothing
  std::optional<absl::CivilDay> due;
};

void Expect(const Amending& life, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(::testing::Message() << row.day - kReceived);
    const std::vector<NextAction> actions = NextActions(
        life.retrieval(),
        absl::FromCivil(absl::CivilHour(row.day) + 12, absl::UTCTimeZone()));
    ASSERT_EQ(actions.size(), row.kind == kUnspecified ? 0 : 1);
    if (actions.empty()) continue;
    EXPECT_EQ(static_cast<int>(actions[0].kind), static_cast<int>(row.kind))
        << actions[0].explanation;
    EXPECT_EQ(actions[0].due, row.due);
    EXPECT_EQ(actions[0].amendment, "am");
    EXPECT_EQ(actions[0].attempt, "");
    EXPECT_EQ(actions[0].organization, "organizations/a");
  }
}

void Complain(Amending& life, ComplaintBody body) {
  EXPECT_THAT(life.Do(FileComplaint{
                  .complaint = {.body = body,
                                .filed_date = PartialDate::Of(life.today)},
                  .amendment = "am"}),
              IsOk());
}

TEST(AmendmentActionTest, ItIsToBeSent) {
  const Amending life(Practice("a"), Sending{});
  Expect(life, {{kReceived, kSendAmendment, std::nullopt}});
  EXPECT_EQ(NextActions(life.retrieval(), absl::UnixEpoch())[0].document,
            DocumentKind::kAmendmentRequest);
}

TEST(AmendmentActionTest, ACustodianIsRemindedBeforeItsLastDay) {
  Expect(Amending(), {{kReceived, kWait, kAmendBy},
                      {kAmendBy - 8, kWait, kAmendBy},
                      {kAmendBy - 7, kFollowUp, kAmendBy},
                      {kAmendBy, kFollowUp, kAmendBy}});
}

TEST(AmendmentActionTest, SilenceIsComplainedOf) {
  Amending life;
  Expect(life, {{kAmendBy + 1, kComplainToOcr, kOcr},
                {kOcr, kComplainToOcr, kOcr},
                {kOcr + 1, kComplainToCustodian, std::nullopt}});
  Complain(life, ComplaintBody::kOcr);
  Expect(life, {{kAmendBy + 1, kComplainToCustodian, std::nullopt}});
  Complain(life, ComplaintBody::kCustodian);
  Expect(life, {{kAmendBy + 1, kWait, std::nullopt}});
}

TEST(AmendmentActionTest, NobodyIsAccusedOfAnAssumedDayBeforeAReminder) {
  const Amending life(
      Practice("a"),
      {.channel = Channel::kMail, .sent_date = PartialDate::Of(kReceived - 3)});
  Expect(life, {{kAmendBy + 1, kFollowUp, kAmendBy + 14},
                {kAmendBy + 14, kFollowUp, kAmendBy + 14},
                {kAmendBy + 15, kComplainToOcr, kOcr}});
}

TEST(AmendmentActionTest, WhomNoLawBindsHasSixtyDays) {
  Lead lead = Practice("a");
  lead.duty = Duty::kUnknown;
  Expect(Amending(lead), {{kReceived + 59, kWait, kReceived + 60},
                          {kReceived + 60, kFollowUp, kReceived + 60}});
}

TEST(AmendmentActionTest, ARefusalIsDisagreedWith) {
  Amending life;
  ASSERT_THAT(life.Reply(RefusedOn(kRefused)), IsOk());
  Expect(life, {{kRefused, kSubmitDisagreement, kRefused + 30},
                {kRefused + 30, kSubmitDisagreement, kRefused + 30},
                {kRefused + 31, kUnspecified, std::nullopt}});
  ASSERT_THAT(life.Disagree(), IsOk());
  Expect(life, {{kRefused, kUnspecified, std::nullopt}});
}

TEST(AmendmentActionTest, OneThatBreaksTheLawIsComplainedOfAfter) {
  Amending life;
  AmendmentDenial denial = RefusedOn(kRefused);
  denial.notice.states_basis = false;
  ASSERT_THAT(life.Reply(denial), IsOk());
  Expect(life, {{kRefused, kSubmitDisagreement, kRefused + 30},
                {kRefused + 31, kComplainToOcr, kRefused + 180}});
  ASSERT_THAT(life.Disagree(), IsOk());
  Expect(life, {{kRefused, kComplainToOcr, kRefused + 180}});
}

TEST(AmendmentActionTest, OfAPartTheRestIsAwaited) {
  Amending life;
  ASSERT_THAT(life.Reply(AcceptedOn(kRefused, true)), IsOk());
  Expect(life, {{kRefused, kWait, kAmendBy}});
  ASSERT_THAT(life.Reply(RefusedOn(kRefused)), IsOk());
  Expect(life, {{kRefused, kSubmitDisagreement, kRefused + 30}});
}

TEST(AmendmentActionTest, WhatIsAmendedIsDone) {
  Amending life;
  ASSERT_THAT(life.Reply(AcceptedOn(kAmendBy + 9)), IsOk());
  Expect(life, {{kAmendBy + 10, kUnspecified, std::nullopt}});
}

TEST(AmendmentActionTest, AnAgendaHoldsUntilItSaysAndNoLonger) {
  Lead afar = Practice("a");
  afar.time_zone = "Pacific/Honolulu";
  Lead unbound = Practice("a");
  unbound.duty = Duty::kUnknown;
  Amending refused;
  AmendmentDenial denial = RefusedOn(kRefused);
  denial.notice.states_basis = false;
  ASSERT_THAT(refused.Reply(denial), IsOk());
  const Sending posted{.channel = Channel::kMail,
                       .sent_date = PartialDate::Of(kReceived - 3)};
  for (const Amending& life :
       {Amending(afar), Amending(unbound), Amending(afar, posted), refused}) {
    const absl::Time start = absl::FromCivil(kReceived, absl::UTCTimeZone());
    Agenda agenda = AgendaAt(life.retrieval(), start);
    int changes = 0;
    for (absl::Time t = start; t < start + absl::Hours(24 * 300);
         t += absl::Hours(1)) {
      const auto actions = NextActions(life.retrieval(), t);
      if (t < agenda.until) {
        ASSERT_EQ(actions, agenda.actions) << absl::FormatTime(t);
      } else {
        EXPECT_NE(actions, agenda.actions) << absl::FormatTime(t);
        agenda = AgendaAt(life.retrieval(), t);
        ++changes;
      }
    }
    EXPECT_GE(changes, 1);
    EXPECT_EQ(agenda.until, absl::InfiniteFuture());
  }
}

// A request that was withdrawn is not a correction that was.
TEST(AmendmentActionTest, StandsBesideWhatIsDoneForTheRequest) {
  Amending life;
  ASSERT_THAT(life.Do(RequestAmendment{.amendment = "more",
                                       .lead = Practice("b"),
                                       .correction = testing::kCorrection}),
              IsOk());
  Retrieval retrieval = life.retrieval();
  retrieval.parts[0].fulfilled = false;
  retrieval.parts[0].leads.clear();
  const auto actions = NextActions(
      retrieval, absl::FromCivil(absl::CivilHour(kReceived), absl::TimeZone()));
  ASSERT_EQ(actions.size(), 3);
  EXPECT_EQ(actions[0].amendment, "am");  // the only one with a day
  EXPECT_EQ(actions[1].kind, kChooseNextLead);
  EXPECT_EQ(actions[2].amendment, "more");
  retrieval.withdrawn = true;
  EXPECT_EQ(NextActions(retrieval, absl::UnixEpoch()).size(), 2);
}

}  // namespace
}  // namespace custodia::request
