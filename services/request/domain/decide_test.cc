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
using ::testing::ElementsAre;
using testing::Holder;
using testing::Life;
using testing::LocatedAt;
using testing::PlainOrder;
using testing::Referrer;

// Returns the organizations of leads, without `organizations/`.
std::vector<std::string> Names(const std::vector<Lead>& leads) {
  std::vector<std::string> names;
  for (const Lead& lead : leads) names.push_back(lead.display_name);
  return names;
}

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

TEST(DecideTest, DoesNothingToWhatWasNotCreated) {
  Life life;
  EXPECT_THAT(life.Do(Withdraw{}), HasReason("ILLEGAL_TRANSITION"));
}

class LocateTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_THAT(life_.Do(Create{.order = PlainOrder()}), IsOk());
  }

  Life life_;
};

TEST_F(LocateTest, PlansTheFirstLeadOfEachStretch) {
  const DayRange early{.last = absl::CivilDay(2011, 5, 31)};
  const DayRange late{.first = absl::CivilDay(2011, 6, 1)};
  ASSERT_THAT(
      life_.Do(Locate{{.practitioner = "practitioners/found",
                       .revision = "9",
                       .stretches = {{early, {Holder("a"), Referrer("s")}},
                                     {late, {Holder("b")}}}}}),
      IsOk());
  EXPECT_EQ(life_.retrieval().practitioner, "practitioners/found");
  EXPECT_EQ(life_.retrieval().directory_revision, "9");
  ASSERT_EQ(life_.retrieval().parts.size(), 2);
  EXPECT_EQ(life_.part(1).service_dates, early);
  EXPECT_EQ(life_.part(2).service_dates, late);
  EXPECT_EQ(life_.open(1)->lead, Holder("a"));
  EXPECT_EQ(life_.open(2)->lead, Holder("b"));
  EXPECT_THAT(Names(life_.part(1).leads), ElementsAre("s"));
  EXPECT_EQ(life_.state(), RetrievalState::kReadyToSend);
}

TEST_F(LocateTest, SplitsAStretchByTheGroupsThatItsHoldersName) {
  Lead active = Holder("active");
  active.patient_group = PatientGroup::kActive;
  Lead minors = Holder("minors");
  minors.patient_group = PatientGroup::kMinors;
  Lead referrer = Referrer("s");
  referrer.patient_group = PatientGroup::kInactive;
  ASSERT_THAT(
      life_.Do(Locate{LocatedAt({active, minors, Holder("any"), referrer})}),
      IsOk());
  ASSERT_EQ(life_.retrieval().parts.size(), 2);
  EXPECT_EQ(life_.part(1).patient_group, PatientGroup::kActive);
  EXPECT_EQ(life_.part(2).patient_group, PatientGroup::kMinors);
  EXPECT_EQ(life_.part(1).service_dates, life_.part(2).service_dates);
  EXPECT_EQ(life_.open(1)->lead, active);
  EXPECT_EQ(life_.open(2)->lead, minors);
  EXPECT_THAT(Names(life_.part(1).leads), ElementsAre("any", "s"));
  EXPECT_THAT(Names(life_.part(2).leads), ElementsAre("any", "s"));
}

TEST_F(LocateTest, LeavesAStretchWithoutLeadsUnresolved) {
  ASSERT_THAT(life_.Do(Locate{{.stretches = {{.leads = {Holder("a")}}, {}}}}),
              IsOk());
  EXPECT_EQ(StateOf(life_.retrieval(), life_.part(1)),
            RetrievalState::kReadyToSend);
  EXPECT_EQ(StateOf(life_.retrieval(), life_.part(2)),
            RetrievalState::kUnresolved);
}

TEST_F(LocateTest, MakesOnePartOfTheAskedDatesWhereThereIsNoStretch) {
  ASSERT_THAT(life_.Do(Locate{}), IsOk());
  ASSERT_EQ(life_.retrieval().parts.size(), 1);
  EXPECT_EQ(
      life_.part(1).service_dates,
      (DayRange{absl::CivilDay(2009, 3, 1), absl::CivilDay(2015, 12, 31)}));
  EXPECT_EQ(life_.state(), RetrievalState::kUnresolved);
}

TEST_F(LocateTest, AsksBackWhereTheProviderIsUnclear) {
  const Candidate candidate{.practitioner = "practitioners/x"};
  ASSERT_THAT(life_.Do(MarkProviderUnclear{.candidates = {candidate},
                                           .directory_revision = "3"}),
              IsOk());
  EXPECT_EQ(life_.state(), RetrievalState::kNeedsInformation);
  EXPECT_THAT(life_.retrieval().candidates, ElementsAre(candidate));
  EXPECT_EQ(life_.retrieval().directory_revision, "3");
}

TEST(AdvanceTest, GoesOnToTheNextLeadAndThenStops) {
  Life life({Holder("a"), Referrer("s")});
  ASSERT_THAT(
      life.Do(AdvanceAttempt{.attempt = "1", .explanation = "no answer"}),
      IsOk());
  EXPECT_EQ(std::get<AttemptAbandoned>(life.last()[0]),
            (AttemptAbandoned{.attempt = "1",
                              .reason = AbandonReason::kAdvanced,
                              .explanation = "no answer"}));
  EXPECT_EQ(life.open()->lead, Referrer("s"));
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "2"}), IsOk());
  EXPECT_EQ(life.open(), nullptr);
  EXPECT_EQ(life.state(), RetrievalState::kUnresolved);
}

TEST(WithdrawTest, AbandonsTheAttemptsOfAllParts) {
  Life life;
  ASSERT_THAT(life.Do(Create{.order = PlainOrder()}), IsOk());
  ASSERT_THAT(life.Do(Locate{{.stretches = {{.leads = {Holder("a")}},
                                            {.leads = {Holder("b")}}}}}),
              IsOk());
  ASSERT_THAT(life.Send("2"), IsOk());
  ASSERT_THAT(life.Do(Withdraw{.explanation = "enough"}), IsOk());
  EXPECT_EQ(
      life.last(),
      (std::vector<Event>{
          AttemptAbandoned{.attempt = "1", .reason = AbandonReason::kWithdrawn},
          AttemptAbandoned{.attempt = "2", .reason = AbandonReason::kWithdrawn},
          RetrievalWithdrawn{.explanation = "enough"}}));
  EXPECT_EQ(life.part(1).open_attempt, "");
}

TEST(NameOfCommandTest, IsThatOfTheRpc) {
  EXPECT_EQ(NameOf(Command(Create{})), "CreateRetrieval");
  EXPECT_EQ(NameOf(Command(Locate{})), "Locate");
  EXPECT_EQ(NameOf(Command(MarkProviderUnclear{})), "Locate");
  EXPECT_EQ(NameOf(Command(LocatePart{})), "Locate");
  EXPECT_EQ(NameOf(Command(MarkAttemptSent{})), "MarkAttemptSent");
  EXPECT_EQ(NameOf(Command(RecordReply{})), "RecordReply");
  EXPECT_EQ(NameOf(Command(AdvanceAttempt{})), "AdvanceAttempt");
  EXPECT_EQ(NameOf(Command(Withdraw{})), "WithdrawRetrieval");
}

}  // namespace
}  // namespace custodia::request
