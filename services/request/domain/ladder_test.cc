#include <string>
#include <utility>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/domain/draft.h"
#include "services/request/domain/plan.h"
#include "services/request/testing/life.h"

// Who is asked next, until nobody is left.
namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using testing::Holder;
using testing::Life;
using testing::LocatedAt;
using testing::NotUs;
using testing::NotUsButKnown;
using testing::NotUsButNew;
using testing::PlainOrder;
using testing::Records;
using testing::Referrer;

using enum NotCustodianKind;

// Sends the open attempt of part 1 and records its reply.
void SendAndReply(Life& life, const Reply& reply) {
  ASSERT_NE(life.open(), nullptr);
  const std::string id = life.open()->id;
  ASSERT_THAT(life.Send(id), IsOk());
  ASSERT_THAT(life.Reply(id, reply), IsOk());
}

// Returns whom the attempts went to, e.g. "hospital/Surgery".
std::vector<std::string> Asked(const Life& life) {
  std::vector<std::string> asked;
  for (const Attempt& attempt : life.retrieval().attempts) {
    asked.push_back(attempt.lead.display_name +
                    (attempt.department.empty() ? "" : "/") +
                    attempt.department);
  }
  return asked;
}

Lead Hospital(std::vector<std::string> departments) {
  Lead lead = Referrer("hospital");
  lead.departments = std::move(departments);
  return lead;
}

// Answers that the directory gave for the organization that part 1 awaits.
LocatePart Answer(const Life& life, std::vector<Lead> leads) {
  return {.part = 1,
          .organization = life.part(1).awaited_organization,
          .location = LocatedAt(std::move(leads))};
}

TEST(LadderTest, IsClimbedToItsEnd) {
  Life life({Holder("a"), Holder("b"), Referrer("local"), Referrer("state")});
  while (life.open() != nullptr) SendAndReply(life, NotUs(kKnowsNothing));
  EXPECT_THAT(Asked(life), ElementsAre("a", "b", "local", "state"));
  EXPECT_EQ(life.state(), RetrievalState::kUnresolved);
}

TEST(LadderTest, EndsPartiallyFulfilledWhereSomeCame) {
  Life life({Holder("a"), Referrer("s")});
  SendAndReply(life, Records(false));
  ASSERT_THAT(life.Reply("1", NotUs(kNeverHeld)), IsOk());
  SendAndReply(life, NotUs(kKnowsNothing));
  EXPECT_EQ(life.state(), RetrievalState::kPartiallyFulfilled);
}

TEST(LadderTest, AsksDepartmentsInTurnBeforeTheNextLead) {
  Life life({Hospital({"Surgery", "HR", "Records"}), Referrer("z")});
  while (life.open() != nullptr) SendAndReply(life, NotUs(kKnowsNothing));
  EXPECT_THAT(Asked(life), ElementsAre("hospital/Surgery", "hospital/HR",
                                       "hospital/Records", "z"));
}

TEST(LadderTest, DoesNotReturnToADepartmentThatWasGivenUpUnsent) {
  Life life({Hospital({"Surgery", "HR"})});
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "2"}), IsOk());
  EXPECT_THAT(Asked(life), ElementsAre("hospital/Surgery", "hospital/HR"));
}

TEST(PlanNextTest, PlansNothingWhereAllIsOver) {
  const Retrieval start = Life({Holder("a"), Holder("b")}).retrieval();
  const auto planned = [&](auto change) {
    Retrieval retrieval = start;
    retrieval.parts[0].open_attempt = "";
    change(retrieval);
    Draft draft(retrieval);
    PlanNext(1, draft);
    return !std::move(draft).Finish().empty();
  };
  EXPECT_TRUE(planned([](Retrieval&) {}));
  EXPECT_FALSE(planned([](Retrieval& r) { r.withdrawn = true; }));
  EXPECT_FALSE(planned([](Retrieval& r) { r.parts[0].fulfilled = true; }));
  EXPECT_FALSE(planned([](Retrieval& r) { r.parts[0].open_attempt = "1"; }));
  EXPECT_FALSE(
      planned([](Retrieval& r) { r.parts[0].awaited_organization = "x"; }));
  EXPECT_FALSE(planned([](Retrieval& r) { r.parts[0].leads.clear(); }));
  EXPECT_FALSE(planned([](Retrieval& r) { r.parts[0].number = 2; }));
}

TEST(NamedTest, ANewOrganizationComesFirst) {
  Life life({Referrer("local"), Referrer("state")});
  NotCustodian reply = NotUsButNew(kReferred, "store", Role::kHolder);
  reply.new_organization->phone = "phone";
  reply.new_organization->email = "email";
  reply.new_organization->address = {.lines = {"2 Oak"}, .zip = "01970"};
  SendAndReply(life, reply);
  EXPECT_EQ(life.open()->lead,
            (Lead{.organization = "organizations/store",
                  .origin_organization = "organizations/origin",
                  .origin_name = "Origin Practice",
                  .practitioner_name = "Dr. Ada Doc",
                  .display_name = "store",
                  .address = reply.new_organization->address,
                  .role = Role::kHolder,
                  .contact_points = {
                      {.value = "fax of store", .kind = ContactKind::kFax},
                      {.value = "email", .kind = ContactKind::kEmail},
                      {.kind = ContactKind::kMail,
                       .address = reply.new_organization->address},
                      {.value = "phone", .kind = ContactKind::kPhone}}}));
  SendAndReply(life, Records(true));
  EXPECT_EQ(life.state(), RetrievalState::kFulfilled);
}

TEST(NamedTest, ANewReferrerIsAskedAsOne) {
  Life life({Holder("a")});
  SendAndReply(life, NotUsButNew(kReferred, "court", Role::kReferrer));
  EXPECT_EQ(life.open()->lead.role, Role::kReferrer);
}

TEST(NamedTest, TheDepartmentsLeftComeAfterIt) {
  Life life({Hospital({"Surgery", "HR"}), Referrer("z")});
  SendAndReply(life, NotUsButNew(kReferred, "store", Role::kHolder));
  SendAndReply(life, NotUs(kNeverHeld));
  EXPECT_THAT(Asked(life),
              ElementsAre("hospital/Surgery", "store", "hospital/HR"));
}

TEST(NamedTest, AKnownOrganizationWaitsForItsLeads) {
  Life life({Referrer("local"), Referrer("state")});
  SendAndReply(life, NotUsButKnown(kReferred, "store"));
  EXPECT_EQ(life.open(), nullptr);
  EXPECT_EQ(life.state(), RetrievalState::kLocating);
  EXPECT_EQ(life.part(1).awaited_organization, "organizations/store");
  EXPECT_EQ(life.part(1).awaited_attempt, "1");

  Lead store = Holder("store");
  store.origin_organization = "organizations/store";
  store.origin_name = "Store";
  store.practitioner_name = "";
  ASSERT_THAT(life.Do(Answer(life, {store, Referrer("board")})), IsOk());
  // It is asked for the records of whoever it was named for.
  EXPECT_EQ(life.open()->lead, Holder("store"));
  EXPECT_EQ(life.part(1).awaited_organization, "");
  EXPECT_EQ(life.state(), RetrievalState::kReadyToSend);
  while (life.open() != nullptr) SendAndReply(life, NotUs(kKnowsNothing));
  EXPECT_THAT(Asked(life), ElementsAre("local", "store", "board", "state"));
}

TEST(NamedTest, WithoutLeadsTheLadderGoesOn) {
  Life life({Referrer("local"), Referrer("state")});
  SendAndReply(life, NotUsButKnown(kReferred, "store"));
  LocatePart nothing{.part = 1, .organization = "organizations/store"};
  ASSERT_THAT(life.Do(nothing), IsOk());
  EXPECT_EQ(life.open()->lead, Referrer("state"));
  // The same answer again comes too late.
  ASSERT_THAT(life.Do(nothing), IsOk());
  EXPECT_TRUE(life.last().empty());
}

TEST(NamedTest, LeadsThatWaitedMoveUp) {
  Life life({Referrer("local"), Referrer("state"), Holder("store")});
  SendAndReply(life, NotUsButKnown(kReferred, "store"));
  ASSERT_THAT(life.Do(Answer(life, {Holder("store")})), IsOk());
  while (life.open() != nullptr) SendAndReply(life, NotUs(kKnowsNothing));
  EXPECT_THAT(Asked(life), ElementsAre("local", "store", "state"));
}

TEST(NamedTest, LeadsThatWereAskedAreNotAskedAgain) {
  Life life({Referrer("local"), Referrer("state")});
  SendAndReply(life, NotUsButKnown(kReferred, "store"));
  ASSERT_THAT(life.Do(Answer(
                  life, {Holder("store"), Holder("store"), Referrer("local")})),
              IsOk());
  while (life.open() != nullptr) SendAndReply(life, NotUs(kKnowsNothing));
  EXPECT_THAT(Asked(life), ElementsAre("local", "store", "state"));
}

TEST(NamedTest, AReferrerMayTurnOutToBeAHolder) {
  Life life({Hospital({"HR"})});
  SendAndReply(life, NotUsButKnown(kReferred, "hospital"));
  ASSERT_THAT(life.Do(Answer(life, {Holder("hospital")})), IsOk());
  EXPECT_EQ(life.open()->lead, Holder("hospital"));
}

TEST(NamedTest, WhoWasGivenUpUnsentIsAskedOnceNamed) {
  Life life({Holder("a"), Holder("b"), Referrer("s")});
  SendAndReply(life, NotUs(kNeverHeld));
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "2"}), IsOk());
  SendAndReply(life, NotUsButKnown(kReferred, "b"));
  ASSERT_THAT(life.Do(Answer(life, {Holder("b")})), IsOk());
  EXPECT_EQ(life.open()->lead, Holder("b"));
}

TEST(NamedTest, TwoThatNameEachOtherAreAskedOnce) {
  Life life({Holder("a"), Referrer("s")});
  SendAndReply(life, NotUsButNew(kTransferred, "b", Role::kHolder));
  SendAndReply(life, NotUsButKnown(kTransferred, "a"));
  EXPECT_EQ(life.open()->lead, Referrer("s"));
  SendAndReply(life, NotUsButNew(kReferred, "b", Role::kHolder));
  EXPECT_THAT(Asked(life), ElementsAre("a", "b", "s"));
  EXPECT_EQ(life.state(), RetrievalState::kUnresolved);
}

class LateTest : public ::testing::Test {
 protected:
  // Attempt 1 has been given up; attempt 2, of "next", is planned.
  void SetUp() override {
    ASSERT_THAT(life_.Send("1"), IsOk());
    ASSERT_THAT(life_.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  }

  Life life_{{Holder("a"), Referrer("next"), Referrer("last")}};
};

TEST_F(LateTest, ANamedLeadComesNextButInterruptsNobody) {
  ASSERT_THAT(life_.Reply("1", NotUsButNew(kReferred, "b", Role::kHolder)),
              IsOk());
  EXPECT_EQ(life_.part(1).open_attempt, "2");
  SendAndReply(life_, NotUs(kKnowsNothing));
  EXPECT_THAT(Asked(life_), ElementsAre("a", "next", "b"));
}

TEST_F(LateTest, AKnownOneIsLocatedMeanwhile) {
  ASSERT_THAT(life_.Reply("1", NotUsButKnown(kReferred, "b")), IsOk());
  EXPECT_EQ(life_.state(), RetrievalState::kLocating);
  // A reply of the open attempt does not plan past what is awaited.
  SendAndReply(life_, NotUs(kKnowsNothing));
  EXPECT_EQ(life_.open(), nullptr);
  ASSERT_THAT(life_.Do(Answer(life_, {Holder("b")})), IsOk());
  EXPECT_EQ(life_.open()->lead, Holder("b"));
}

TEST_F(LateTest, TheFirstToBeNamedIsHeard) {
  ASSERT_THAT(life_.Reply("1", NotUsButKnown(kReferred, "b")), IsOk());
  ASSERT_THAT(life_.Reply("1", NotUsButKnown(kReferred, "c")), IsOk());
  EXPECT_EQ(life_.part(1).awaited_organization, "organizations/b");
}

TEST_F(LateTest, ANewOneDoesNotEndTheWaitForTheKnown) {
  ASSERT_THAT(life_.Reply("1", NotUsButKnown(kReferred, "b")), IsOk());
  ASSERT_THAT(life_.Reply("1", NotUsButNew(kReferred, "c", Role::kHolder)),
              IsOk());
  EXPECT_EQ(life_.part(1).awaited_organization, "organizations/b");
  SendAndReply(life_, NotUs(kKnowsNothing));
  ASSERT_THAT(life_.Do(Answer(life_, {Holder("b")})), IsOk());
  while (life_.open() != nullptr) SendAndReply(life_, NotUs(kKnowsNothing));
  EXPECT_THAT(Asked(life_), ElementsAre("a", "next", "b", "c", "last"));
}

TEST_F(LateTest, NobodyNamedMovesNothing) {
  ASSERT_THAT(life_.Reply("1", NotUs(kNeverHeld)), IsOk());
  EXPECT_EQ(life_.last().size(), 1);
  EXPECT_EQ(life_.part(1).open_attempt, "2");
}

TEST_F(LateTest, ANamedLeadReopensWhatIsUnresolved) {
  SendAndReply(life_, NotUs(kKnowsNothing));
  SendAndReply(life_, NotUs(kKnowsNothing));
  ASSERT_EQ(life_.state(), RetrievalState::kUnresolved);
  ASSERT_THAT(life_.Reply("1", NotUsButNew(kReferred, "b", Role::kHolder)),
              IsOk());
  EXPECT_EQ(life_.state(), RetrievalState::kReadyToSend);
}

TEST_F(LateTest, RecordsEndTheWaitForTheDirectory) {
  ASSERT_THAT(life_.Reply("1", NotUsButKnown(kReferred, "b")), IsOk());
  ASSERT_THAT(life_.Reply("1", Records(true)), IsOk());
  EXPECT_EQ(life_.state(), RetrievalState::kFulfilled);
  EXPECT_EQ(life_.part(1).awaited_organization, "");
}

TEST_F(LateTest, WithdrawalEndsTheWaitForTheDirectory) {
  ASSERT_THAT(life_.Reply("1", NotUsButKnown(kReferred, "b")), IsOk());
  ASSERT_THAT(life_.Do(Withdraw{}), IsOk());
  EXPECT_EQ(life_.part(1).awaited_organization, "");
}

TEST(PartsTest, RunSideBySide) {
  Life life;
  ASSERT_THAT(life.Do(Create{.order = PlainOrder()}), IsOk());
  ASSERT_THAT(
      life.Do(Locate{{.stretches = {{.leads = {Holder("a"), Holder("b")}},
                                    {.leads = {Holder("a")}}}}}),
      IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kReadyToSend);
  ASSERT_THAT(life.Send("1"), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kReadyToSend);
  ASSERT_THAT(life.Send("2"), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kAwaitingReply);
  // What one part hears moves that part alone.
  ASSERT_THAT(life.Reply("1", NotUs(kNeverHeld)), IsOk());
  EXPECT_EQ(life.open(1)->lead, Holder("b"));
  EXPECT_EQ(life.open(2)->id, "2");
  ASSERT_THAT(life.Reply("2", Records(true)), IsOk());
  EXPECT_EQ(StateOf(life.retrieval(), life.part(2)),
            RetrievalState::kFulfilled);
  EXPECT_EQ(life.state(), RetrievalState::kReadyToSend);
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "3"}), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kPartiallyFulfilled);
}

}  // namespace
}  // namespace custodia::request
