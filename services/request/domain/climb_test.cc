#include "services/request/domain/climb.h"

#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/life.h"

// What the directory has learned since, told to a part that may use it.
namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using testing::Holder;
using ::testing::IsEmpty;
using testing::kToday;
using testing::Life;
using testing::LocatedAt;
using testing::NotUs;
using testing::NotUsButKnown;
using testing::Practice;
using testing::Records;
using testing::Referrer;

constexpr NotCustodianKind kNeverHeld = NotCustodianKind::kNeverHeld;
constexpr NotCustodianKind kKnowsNothing = NotCustodianKind::kKnowsNothing;

Life Unresolved() {
  Life life({Practice("a")});
  EXPECT_THAT(life.Send("1"), IsOk());
  EXPECT_THAT(life.Reply("1", NotUs(kNeverHeld)), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kUnresolved);
  return life;
}

// Waits for `r`; `s` is next.
Life AtAReferrer() {
  Life life({Referrer("r"), Referrer("s")});
  EXPECT_THAT(life.Send("1"), IsOk());
  return life;
}

// Returns what the directory's answer `leads` makes happen.
std::vector<Event> Hears(Life& life, std::vector<Lead> leads) {
  Location location = LocatedAt(std::move(leads));
  location.revision = "8";
  EXPECT_THAT(life.Do(Climb{.part = 1, .location = std::move(location)}),
              IsOk());
  return life.last();
}

std::string Asks(const Life& life) {
  const Attempt* open = life.open();
  return open == nullptr ? "" : open->lead.display_name;
}

TEST(ClimbTest, GoesOnWithWhoIsNew) {
  Life life = Unresolved();
  ASSERT_TRUE(MayClimb(life.retrieval()));
  Hears(life, {Practice("a"), Practice("b"), Referrer("s")});
  EXPECT_EQ(life.state(), RetrievalState::kReadyToSend);
  EXPECT_EQ(Asks(life), "b");
  EXPECT_THAT(life.part(1).leads, ElementsAre(Referrer("s")));
  EXPECT_EQ(life.retrieval().directory_revision, "8");
  EXPECT_FALSE(MayClimb(life.retrieval()));
}

TEST(ClimbTest, NeverAsksWhoHasAnsweredAgain) {
  Life life = Unresolved();
  EXPECT_THAT(Hears(life, {Practice("a")}), IsEmpty());
  EXPECT_EQ(life.state(), RetrievalState::kUnresolved);
  // Nothing was written, so the revision stays that of the leads.
  EXPECT_EQ(life.retrieval().directory_revision, "7");
}

TEST(ClimbTest, AReferrerIsNotWaitedForOnceAHolderIsKnown) {
  Life life = AtAReferrer();
  Hears(life, {Referrer("r"), Referrer("t"), Holder("a")});
  EXPECT_EQ(Asks(life), "a");
  EXPECT_EQ(life.attempt("1").state, AttemptState::kAbandoned);
  EXPECT_THAT(life.part(1).leads, ElementsAre(Referrer("t"), Referrer("s")));
  // What it answers late is still heard.
  EXPECT_THAT(life.Reply("1", NotUsButKnown(NotCustodianKind::kReferred, "c")),
              IsOk());
  EXPECT_EQ(life.part(1).awaited_organization, "organizations/c");
}

TEST(ClimbTest, AReferrerIsWaitedForWhereOnlyReferrersAreNew) {
  Life life = AtAReferrer();
  Hears(life, {Referrer("r"), Referrer("t"), Referrer("s")});
  EXPECT_EQ(Asks(life), "r");
  EXPECT_THAT(life.part(1).leads, ElementsAre(Referrer("t"), Referrer("s")));
  // Heard again, nobody is new.
  EXPECT_THAT(Hears(life, {Referrer("t")}), IsEmpty());
}

TEST(ClimbTest, IsOfThePartsGroupOfCharts) {
  Lead minors = Practice("a");
  minors.patient_group = PatientGroup::kMinors;
  Life life({minors});
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  Lead other = Practice("b");
  other.patient_group = PatientGroup::kActive;
  EXPECT_THAT(Hears(life, {other}), IsEmpty());
}

struct StandsRow {
  const char* what;
  bool may;
  Life life;
};

Life After(Life life, const std::vector<Command>& commands) {
  for (const Command& command : commands) {
    EXPECT_THAT(life.Do(command), IsOk());
  }
  return life;
}

DenialNotice For(policy::Ground ground) {
  return {.date = PartialDate::Of(kToday), .grounds = {ground}};
}

TEST(ClimbTest, IsForWhoHasNobodyBetterToAskAndMayGoOn) {
  const Life alone({Practice("a")});
  Life sent = alone;
  ASSERT_THAT(sent.Send("1"), IsOk());
  const auto reply = [](Reply reply) {
    return RecordReply{.attempt = "1", .reply = std::move(reply)};
  };
  const RequestReview review{.attempt = "1"};
  const RecordReviewDecision overturned{
      .attempt = "1",
      .review = {.decision_date = PartialDate::Of(kToday),
                 .outcome = ReviewOutcome::kOverturned}};
  const std::vector<StandsRow> rows{
      {"nobody known", true, Life(std::vector<Lead>{})},
      {"to be sent", false, alone},
      {"at a holder", false, sent},
      {"never held", true, After(sent, {reply(NotUs(kNeverHeld))})},
      {"some came, then given up", true,
       After(sent, {reply(Records(false)), AdvanceAttempt{.attempt = "1"}})},
      {"all came", false, After(sent, {reply(Records(true))})},
      {"refused", false,
       After(sent, {reply(For(policy::Ground::kEndangerment))})},
      {"refused as not kept there", true,
       After(sent, {reply(For(policy::Ground::kNotMaintained))})},
      {"refusal fell, then given up", true,
       After(sent, {reply(For(policy::Ground::kEndangerment)), review,
                    overturned, AdvanceAttempt{.attempt = "1"}})},
      {"withdrawn", false, After(sent, {reply(NotUs(kNeverHeld)), Withdraw{}})},
      {"asked anew", false,
       After(sent, {reply(NotUs(kNeverHeld)), Relocate{}})},
      {"somebody named", false,
       After(sent, {reply(NotUs(kNeverHeld)),
                    Relocate{.organization = "organizations/c"}})},
      {"inquiry to be sent", false, Life({Referrer("r")})},
      {"at a referrer", true, AtAReferrer()},
      {"referrer acknowledged", true,
       After(AtAReferrer(), {reply(Acknowledgement{})})},
      {"next inquiry to be sent", false,
       After(AtAReferrer(), {reply(NotUs(kKnowsNothing))})},
  };
  for (const StandsRow& row : rows) {
    Life life = row.life;
    EXPECT_EQ(MayClimb(life.retrieval()), row.may) << row.what;
    EXPECT_EQ(!Hears(life, {Holder("new")}).empty(), row.may) << row.what;
  }
}

// One part refused, the other at its end.
TEST(ClimbTest, EachPartIsAskedAboutForItself) {
  Life life;
  Location location = LocatedAt({Practice("a")});
  location.stretches.push_back({.leads = {Practice("b")}});
  life = After(std::move(life),
               {Create{.order = testing::PlainOrder()}, Locate{location}});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Send("2"), IsOk());
  ASSERT_THAT(life.Reply("1", For(policy::Ground::kEndangerment)), IsOk());
  EXPECT_FALSE(MayClimb(life.retrieval()));
  ASSERT_THAT(life.Reply("2", NotUs(kNeverHeld)), IsOk());
  EXPECT_TRUE(MayClimb(life.retrieval()));
  EXPECT_FALSE(MayClimb(life.retrieval(), life.part(1)));
  EXPECT_TRUE(MayClimb(life.retrieval(), life.part(2)));
}

}  // namespace
}  // namespace custodia::request
