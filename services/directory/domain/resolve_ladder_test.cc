// Whom to ask who may know more: societies, boards, hospitals, courts.

#include <functional>

#include "services/directory/domain/inquiry.h"
#include "services/directory/testing/ladder_fixture.h"

namespace custodia::directory {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using ResolveLadderTest = LadderFixture;

TEST_F(ResolveLadderTest, ClimbsInOrderAfterTheHolders) {
  AddOneOfEach();
  Died();
  Practice("north");
  facts.AddEvent("elm", Kind::kSale, "north", "2015").scope.patient_group =
      PatientGroup::kActive;
  Strings all;
  const Resolution resolution = Ask();
  for (const Lead& lead : resolution.leads) {
    all.push_back(absl::StrCat(lead.organization->id, " ", NameOf(lead.rung)));
  }
  EXPECT_THAT(
      all, ElementsAre("north SUCCESSOR", "norfolk LOCAL_SOCIETY",
                       "mms STATE_SOCIETY", "board BOARD", "general PRIVILEGES",
                       "county AREA_HOSPITAL", "probate ESTATE"));
  for (const Lead& lead : resolution.leads) {
    if (lead.role == Role::kHolder) continue;
    EXPECT_EQ(lead.duty, Duty::kNotCovered);
    EXPECT_EQ(lead.coverage, Coverage::kMayCover);
    EXPECT_EQ(*lead.ask,
              lead.rung == Rung::kEstate
                  ? "Ask who is executor of the estate of Dr. Jane Roe, "
                    "formerly at elm, and who keeps the records."
                  : "Ask who keeps the records of Dr. Jane Roe, formerly at "
                    "elm.");
    EXPECT_EQ(lead.provenance->organization_type, Type::kPractice);
    EXPECT_EQ(lead.provenance->organization, "elm");
    EXPECT_EQ(lead.provenance->organization_name, "elm");
    EXPECT_EQ(lead.provenance->practitioner, "Dr. Jane Roe");
    EXPECT_EQ(lead.provenance->state, "MA");
    EXPECT_EQ(lead.service_dates, Days("2000", "2010"));
    EXPECT_THAT(lead.evidence, Not(IsEmpty()));
  }
}

TEST_F(ResolveLadderTest, EachRungAlone) {
  struct Case {
    const char* lead;
    std::function<void()> add;
  };
  const std::vector<Case> cases = {
      {"s LOCAL_SOCIETY",
       [&] { Serving("s", Type::kLocalMedicalSociety, "25021"); }},
      {"s STATE_SOCIETY",
       [&] { Serving("s", Type::kStateMedicalSociety, "MA"); }},
      {"s BOARD", [&] { Serving("s", Type::kStateMedicalBoard, "MA"); }},
      {"s PRIVILEGES",
       [&] {
         Hospital("s");
         facts.AddAffiliation("jane", "s", "2001", "2005",
                              AffiliationKind::kPrivileges);
       }},
      {"s AREA_HOSPITAL", [&] { Hospital("s", "25021"); }},
      {"s ESTATE",
       [&] {
         Died();
         facts.AddOrganization("s", Type::kCourt, "s").county_fips = "25021";
       }},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.lead);
    facts = FakeFacts();
    facts.AddPractitioner("jane", "Jane", "Roe");
    Organization& elm = Practice("elm");
    Place(elm, "25021", "MA");
    Close(elm);
    facts.AddAffiliation("jane", "elm", "2000", "2010");
    one.add();
    EXPECT_THAT(Referrers(), ElementsAre(one.lead));
    EXPECT_THAT(Holders(), IsEmpty());
  }
}

TEST_F(ResolveLadderTest, EveryRungHasAStepWhereNothingIsKnown) {
  EXPECT_THAT(StepsWith(Outcome::kNotOperating), ElementsAre("PRACTICE elm"));
  EXPECT_THAT(
      StepsWith(Outcome::kNothingKnown),
      ElementsAre("SUCCESSOR", "CUSTODIAN", "LOCAL_SOCIETY", "STATE_SOCIETY",
                  "BOARD", "PRIVILEGES", "AREA_HOSPITAL"));
  EXPECT_THAT(StepsWith(Outcome::kNotApplicable), ElementsAre("ESTATE"));
  EXPECT_THAT(Ask().leads, IsEmpty());
}

TEST_F(ResolveLadderTest, TheTrailFollowsTheLadderAndExplains) {
  AddOneOfEach();
  const Resolution resolution = Ask();
  int last = -1;
  for (const TrailStep& step : resolution.trail) {
    EXPECT_GE(LadderPosition(step.rung), last) << step.explanation;
    last = LadderPosition(step.rung);
    EXPECT_EQ(step.service_dates, Days("2000", "2010"));
    EXPECT_EQ(step.explanation.back(), '.');
  }
  EXPECT_THAT(
      Explanations(Outcome::kLeadFound),
      ElementsAre("norfolk serves Norfolk, MA.", "mms serves MA.",
                  "board serves MA.", "Dr. Jane Roe had privileges at general.",
                  "county stands in Norfolk, MA."));
}

TEST_F(ResolveLadderTest, TheCountyOfCareComesBeforeThatOfTheLastHolder) {
  Serving("suffolk", Type::kLocalMedicalSociety, "25025");
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  Serving("ri", Type::kStateMedicalSociety, "RI");
  Serving("mms", Type::kStateMedicalSociety, "MA");
  Serving("ri-board", Type::kStateMedicalBoard, "RI");
  Place(Practice("north"), "25025", "RI");
  facts.AddEvent("elm", Kind::kSale, "north", "2015");
  EXPECT_THAT(Referrers(),
              ElementsAre("norfolk LOCAL_SOCIETY", "suffolk LOCAL_SOCIETY",
                          "mms STATE_SOCIETY", "ri STATE_SOCIETY"));
}

TEST_F(ResolveLadderTest, ASocietyOfBothCountiesIsOfferedOnce) {
  Serving("norfolk", Type::kLocalMedicalSociety, "25021")
      .jurisdictions.emplace_back("25025");
  Place(Practice("north"), "25025", "MA");
  facts.AddEvent("elm", Kind::kSale, "north", "2015");
  EXPECT_THAT(Referrers(), ElementsAre("norfolk LOCAL_SOCIETY"));
}

TEST_F(ResolveLadderTest, TheZipCodeGivesTheCountyWhereNoneIsWritten) {
  Organization& elm = Practice("elm");
  elm.county_fips = "";
  elm.address = {.zip = "02139-1234"};
  facts.AddZip("02139", "25021", "Cambridge");
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  Serving("mms", Type::kStateMedicalSociety, "MA");  // The county's state.
  EXPECT_THAT(Referrers(),
              ElementsAre("norfolk LOCAL_SOCIETY", "mms STATE_SOCIETY"));
}

TEST_F(ResolveLadderTest, AnUnknownCountyIsSaid) {
  AddOneOfEach();
  Organization& elm = Practice("elm");
  elm.county_fips = "";
  elm.address.zip = "";
  EXPECT_THAT(StepsWith(Outcome::kCountyUnknown),
              ElementsAre("LOCAL_SOCIETY", "AREA_HOSPITAL"));
  EXPECT_THAT(Explanations(Outcome::kCountyUnknown),
              Each("The county of elm is not known."));
  EXPECT_THAT(Referrers(), ElementsAre("mms STATE_SOCIETY", "board BOARD",
                                       "general PRIVILEGES"));
}

TEST_F(ResolveLadderTest, SocietiesAndBoardsDoNotServeADentist) {
  AddOneOfEach();
  facts.AddPractitioner("jane", "Jane", "Roe").taxonomy_codes = {"1223G0001X"};
  EXPECT_THAT(Referrers(),
              ElementsAre("general PRIVILEGES", "county AREA_HOSPITAL"));
  EXPECT_THAT(StepsWith(Outcome::kNotApplicable),
              ElementsAre("LOCAL_SOCIETY", "STATE_SOCIETY", "BOARD", "ESTATE"));
}

TEST_F(ResolveLadderTest, ADentistHasTheBoardOfDentists) {
  AddOneOfEach();
  facts.AddPractitioner("jane", "Jane", "Roe").taxonomy_codes = {"1223G0001X"};
  Serving("dental", Type::kStateMedicalBoard, "MA").professions = {"124Q",
                                                                   "1223"};
  Serving("nursing", Type::kStateMedicalBoard, "MA").professions = {"163W"};
  EXPECT_THAT(Referrers(), ElementsAre("dental BOARD", "general PRIVILEGES",
                                       "county AREA_HOSPITAL"));
  EXPECT_THAT(StepsWith(Outcome::kNotApplicable),
              ElementsAre("LOCAL_SOCIETY", "STATE_SOCIETY", "ESTATE"));
}

TEST_F(ResolveLadderTest, APhysicianHasNoOtherProfessionsBoard) {
  Serving("dental", Type::kStateMedicalBoard, "MA").professions = {"1223"};
  EXPECT_THAT(Referrers(), IsEmpty());
  Serving("board", Type::kStateMedicalBoard, "MA").professions = {"20"};
  EXPECT_THAT(Referrers(), ElementsAre("board BOARD"));
  question.practitioner = "";  // Of whom no profession is known.
  question.organization = "elm";
  EXPECT_THAT(Referrers(), IsEmpty());
  Serving("medical", Type::kStateMedicalBoard, "MA");
  EXPECT_THAT(Referrers(), ElementsAre("medical BOARD"));
}

TEST_F(ResolveLadderTest, ReferrersCanBeExcluded) {
  AddOneOfEach();
  question.excluded_organizations = {"norfolk", "general", "county"};
  EXPECT_THAT(Referrers(), ElementsAre("mms STATE_SOCIETY", "board BOARD"));
  EXPECT_THAT(StepsWith(Outcome::kExcluded),
              ElementsAre("LOCAL_SOCIETY norfolk", "PRIVILEGES general",
                          "AREA_HOSPITAL county"));
}

TEST_F(ResolveLadderTest, ASocietyThatMergedIsReachedWhereItWent) {
  Close(Serving("norfolk", Type::kLocalMedicalSociety, "25021"));
  facts.AddOrganization("joint", Type::kLocalMedicalSociety, "joint");
  facts.AddEvent("norfolk", Kind::kMerger, "joint", "2018");
  EXPECT_THAT(Referrers(), ElementsAre("joint LOCAL_SOCIETY"));
}

TEST_F(ResolveLadderTest, CourtsAreAskedOnlyAboutTheDeadWhosePracticeEnded) {
  AddOneOfEach();
  EXPECT_THAT(Referrers(), Not(Contains("probate ESTATE")));
  Died();
  EXPECT_THAT(Referrers(), Contains("probate ESTATE"));

  question.as_of = absl::CivilDay(2010, 6, 1);  // She lived.
  EXPECT_THAT(Referrers(), Not(Contains("probate ESTATE")));
  question.as_of = absl::CivilDay(2024, 1, 1);

  Practice("north");
  facts.AddEvent("elm", Kind::kSale, "north", "2015");
  EXPECT_THAT(Referrers(), Not(Contains("probate ESTATE")));
  EXPECT_THAT(StepsWith(Outcome::kNotApplicable), Contains("ESTATE"));
}

TEST_F(ResolveLadderTest, ADeathWithoutADateIsADeath) {
  AddOneOfEach();
  facts.AddPractitioner("jane", "Jane", "Roe").status =
      PractitionerStatus::kDeceased;
  EXPECT_THAT(Referrers(), Contains("probate ESTATE"));
}

TEST_F(ResolveLadderTest, AnEstateThatHoldsIsALead) {
  Died();
  facts.AddOrganization("heirs", Type::kEstate, "heirs");
  facts.AddEvent("elm", Kind::kCustodyTransfer, "heirs", "2011");
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2010-12-31 heirs ESTATE"));
  EXPECT_EQ(Ask().leads[0].duty, Duty::kNotCovered);
  EXPECT_THAT(
      *Ask().leads[0].ask,
      HasSubstr("Ask the executor for a copy of the records from 2000-01-01 "
                "to 2010-12-31; heirs took over the charts of elm"));
  EXPECT_THAT(StepsWith(Outcome::kLeadFound), ElementsAre("ESTATE heirs"));
}

TEST_F(ResolveLadderTest, ADoctorsOwnPracticeLeavesAnEstateAndACourt) {
  Died();
  facts.AddAffiliation("jane", "elm", "2000", "2010",
                       AffiliationKind::kSoleProprietor);
  facts.AddOrganization("heirs", Type::kEstate, "heirs");
  facts.AddEvent("elm", Kind::kCustodyTransfer, "heirs", "2011");
  facts.AddOrganization("probate", Type::kCourt, "probate").county_fips =
      "25021";
  facts.AddOrganization("elsewhere", Type::kCourt, "elsewhere").county_fips =
      "25025";
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2010-12-31 heirs ESTATE"));
  EXPECT_THAT(Referrers(), ElementsAre("probate ESTATE"));
  for (const Lead& lead : Ask().leads) EXPECT_EQ(lead.duty, Duty::kNotCovered);
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              Contains("probate stands in Norfolk, MA, and Dr. Jane Roe died "
                       "in 2011."));
}

// An estate that hands the charts to a practice has no part in them any more.
TEST_F(ResolveLadderTest, WhoTakesTheChartsFromAnEstateIsBoundAgain) {
  Died();
  facts.AddOrganization("heirs", Type::kEstate, "heirs");
  Practice("north");
  facts.AddEvent("elm", Kind::kCustodyTransfer, "heirs", "2011");
  facts.AddEvent("heirs", Kind::kCustodyTransfer, "north", "2012");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 north CUSTODIAN"));
  EXPECT_EQ(Ask().leads[0].duty, Duty::kCoveredEntity);
}

TEST_F(ResolveLadderTest, WhereNoCourtIsKnownTheCountysIsNamed) {
  Died();
  EXPECT_THAT(
      Explanations(Outcome::kNothingKnown),
      Contains("No estate of Dr. Jane Roe and no court of the county is known; "
               "the probate court of Norfolk, MA can name the executor."));
}

TEST_F(ResolveLadderTest, ReferrersFollowAnOperatingPracticeToo) {
  AddOneOfEach();
  Practice("elm").status = OrganizationStatus::kOperating;
  EXPECT_EQ(Holders().size(), 1U);
  EXPECT_EQ(Referrers().size(), 5U);
}

}  // namespace
}  // namespace custodia::directory
