// Where custody goes on and on, in a circle, or nowhere.

#include "services/directory/testing/custody_fixture.h"

namespace custodia::directory {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using ResolveChainsTest = CustodyFixture;

TEST_F(ResolveChainsTest, ADiamondGivesOneLead) {
  Closed("elm");
  Closed("north");
  Closed("east");
  Event("elm", Kind::kSale, "north", "2012").scope.patient_group =
      PatientGroup::kActive;
  Event("elm", Kind::kSale, "east", "2012").scope.patient_group =
      PatientGroup::kInactive;
  Event("north", Kind::kMerger, "south", "2014");
  Event("east", Kind::kMerger, "south", "2015");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 south SUCCESSOR"));
  const Lead lead = Ask().leads.front();
  EXPECT_EQ(lead.hops.size(), 4U);
  EXPECT_EQ(lead.scope, CustodyScope{});
}

TEST_F(ResolveChainsTest, ACycleOfUndatedEventsEndsThere) {
  Event("elm", Kind::kSale, "north");
  Event("north", Kind::kSale, "elm");
  EXPECT_THAT(WhoHolds(), IsEmpty());
  EXPECT_THAT(StepsWith(Outcome::kCycle), ElementsAre("SUCCESSOR elm"));
}

TEST_F(ResolveChainsTest, SellingBackIsNoCycle) {
  Event("elm", Kind::kSale, "north", "2012");
  Event("north", Kind::kSale, "elm", "2014");
  EXPECT_THAT(WhoHolds(), ElementsAre("elm SUCCESSOR"));
  EXPECT_THAT(With(Outcome::kCycle), IsEmpty());
}

TEST_F(ResolveChainsTest, AnOrganizationThatTookItselfOverKeepsItsRecords) {
  Event("elm", Kind::kMerger, "elm", "2012");
  EXPECT_THAT(WhoHolds(), ElementsAre("elm PRACTICE"));
  EXPECT_THAT(With(Outcome::kCycle), ElementsAre("elm"));
  EXPECT_THAT(StepsWith(Outcome::kNotApplicable),
              Not(Contains("PRACTICE elm")));
}

class ChainTest : public CustodyFixture,
                  public ::testing::WithParamInterface<bool> {
 protected:
  void AddChain(int hops) {
    Closed("elm");
    std::string from = "elm";
    for (int i = 1; i <= hops; ++i) {
      const std::string to = absl::StrCat("p", i);
      Practice(to);
      if (i < hops) Closed(to);
      Event(from, Kind::kSale, to,
            GetParam() ? absl::StrCat(1950 + i) : std::string());
      from = to;
    }
    question.as_of = absl::CivilDay(2100, 1, 1);
    facts.AddAffiliation("jane", "elm", "1940", "1950");
    AskOf("1940", "1949");
  }
};

TEST_P(ChainTest, FiftyHopsAreFollowed) {
  AddChain(50);
  const Resolution resolution = Ask();
  EXPECT_THAT(
      Describe(resolution, Role::kHolder, false),
      ElementsAre(GetParam() ? "p50 SUCCESSOR" : "p50 SUCCESSOR maybe"));
  EXPECT_EQ(resolution.leads.front().hops.size(), 50U);
}

TEST_P(ChainTest, SixtyFourAreTheLimit) {
  AddChain(64);
  EXPECT_THAT(WhoHolds(), ElementsAre(HasSubstr("p64 SUCCESSOR")));
}

TEST_P(ChainTest, MoreEndInATypedOutcome) {
  AddChain(65);
  EXPECT_THAT(WhoHolds(), IsEmpty());
  EXPECT_THAT(With(Outcome::kHopLimit), ElementsAre("p64"));
}

INSTANTIATE_TEST_SUITE_P(Dates, ChainTest, ::testing::Bool());

TEST_F(ResolveChainsTest, AClosedTerminalHoldsNothing) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012");
  Closed("north");
  EXPECT_THAT(WhoHolds(), IsEmpty());
  EXPECT_THAT(StepsWith(Outcome::kNotOperating),
              ElementsAre("PRACTICE elm", "SUCCESSOR north"));
  EXPECT_THAT(Ask().uncovered, IsEmpty());
}

TEST_F(ResolveChainsTest, AClosureOrALastDayCloses) {
  Event("elm", Kind::kClosure, "", "2012-03");
  EXPECT_THAT(WhoHolds(), IsEmpty());
  EXPECT_THAT(
      Explanations(Outcome::kNotOperating),
      ElementsAre("Dr. Jane Roe practised at elm; it closed in 2012-03, "
                  "and nobody is known to have taken its records."));
  Practice("north").closed_on = {2012};
  facts.AddAffiliation("jane", "north", "2000", "2010");
  EXPECT_THAT(WhoHolds(), IsEmpty());
  EXPECT_THAT(With(Outcome::kNotOperating), ElementsAre("elm", "north"));
}

TEST_F(ResolveChainsTest, UnknownStatusCountsAsOperatingButMayCover) {
  Practice("elm").status = OrganizationStatus::kUnknown;
  EXPECT_THAT(WhoHolds(), ElementsAre("elm PRACTICE maybe"));
  Practice("elm").status = OrganizationStatus::kUnspecified;
  EXPECT_THAT(WhoHolds(), ElementsAre("elm PRACTICE maybe"));
}

TEST_F(ResolveChainsTest, ASuccessorNotInTheDirectoryIsNoLead) {
  Event("elm", Kind::kSale, "ghost", "2012");
  EXPECT_THAT(WhoHolds(), IsEmpty());
  EXPECT_THAT(StepsWith(Outcome::kNothingKnown), Contains("SUCCESSOR ghost"));
}

TEST_F(ResolveChainsTest, TheStorageAgentOfAnOperatingPracticeIsNoLead) {
  Event("elm", Kind::kCustodyTransfer, "vault", "2012").scope.patient_group =
      PatientGroup::kInactive;
  EXPECT_THAT(WhoHolds(), ElementsAre("elm PRACTICE"));
  EXPECT_THAT(*Ask().leads.front().ask,
              HasSubstr("vault stores its charts of inactive patients."));
  EXPECT_THAT(StepsWith(Outcome::kNotApplicable), Contains("CUSTODIAN vault"));
}

TEST_F(ResolveChainsTest, TheStorageAgentOfAClosedOrSoldPracticeIs) {
  Event("elm", Kind::kCustodyTransfer, "vault", "2012");
  Event("elm", Kind::kSale, "north", "2013");
  EXPECT_THAT(WhoHolds(), ElementsAre("vault CUSTODIAN"));
  EXPECT_EQ(Ask().leads.front().duty, Duty::kBusinessAssociate);
}

TEST_F(ResolveChainsTest, APracticeSoldOnAnUnknownDayHasNoStorageAgent) {
  Event("elm", Kind::kCustodyTransfer, "vault", "2012");
  Event("elm", Kind::kSale, "north");
  EXPECT_THAT(WhoHolds(), ElementsAre("vault CUSTODIAN"));
}

TEST_F(ResolveChainsTest, AnotherPracticeIsNoStorageAgent) {
  Event("elm", Kind::kCustodyTransfer, "north", "2012");
  EXPECT_THAT(WhoHolds(), ElementsAre("north CUSTODIAN"));
}

TEST_F(ResolveChainsTest, ACustodianMayPassRecordsToAnother) {
  Closed("elm");
  Event("elm", Kind::kCustodyTransfer, "vault", "2012");
  Event("vault", Kind::kCustodyTransfer, "attic", "2014");
  EXPECT_THAT(WhoHolds(), ElementsAre("attic CUSTODIAN"));
}

TEST_F(ResolveChainsTest, ExcludedOrganizationsAreWalkedThrough) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012");
  Event("north", Kind::kSale, "east", "2014");
  question.excluded_organizations = {"north"};
  EXPECT_THAT(WhoHolds(), ElementsAre("east SUCCESSOR"));
  EXPECT_THAT(With(Outcome::kExcluded), ElementsAre("north"));
  question.excluded_organizations = {"east"};
  EXPECT_THAT(WhoHolds(), IsEmpty());
  EXPECT_THAT(With(Outcome::kExcluded), ElementsAre("east"));
}

TEST_F(ResolveChainsTest, ExcludedByAnAlias) {
  facts.AddAlias("import-17", "elm");
  question.excluded_organizations = {"import-17"};
  EXPECT_THAT(WhoHolds(), IsEmpty());
  EXPECT_THAT(StepsWith(Outcome::kExcluded), ElementsAre("PRACTICE elm"));
}

TEST_F(ResolveChainsTest, TheStorageAgentOfAnExcludedPracticeIsAsked) {
  Event("elm", Kind::kCustodyTransfer, "vault", "2012");
  question.excluded_organizations = {"elm"};
  EXPECT_THAT(WhoHolds(), ElementsAre("vault CUSTODIAN"));
}

TEST_F(ResolveChainsTest, BothSidesOfAPendingTransferAreAsked) {
  Event("elm", Kind::kSale, "north", "2012").transfer_pending = true;
  EXPECT_THAT(WhoHolds(), ElementsAre("elm PRACTICE maybe", "north SUCCESSOR"));
  EXPECT_TRUE(Ask().leads[0].transfer_pending);
  EXPECT_TRUE(Ask().leads[1].transfer_pending);
  Closed("elm");
  EXPECT_THAT(WhoHolds(), ElementsAre("north SUCCESSOR"));
}

TEST_F(ResolveChainsTest, OnlyTheLastTransferCanBePending) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012").transfer_pending = true;
  Event("north", Kind::kSale, "east", "2014");
  EXPECT_FALSE(Ask().leads[0].transfer_pending);
}

TEST_F(ResolveChainsTest, AWideSplitIsCutAndSaysSo) {
  Closed("elm");
  for (int i = 0; i < 400; ++i) {
    const std::string to = absl::StrCat("b", i);
    Practice(to);
    auto& scope = Event("elm", Kind::kSale, to, "2012").scope;
    const absl::CivilDay week = absl::CivilDay(2000, 1, 1) + int64_t{7} * i;
    scope.service_start = PartialDate::Of(week);
    scope.service_end = PartialDate::Of(week + 6);
  }
  question.max_leads = 1000;
  EXPECT_LE(WhoHolds().size(), static_cast<size_t>(kMaxBranches));
  EXPECT_THAT(With(Outcome::kFanOutLimit), ElementsAre("elm"));
}

TEST_F(ResolveChainsTest, TenWaysOfFiftyHopsAreAllFollowed) {
  Closed("elm");
  for (int i = 0; i < 10; ++i) {
    std::string from = "elm";
    for (int hop = 1; hop <= 50; ++hop) {
      const std::string to = absl::StrCat("w", i, "-", hop);
      Practice(to);
      auto& event = Event(from, Kind::kSale, to, absl::StrCat(1949 + hop));
      if (from == "elm") {
        event.effective_date = {1950};
        event.scope.service_start = {1930 + i};
        event.scope.service_end = {1930 + i};
      }
      from = to;
    }
  }
  facts.AddAffiliation("jane", "elm", "1930", "1939");
  AskOf("1930", "1939");
  const Strings holders = WhoHolds();
  ASSERT_EQ(holders.size(), 10U);
  EXPECT_EQ(holders.front(), "w0-50 SUCCESSOR");
  EXPECT_EQ(holders.back(), "w9-50 SUCCESSOR");
  EXPECT_THAT(With(Outcome::kFanOutLimit), IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
