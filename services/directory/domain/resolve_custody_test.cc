// Who holds the records: practices, successors, custodians.

#include <functional>

#include "services/directory/testing/custody_fixture.h"

namespace custodia::directory {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using ResolveCustodyTest = CustodyFixture;

TEST_F(ResolveCustodyTest, AskThePracticeWhileItOperates) {
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2010-12-31 elm PRACTICE"));
  const Lead lead = Ask().leads.front();
  EXPECT_EQ(lead.duty, Duty::kCoveredEntity);
  EXPECT_EQ(lead.provenance->organization_type, Type::kPractice);
  EXPECT_EQ(lead.provenance->organization, "elm");
  EXPECT_EQ(lead.provenance->organization_name, "elm");
  EXPECT_EQ(lead.provenance->practitioner, "Dr. Jane Roe");
  EXPECT_EQ(*lead.ask,
            "Send an access request for records from 2000-01-01 to 2010-12-31; "
            "Dr. Jane Roe practised at elm.");
  EXPECT_THAT(Ask().uncovered, IsEmpty());
  EXPECT_EQ(Ask().practitioner, "jane");
}

TEST_F(ResolveCustodyTest, AskTheSuccessorOnceItWasSold) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2015-03-01");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 north SUCCESSOR"));
  const Resolution resolution = Ask();
  EXPECT_EQ(resolution.leads.front().provenance->organization, "elm");
  EXPECT_EQ(resolution.leads.front().provenance->organization_name, "elm");
  ASSERT_EQ(resolution.leads.front().hops.size(), 1U);
  EXPECT_EQ(resolution.leads.front().hops.front(),
            (Hop{.succession_event = "elm>north",
                 .from = "elm",
                 .to = "north",
                 .kind = Kind::kSale,
                 .effective_date = {2015, 3, 1},
                 .evidence = {{.fact = "elm>north",
                               .source = "test",
                               .source_row = "elm>north",
                               .grade = Grade::kReported}}}));
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              Contains("elm was sold to north on 2015-03-01."));
  EXPECT_THAT(*resolution.leads.front().ask,
              HasSubstr("north took over the charts of elm on 2015-03-01."));
}

TEST_F(ResolveCustodyTest, TheLastHolderTookThemFromTheOneBefore) {
  Closed("elm");
  Closed("north");
  Event("elm", Kind::kSale, "north", "2015-03-01");
  Event("north", Kind::kSale, "east", "2020");
  EXPECT_THAT(*Ask().leads.front().ask,
              HasSubstr("east took over the charts of north, among them those "
                        "of elm, in 2020."));
}

TEST_F(ResolveCustodyTest, EveryKindOfEventHasItsRungAndSentence) {
  struct Case {
    Kind kind;
    const char* to;
    const char* lead;
    const char* sentence;
  };
  const Case cases[] = {
      {Kind::kSale, "north", "north SUCCESSOR",
       "elm was sold to north in 2012."},
      {Kind::kMerger, "north", "north SUCCESSOR",
       "elm merged into north in 2012."},
      {Kind::kRename, "north", "north SUCCESSOR",
       "elm was renamed north in 2012."},
      {Kind::kCustodyTransfer, "north", "north CUSTODIAN",
       "elm transferred its records to north in 2012."},
      {Kind::kAppointment, "north", "north CUSTODIAN",
       "north was appointed custodian of the records of elm in 2012."},
      {Kind::kSale, "vault", "vault CUSTODIAN",
       "elm was sold to vault in 2012."},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.sentence);
    facts = FakeFacts();
    facts.AddPractitioner("jane", "Jane", "Roe");
    facts.AddAffiliation("jane", "elm", "2000", "2010");
    Close(Practice("elm"));
    Practice("north");
    Vault("vault");
    Event("elm", one.kind, one.to, "2012");
    EXPECT_THAT(WhoHolds(), ElementsAre(one.lead));
    EXPECT_THAT(Explanations(Outcome::kLeadFound), Contains(one.sentence));
  }
}

TEST_F(ResolveCustodyTest, TheDutyFollowsFromWhatTheHolderIs) {
  struct Case {
    Type type;
    Duty duty;
    Rung rung;
  };
  const Case cases[] = {
      {Type::kPractice, Duty::kCoveredEntity, Rung::kSuccessor},
      {Type::kHospital, Duty::kCoveredEntity, Rung::kSuccessor},
      {Type::kLaboratory, Duty::kCoveredEntity, Rung::kSuccessor},
      {Type::kOtherFacility, Duty::kCoveredEntity, Rung::kSuccessor},
      {Type::kRecordsCustodian, Duty::kBusinessAssociate,
       Rung::kAppointedCustodian},
      {Type::kEstate, Duty::kNotCovered, Rung::kEstate},
      {Type::kCourt, Duty::kNotCovered, Rung::kSuccessor},
      {Type::kUnspecified, Duty::kUnknown, Rung::kSuccessor},
  };
  Closed("elm");
  Event("elm", Kind::kSale, "heir", "2012");
  for (const Case& one : cases) {
    SCOPED_TRACE(static_cast<int>(one.type));
    facts.AddOrganization("heir", one.type, "heir");
    const Lead lead = Ask().leads.front();
    EXPECT_EQ(lead.role, Role::kHolder);
    EXPECT_EQ(lead.duty, one.duty);
    EXPECT_EQ(lead.rung, one.rung) << NameOf(lead.rung);
  }
}

// Which of two facts about the same records is followed.
TEST_F(ResolveCustodyTest, CompetingFacts) {
  struct Case {
    const char* what;
    std::function<void()> add;
    Strings holders;
    Strings overruled;
  };
  const std::vector<Case> cases = {
      {"a transfer beats a sale",
       [&] {
         Event("elm", Kind::kSale, "north", "2012-05-01");
         Event("elm", Kind::kCustodyTransfer, "vault", "2012-05-01");
       },
       {"vault CUSTODIAN"},
       {"SUCCESSOR north"}},
      {"even when it came later",
       [&] {
         Event("elm", Kind::kSale, "north", "2012-05-01");
         Event("elm", Kind::kCustodyTransfer, "vault", "2013-05-01");
       },
       {"vault CUSTODIAN"},
       {"SUCCESSOR north"}},
      {"an appointment beats a merger",
       [&] {
         Event("elm", Kind::kMerger, "north", "2012");
         Event("elm", Kind::kAppointment, "east", "2014");
       },
       {"east CUSTODIAN"},
       {"SUCCESSOR north"}},
      {"an appointment beats a renaming",
       [&] {
         Event("elm", Kind::kRename, "north", "2012");
         Event("elm", Kind::kAppointment, "east", "2014");
       },
       {"east CUSTODIAN"},
       {"SUCCESSOR north"}},
      {"the earlier of two sales takes what is there",
       [&] {
         Event("elm", Kind::kSale, "north", "2013");
         Event("elm", Kind::kSale, "east", "2012");
       },
       {"east SUCCESSOR"},
       {}},
      {"on one day the better evidence counts",
       [&] {
         Event("elm", Kind::kSale, "east", "2012");
         Event("elm", Kind::kMerger, "north", "2012").evidence[0].grade =
             Grade::kOfficial;
       },
       {"north SUCCESSOR"},
       {"SUCCESSOR east"}},
      {"of equal evidence the more recent",
       [&] {
         Event("elm", Kind::kSale, "east", "2012");
         Event("elm", Kind::kSale, "north", "2012").evidence[0].verified_on = {
             2020};
       },
       {"north SUCCESSOR"},
       {"SUCCESSOR east"}},
      {"the source's own date is as good as a later check",
       [&] {
         Event("elm", Kind::kSale, "east", "2012").evidence[0].verified_on = {
             2019};
         Event("elm", Kind::kSale, "north", "2012").evidence[0].date = {2020};
       },
       {"north SUCCESSOR"},
       {"SUCCESSOR east"}},
      {"of facts alike in all the id",
       [&] {
         Event("elm", Kind::kSale, "north", "2012");
         Event("elm", Kind::kSale, "east", "2012");
       },
       {"east SUCCESSOR"},
       {"SUCCESSOR north"}},
      {"an undated sale competes with every dated one",
       [&] {
         Event("elm", Kind::kSale, "east", "2012");
         Event("elm", Kind::kSale, "north").evidence[0].grade =
             Grade::kPublished;
       },
       {"north SUCCESSOR maybe"},
       {"SUCCESSOR east"}},
      {"and may lose",
       [&] {
         Event("elm", Kind::kSale, "east", "2012").evidence[0].grade =
             Grade::kPublished;
         Event("elm", Kind::kSale, "north");
       },
       {"east SUCCESSOR"},
       {"SUCCESSOR north"}},
      {"two sources for one sale do not compete",
       [&] {
         Event("elm", Kind::kSale, "north", "2012");
         Event("elm", Kind::kMerger, "north", "2012");
       },
       {"north SUCCESSOR"},
       {}},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.what);
    facts = FakeFacts();
    facts.AddPractitioner("jane", "Jane", "Roe");
    facts.AddAffiliation("jane", "elm", "2000", "2010");
    Close(Practice("elm"));
    Practice("north");
    Practice("east");
    Vault("vault");
    one.add();
    EXPECT_EQ(WhoHolds(), one.holders);
    EXPECT_EQ(StepsWith(Outcome::kOverruled), one.overruled);
  }
}

TEST_F(ResolveCustodyTest, TheTrailNamesTheWinner) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012");
  Event("elm", Kind::kCustodyTransfer, "vault", "2013-05-01");
  EXPECT_THAT(Explanations(Outcome::kOverruled),
              ElementsAre("elm was sold to north in 2012, but elm transferred "
                          "its records to vault on 2013-05-01, which counts "
                          "for more."));
}

TEST_F(ResolveCustodyTest, RecordsMadeAfterASaleStay) {
  Event("elm", Kind::kSale, "north", "2005-06-30");
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2005-06-30 north SUCCESSOR",
                                     "2005-07-01 to 2010-12-31 elm PRACTICE"));
  EXPECT_EQ(Ask().stretches,
            (std::vector<DayRange>{Days("2000", "2005-06-30"),
                                   Days("2005-07-01", "2010")}));
}

TEST_F(ResolveCustodyTest, AYearMeansItsLastDay) {
  Event("elm", Kind::kSale, "north", "2005");
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2005-12-31 north SUCCESSOR",
                                     "2006-01-01 to 2010-12-31 elm PRACTICE"));
}

TEST_F(ResolveCustodyTest, TwoSalesEachTakeWhatIsThere) {
  Event("elm", Kind::kSale, "north", "2003");
  Event("elm", Kind::kSale, "east", "2006");
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2003-12-31 north SUCCESSOR",
                                     "2004-01-01 to 2006-12-31 east SUCCESSOR",
                                     "2007-01-01 to 2010-12-31 elm PRACTICE"));
  EXPECT_THAT(With(Outcome::kOverruled), IsEmpty());
}

TEST_F(ResolveCustodyTest, WhatArrivesAfterAnEventStays) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2015");
  Event("north", Kind::kSale, "east", "2012");
  EXPECT_THAT(WhoHolds(), ElementsAre("north SUCCESSOR"));
}

TEST_F(ResolveCustodyTest, WhatArrivedBeforeAnEventMovesOn) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2015-02-01");
  Event("north", Kind::kSale, "east", "2015-02-01");
  EXPECT_THAT(WhoHolds(), ElementsAre("east SUCCESSOR"));
}

TEST_F(ResolveCustodyTest, DatesTooCoarseToOrderMayCover) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2015");
  Event("north", Kind::kSale, "east", "2015-06-01");
  EXPECT_THAT(WhoHolds(), ElementsAre("east SUCCESSOR maybe"));
}

TEST_F(ResolveCustodyTest, AnUndatedEventMovesEverythingAndMayCover) {
  Event("elm", Kind::kSale, "north");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 north SUCCESSOR maybe"));
}

TEST_F(ResolveCustodyTest, AfterAnUndatedEventEveryLaterOneMayApply) {
  Event("elm", Kind::kSale, "north");
  Event("north", Kind::kSale, "east", "1999");
  EXPECT_THAT(WhoHolds(), ElementsAre("east SUCCESSOR maybe"));
}

TEST_F(ResolveCustodyTest, TheScopeMayNameDaysOfService) {
  auto& event = Event("elm", Kind::kCustodyTransfer, "north", "2012");
  event.scope.service_start = {2002};
  event.scope.service_end = {2004, 6};
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2001-12-31 elm PRACTICE",
                                     "2002-01-01 to 2004-06-30 north CUSTODIAN",
                                     "2004-07-01 to 2010-12-31 elm PRACTICE"));
  EXPECT_EQ(Ask().leads[1].scope,
            (CustodyScope{.service_start = {2002}, .service_end = {2004, 6}}));
}

TEST_F(ResolveCustodyTest, ASplitByDateHasTwoBuyers) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012").scope.service_end = {2004};
  Event("elm", Kind::kSale, "east", "2012").scope.service_start = {2005};
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2004-12-31 north SUCCESSOR",
                          "2005-01-01 to 2010-12-31 east SUCCESSOR"));
  EXPECT_THAT(With(Outcome::kOverruled), IsEmpty());
}

TEST_F(ResolveCustodyTest, ASplitByChartsMakesTwoLeadsInOneStretch) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012").scope.patient_group =
      PatientGroup::kActive;
  Event("elm", Kind::kCustodyTransfer, "vault", "2012").scope.patient_group =
      PatientGroup::kInactive;
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 north SUCCESSOR",
                          "2000-01-01 to 2010-12-31 vault CUSTODIAN"));
  const Resolution resolution = Ask();
  EXPECT_EQ(resolution.stretches.size(), 1U);
  EXPECT_EQ(resolution.leads[0].scope.patient_group, PatientGroup::kActive);
  EXPECT_EQ(resolution.leads[1].scope.patient_group, PatientGroup::kInactive);
  EXPECT_THAT(*resolution.leads[1].ask,
              HasSubstr("charts of inactive patients"));
  EXPECT_THAT(StepsWith(Outcome::kNotOperating), ElementsAre("PRACTICE elm"));
  EXPECT_THAT(With(Outcome::kOverruled), IsEmpty());
}

TEST_F(ResolveCustodyTest, ChartsThatNobodyTookAreNamed) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012").scope.patient_group =
      PatientGroup::kActive;
  EXPECT_THAT(WhoHolds(), ElementsAre("north SUCCESSOR"));
  EXPECT_THAT(Explanations(Outcome::kNotOperating),
              Contains(HasSubstr("nobody is known to have taken its charts of "
                                 "inactive patients")));
}

TEST_F(ResolveCustodyTest, ChartsOfMinorsGoTheirOwnWay) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012");
  Event("elm", Kind::kCustodyTransfer, "east", "2012").scope.patient_group =
      PatientGroup::kMinors;
  EXPECT_THAT(WhoHolds(), ElementsAre("north SUCCESSOR", "east CUSTODIAN"));
  EXPECT_EQ(Ask().leads[0].scope.patient_group, PatientGroup::kUnspecified);
  EXPECT_EQ(Ask().leads[1].scope.patient_group, PatientGroup::kMinors);
}

TEST_F(ResolveCustodyTest, ASplitByDoctorFollowsTheDoctorAskedFor) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012").scope.practitioners = {"john"};
  Event("elm", Kind::kSale, "east", "2012").scope.practitioners = {"jane"};
  EXPECT_THAT(WhoHolds(), ElementsAre("east SUCCESSOR"));
  EXPECT_THAT(Ask().leads.front().scope.practitioners, ElementsAre("jane"));
  EXPECT_THAT(With(Outcome::kOverruled), IsEmpty());
}

TEST_F(ResolveCustodyTest, ThePracticeAskedAloneIsSplitByDoctor) {
  Closed("elm");
  Event("elm", Kind::kSale, "north", "2012").scope.practitioners = {"john"};
  Event("elm", Kind::kSale, "east", "2013");
  question.practitioner = "";
  question.organization = "elm";
  AskOf("2003", "2004");
  EXPECT_THAT(WhoHolds(),
              ElementsAre("north SUCCESSOR maybe", "east SUCCESSOR maybe"));
  EXPECT_THAT(Ask().leads[0].scope.practitioners, ElementsAre("john"));
  EXPECT_THAT(Ask().leads[1].scope.practitioners, IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
