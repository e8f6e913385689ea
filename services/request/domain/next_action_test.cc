#include "services/request/domain/next_action.h"

#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using ::testing::HasSubstr;
using testing::Holder;
using ::testing::IsEmpty;
using testing::Life;
using ::testing::Not;
using testing::NotUs;
using testing::NotUsButKnown;
using testing::PlainOrder;
using testing::Records;
using testing::Referrer;

using enum NotCustodianKind;

const absl::Time kNow =
    absl::FromCivil(absl::CivilHour(testing::kToday) + 12, absl::UTCTimeZone());

// Returns the only action.
NextAction Only(const Life& life) {
  const std::vector<NextAction> actions = NextActions(life.retrieval(), kNow);
  EXPECT_EQ(actions.size(), 1);
  return actions.empty() ? NextAction{} : actions[0];
}

TEST(NextActionTest, AsksForWhatBlocks) {
  Life life;
  EXPECT_THAT(NextActions(life.retrieval(), kNow), IsEmpty());
  ASSERT_THAT(life.Do(Create{}), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kSupplyInformation);
}

TEST(NextActionTest, AsksWhichProviderIsMeant) {
  Life life;
  ASSERT_THAT(life.Do(Create{.order = PlainOrder()}), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kLocate);
  Life nobody = life;
  ASSERT_THAT(nobody.Do(MarkProviderUnclear{}), IsOk());
  EXPECT_EQ(Only(nobody).kind, ActionKind::kChooseProvider);
  EXPECT_THAT(Only(nobody).explanation, HasSubstr("knows nobody"));
  ASSERT_THAT(life.Do(MarkProviderUnclear{.candidates = {{}, {}}}), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kChooseProvider);
  EXPECT_THAT(Only(life).explanation, HasSubstr("Choose among"));
}

TEST(NextActionTest, SendsARequestToAHolder) {
  Lead lead = Holder("a");
  lead.departments = {"Records"};
  const NextAction action = Only(Life({lead}));
  EXPECT_EQ(action.kind, ActionKind::kSendRequest);
  EXPECT_EQ(action.organization, "organizations/a");
  EXPECT_EQ(action.attempt, "1");
  EXPECT_THAT(action.explanation, HasSubstr("a (Records)"));
}

TEST(NextActionTest, WarnsOfRecordsKeptElsewhereOnlyWhereTheyAre) {
  Lead lead = Holder("a");
  EXPECT_THAT(Only(Life({lead})).explanation, HasSubstr("longer"));
  lead.origin_organization = lead.organization;
  EXPECT_THAT(Only(Life({lead})).explanation, Not(HasSubstr("longer")));
  lead.origin_organization = "";
  EXPECT_THAT(Only(Life({lead})).explanation, Not(HasSubstr("longer")));
}

TEST(NextActionTest, SendsAnInquiryToAReferrer) {
  const NextAction action = Only(Life({Referrer("s")}));
  EXPECT_EQ(action.kind, ActionKind::kSendInquiry);
  EXPECT_EQ(action.attempt, "1");
}

TEST(NextActionTest, FindsAWayToWhoHasNone) {
  Lead holder = Holder("a");
  holder.contact_points = {{.value = "1", .kind = ContactKind::kPhone}};
  EXPECT_EQ(Only(Life({holder})).kind, ActionKind::kFindContact);
  Lead referrer = holder;
  referrer.role = Role::kReferrer;
  EXPECT_EQ(Only(Life({referrer})).kind, ActionKind::kSendInquiry);
  referrer.contact_points.clear();
  EXPECT_EQ(Only(Life({referrer})).kind, ActionKind::kFindContact);
  holder.contact_points = {{.kind = ContactKind::kMail}};
  EXPECT_EQ(Only(Life({holder})).kind, ActionKind::kSendRequest);
}

TEST(NextActionTest, FindsAWayToADepartmentWhoseOnlyWayFailed) {
  Lead hospital = Referrer("hospital");
  hospital.departments = {"Surgery", "HR"};
  Life life({hospital});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Reply("1", Undeliverable{}), IsOk());
  EXPECT_EQ(life.open()->department, "HR");
  EXPECT_EQ(Only(life).kind, ActionKind::kFindContact);
  EXPECT_THAT(Only(life).explanation, HasSubstr("has failed"));
}

TEST(NextActionTest, GivesTheCustodianWhatItMayAskFor) {
  Life life({Holder("a")});
  ASSERT_THAT(life.Send("1"), IsOk());
  const auto want = [&](DemandedItem item) {
    return life.Reply(
        "1", InformationRequest{.date = PartialDate::Of(testing::kToday),
                                .items = {DemandedItem::kScope, item}});
  };
  ASSERT_THAT(want(DemandedItem::kIdentity), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kAnswerCustodian);
  EXPECT_THAT(Only(life).explanation, Not(HasSubstr("but for")));
  for (const DemandedItem barrier :
       {DemandedItem::kNotarization, DemandedItem::kInPerson,
        DemandedItem::kSsn}) {
    ASSERT_THAT(want(barrier), IsOk());
    EXPECT_THAT(Only(life).explanation, HasSubstr("but for"));
  }
  EXPECT_THAT(Only(life).explanation, Not(HasSubstr("form")));
  ASSERT_THAT(
      life.Reply("1",
                 InformationRequest{.date = PartialDate::Of(testing::kToday),
                                    .items = {DemandedItem::kOwnForm},
                                    .form_uri = "https://a.example/form"}),
      IsOk());
  EXPECT_THAT(Only(life).explanation,
              HasSubstr("wants first (its form: https://a.example/form);"));
  ASSERT_THAT(life.Reply("1", Acknowledgement{}), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kWait);
}

TEST(NextActionTest, WaitsAndAsksForTheRemainder) {
  Life life({Holder("a")});
  ASSERT_THAT(life.Send("1"), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kWait);
  ASSERT_THAT(life.Reply("1", Acknowledgement{}), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kWait);
  ASSERT_THAT(life.Reply("1", Records(false)), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kAskForRemainder);
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kChooseNextLead);
  EXPECT_THAT(Only(life).explanation, HasSubstr("have not come"));
}

TEST(NextActionTest, LocatesTheOrganizationThatAReplyNamed) {
  Life life({Referrer("s")});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Reply("1", NotUsButKnown(kReferred, "b")), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kLocate);
  EXPECT_EQ(Only(life).organization, "organizations/b");
}

TEST(NextActionTest, FetchesWhatIsReadyUntilItCame) {
  Life life({Holder("a")});
  ASSERT_THAT(life.Send("1"), IsOk());
  Fulfilment ready = Records(false);
  ready.available_for_pick_up = true;
  ASSERT_THAT(life.Reply("1", ready), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kPickUp);
  EXPECT_EQ(Only(life).attempt, "1");
  ASSERT_THAT(life.Reply("1", Records(false)), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kAskForRemainder);
  ready.complete = true;
  ASSERT_THAT(life.Reply("1", ready), IsOk());
  ASSERT_EQ(life.state(), RetrievalState::kFulfilled);
  EXPECT_EQ(Only(life).kind, ActionKind::kPickUp);
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  EXPECT_THAT(NextActions(life.retrieval(), kNow), IsEmpty());
}

TEST(NextActionTest, ChecksRecordsThatAreSaidToBeAllAndLackAKind) {
  Life life({Holder("a")});
  ASSERT_THAT(life.Send("1"), IsOk());
  Fulfilment all = Records(true);
  all.categories = {RecordCategory::kDoctorNotes};
  ASSERT_THAT(life.Reply("1", all), IsOk());
  EXPECT_EQ(Only(life).kind, ActionKind::kCheckRecords);
  all.categories = {RecordCategory::kLabReports};
  ASSERT_THAT(life.Reply("1", all), IsOk());
  EXPECT_THAT(NextActions(life.retrieval(), kNow), IsEmpty());
}

TEST(NextActionTest, SaysWhyNobodyIsLeft) {
  EXPECT_EQ(Only(Life(std::vector<Lead>{})).kind, ActionKind::kChooseNextLead);
  EXPECT_THAT(Only(Life(std::vector<Lead>{})).explanation,
              HasSubstr("knows nobody"));
  Life life({Holder("a")});
  ASSERT_THAT(life.Send("1"), IsOk());
  Life destroyed = life;
  ASSERT_THAT(life.Reply("1", NotUs(kNeverHeld)), IsOk());
  EXPECT_THAT(Only(life).explanation, Not(HasSubstr("destroyed")));
  ASSERT_THAT(destroyed.Reply("1", NotUs(kDestroyed)), IsOk());
  EXPECT_EQ(Only(destroyed).kind, ActionKind::kChooseNextLead);
  EXPECT_THAT(Only(destroyed).explanation, HasSubstr("destroyed"));
}

TEST(NextActionTest, IsOneForEachOpenPartAndNoneAtTheEnd) {
  Life life;
  ASSERT_THAT(life.Do(Create{.order = PlainOrder()}), IsOk());
  ASSERT_THAT(life.Do(Locate{{.stretches = {{.leads = {Holder("a")}},
                                            {},
                                            {.leads = {Referrer("s")}}}}}),
              IsOk());
  std::vector<NextAction> actions = NextActions(life.retrieval(), kNow);
  ASSERT_EQ(actions.size(), 3);
  EXPECT_EQ(actions[0].kind, ActionKind::kSendRequest);
  EXPECT_EQ(actions[1].kind, ActionKind::kChooseNextLead);
  EXPECT_EQ(actions[2].kind, ActionKind::kSendInquiry);
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  EXPECT_EQ(NextActions(life.retrieval(), kNow).size(), 2);
  ASSERT_THAT(life.Do(Withdraw{}), IsOk());
  EXPECT_THAT(NextActions(life.retrieval(), kNow), IsEmpty());

  Life done({Holder("a")});
  ASSERT_THAT(done.Send("1"), IsOk());
  ASSERT_THAT(done.Reply("1", Records(true)), IsOk());
  EXPECT_THAT(NextActions(done.retrieval(), kNow), IsEmpty());
}

}  // namespace
}  // namespace custodia::request
