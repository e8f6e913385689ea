#include <functional>
#include <string>
#include <utility>
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
using ::testing::IsEmpty;
using testing::Life;
using testing::LocatedAt;
using testing::NotUs;
using testing::PlainOrder;
using testing::Records;
using testing::Referrer;

TEST(RelocateTest, WhomThePatientLearnedOfComesNext) {
  Life life({Holder("a"), Holder("b")});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Do(Relocate{
                  .new_organization = NamedOrganization{.display_name = "Vault",
                                                        .fax = "978-555-0181",
                                                        .role = Role::kHolder},
                  .new_organization_name = "organizations/vault"}),
              IsOk());
  EXPECT_EQ(life.open()->id, "1");
  ASSERT_THAT(life.Reply("1", NotUs(NotCustodianKind::kNeverHeld)), IsOk());
  EXPECT_EQ(life.open()->lead.organization, "organizations/vault");
  EXPECT_EQ(life.open()->lead.origin_organization, "organizations/origin");
  EXPECT_EQ(life.open()->lead.contact_points.size(), 1);
}

Life Denied() {
  Life life({Holder("a"), Referrer("society")});
  EXPECT_THAT(life.Send("1"), IsOk());
  EXPECT_THAT(
      life.Reply("1", DenialNotice{.date = PartialDate::Of(testing::kToday),
                                   .grounds = {policy::Ground::kUnpaidBill}}),
      IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kDenied);
  return life;
}

TEST(RelocateTest, AskingAnewReopensWithWhomTheDirectoryKnowsNow) {
  Life life = Denied();
  ASSERT_THAT(life.Do(Relocate{}), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kLocating);
  ASSERT_THAT(
      life.Do(LocatePart{.part = 1,
                         .location = LocatedAt({Holder("a"), Holder("new")})}),
      IsOk());
  // Who refused is not asked again.
  EXPECT_EQ(life.open()->lead.organization, "organizations/new");
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "2"}), IsOk());
  EXPECT_EQ(life.open()->lead.organization, "organizations/society");
}

TEST(RelocateTest, ADirectoryThatKnowsNobodyLeavesWhoWaits) {
  Life life = Denied();
  ASSERT_THAT(life.Do(Relocate{}), IsOk());
  ASSERT_THAT(life.Do(LocatePart{.part = 1}), IsOk());
  EXPECT_EQ(life.open()->lead.organization, "organizations/society");
}

TEST(RelocateTest, WhoeverIsNamedIsNewEvidence) {
  Life life = Denied();
  ASSERT_THAT(life.Do(Relocate{.organization = "organizations/a"}), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kLocating);
  ASSERT_THAT(life.Do(LocatePart{.part = 1,
                                 .organization = "organizations/a",
                                 .location = LocatedAt({Holder("a")})}),
              IsOk());
  EXPECT_EQ(life.open()->lead.organization, "organizations/a");
  EXPECT_EQ(life.open()->id, "2");
  // And is not asked twice at a time.
  ASSERT_THAT(life.Do(Relocate{.organization = "organizations/a"}), IsOk());
  EXPECT_THAT(life.last(), IsEmpty());
}

TEST(RelocateTest, AnUnclearProviderIsAskedAboutAnewOrDoneWithout) {
  Life unclear;
  ASSERT_THAT(unclear.Do(Create{.order = PlainOrder()}), IsOk());
  // It will be asked anyway.
  ASSERT_THAT(unclear.Do(Relocate{}), IsOk());
  EXPECT_THAT(unclear.last(), IsEmpty());
  ASSERT_THAT(unclear.Do(MarkProviderUnclear{}), IsOk());
  Life named = unclear;
  ASSERT_THAT(unclear.Do(Relocate{}), IsOk());
  EXPECT_EQ(unclear.state(), RetrievalState::kLocating);
  ASSERT_THAT(named.Do(Relocate{.organization = "organizations/a"}), IsOk());
  ASSERT_THAT(named.Do(LocatePart{.part = 1,
                                  .organization = "organizations/a",
                                  .location = LocatedAt({Holder("a")})}),
              IsOk());
  EXPECT_EQ(named.open()->lead.organization, "organizations/a");
}

TEST(RelocateTest, WhatHasEndedStays) {
  Life life({Holder("a")});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  EXPECT_THAT(life.Do(Relocate{}), HasReason("ILLEGAL_TRANSITION"));
  Life withdrawn({Holder("a")});
  ASSERT_THAT(withdrawn.Do(Withdraw{}), IsOk());
  EXPECT_THAT(withdrawn.Do(Relocate{}), HasReason("ILLEGAL_TRANSITION"));
}

TEST(RelocateTest, APartThatIsFulfilledIsLeftAlone) {
  Life life;
  Location two = LocatedAt({Holder("a")});
  two.stretches.push_back({.leads = {Holder("b")}});
  ASSERT_THAT(life.Do(Create{.order = PlainOrder()}), IsOk());
  ASSERT_THAT(life.Do(Locate{two}), IsOk());
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  ASSERT_THAT(life.Do(Relocate{}), IsOk());
  EXPECT_FALSE(life.part(1).relocating);
  EXPECT_TRUE(life.part(2).relocating);
}

}  // namespace
}  // namespace custodia::request
