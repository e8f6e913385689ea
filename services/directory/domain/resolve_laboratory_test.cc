// Laboratory results: asked of the laboratory (42 CFR 493.1291(l)), of the
// doctor who ordered them, and of the primary care doctor.

#include "services/directory/testing/resolver_fixture.h"

namespace custodia::directory {
namespace {

using custodia::testing::HasReason;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// Jane ordered the tests, Paul is the primary care doctor; each has a practice,
// hers in Norfolk and his in Suffolk.
class ResolveLaboratoryTest : public ResolverFixture {
 protected:
  ResolveLaboratoryTest() {
    Lab("acme").opened_on = {1990};
    Place(Practice("elm"), "25021", "MA");
    facts.AddAffiliation("jane", "elm", "2000", "2012");
    facts.AddPractitioner("paul", "Paul", "Roe");
    Place(Practice("oak"), "25025", "MA");
    facts.AddAffiliation("paul", "oak", "2000", "2012");
    question.record_kind = RecordKind::kLaboratory;
    question.laboratory = "acme";
    question.primary_care_practitioner = "paul";
    AskOf("2005", "2006");
  }

  Organization& Lab(absl::string_view id) {
    return facts.AddOrganization(id, Type::kLaboratory, id);
  }

  // "acme LABORATORY" for each holder.
  Strings Asked() { return Describe(Ask(), Role::kHolder, /*dates=*/false); }
  auto Result() { return ResolveTwice(question, facts, candidates); }
};

TEST_F(ResolveLaboratoryTest, TheLaboratoryThenWhoOrderedThenPrimaryCare) {
  EXPECT_THAT(Asked(),
              ElementsAre("acme LABORATORY", "elm PRACTICE", "oak PRACTICE"));
  const Resolution answer = Ask();
  EXPECT_EQ(answer.practitioner, "jane");
  EXPECT_THAT(answer.stretches, ElementsAre(Days("2005", "2006")));
  EXPECT_THAT(answer.uncovered, IsEmpty());
  const Lead& laboratory = answer.leads[0];
  EXPECT_EQ(laboratory.duty, Duty::kCoveredEntity);
  EXPECT_EQ(laboratory.coverage, Coverage::kCovers);
  EXPECT_EQ(laboratory.provenance->organization, "acme");
  EXPECT_EQ(laboratory.provenance->organization_type, Type::kLaboratory);
  EXPECT_EQ(*laboratory.ask,
            "Send an access request for completed test reports from 2005-01-01 "
            "to 2006-12-31; acme made them and answers patients itself.");
  EXPECT_EQ(*answer.leads[1].ask,
            "Send an access request for laboratory results from 2005-01-01 to "
            "2006-12-31; Dr. Jane Roe practised at elm.");
}

TEST_F(ResolveLaboratoryTest, EachDoctorsLadderFollowsTheHolders) {
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  Serving("suffolk", Type::kLocalMedicalSociety, "25025");
  Serving("mms", Type::kStateMedicalSociety, "MA");
  EXPECT_THAT(Describe(Ask(), Role::kReferrer, /*dates=*/false),
              ElementsAre("norfolk LOCAL_SOCIETY", "mms STATE_SOCIETY",
                          "suffolk LOCAL_SOCIETY"));
  const Resolution answer = Ask();
  EXPECT_TRUE(std::any_of(answer.leads.begin(), answer.leads.end(),
                          [](const Lead& lead) {
                            return lead.provenance->organization == "oak" &&
                                   *lead.ask ==
                                       "Ask who keeps the records of Dr. Paul "
                                       "Roe, formerly at oak.";
                          }));
}

TEST_F(ResolveLaboratoryTest, TheTrailTellsOneWayAfterTheOther) {
  facts.AddAffiliation("paul", "oak", "1995", "1996");
  AskOf("2011", "2011");
  facts.AddPractitioner("nell", "Nell", "Poe");
  question.primary_care_practitioner = "nell";  // Of whom nothing is known.
  Strings rungs;
  for (const TrailStep& step : Ask().trail) rungs.push_back(NameOf(step.rung));
  EXPECT_THAT(
      rungs,
      ElementsAre("LABORATORY", "SUCCESSOR", "CUSTODIAN",  // acme
                  "PRACTICE", "SUCCESSOR", "CUSTODIAN", "LOCAL_SOCIETY",
                  "STATE_SOCIETY", "BOARD", "PRIVILEGES", "AREA_HOSPITAL",
                  "ESTATE",  // Jane
                  "PRACTICE", "SUCCESSOR", "CUSTODIAN", "LOCAL_SOCIETY",
                  "STATE_SOCIETY", "BOARD", "PRIVILEGES", "AREA_HOSPITAL",
                  "ESTATE"));  // Nell
  EXPECT_THAT(Explanations(Outcome::kNothingKnown),
              Contains("It is not known where the records of Dr. Nell Poe from "
                       "2011-01-01 to 2011-12-31 were made."));
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              Contains("The results are those of acme; it operates."));
}

TEST_F(ResolveLaboratoryTest, WithoutALaboratoryTheDoctorsAreAsked) {
  question.laboratory = "";
  EXPECT_THAT(Asked(), ElementsAre("elm PRACTICE", "oak PRACTICE"));
  EXPECT_THAT(
      Ask().trail,
      Contains(AllOf(Field(&TrailStep::rung, Rung::kLaboratory),
                     Field(&TrailStep::outcome, Outcome::kNothingKnown))));
}

TEST_F(ResolveLaboratoryTest, ALaboratoryAloneIsAskedAlone) {
  question.practitioner = "";
  question.primary_care_practitioner = "";
  Place(Lab("acme"), "25021", "MA");
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  Hospital("general", "25021");
  EXPECT_THAT(Asked(), ElementsAre("acme LABORATORY"));
  EXPECT_EQ(Ask().practitioner, "");
  EXPECT_THAT(Referrers(), ElementsAre("general AREA_HOSPITAL"));
  EXPECT_THAT(StepsWith(Outcome::kNotApplicable),
              ElementsAre("LOCAL_SOCIETY", "STATE_SOCIETY", "BOARD",
                          "PRIVILEGES", "ESTATE"));
  EXPECT_THAT(Explanations(Outcome::kNotApplicable),
              Contains("acme is a laboratory; medical societies serve "
                       "physicians."));
}

TEST_F(ResolveLaboratoryTest, APrimaryCareDoctorMayBeAllThatIsKnown) {
  question.practitioner = "";
  EXPECT_THAT(Asked(), ElementsAre("acme LABORATORY", "oak PRACTICE"));
  EXPECT_EQ(Ask().practitioner, "");  // Who ordered them is not known.
}

TEST_F(ResolveLaboratoryTest, OneDoctorInBothPartsIsAskedOnce) {
  facts.AddAlias("1234567893", "jane");
  question.primary_care_practitioner = "1234567893";
  EXPECT_THAT(Asked(), ElementsAre("acme LABORATORY", "elm PRACTICE"));
}

TEST_F(ResolveLaboratoryTest, WhoIsReachedInTwoWaysIsAskedOnce) {
  facts.AddEvent("acme", Kind::kSale, "elm", "2010-05-01");
  EXPECT_THAT(Asked(), ElementsAre("elm SUCCESSOR", "oak PRACTICE"));
  EXPECT_THAT(Ask().leads[0].hops, SizeIs(1));
  EXPECT_THAT(Ask().leads[0].evidence, SizeIs(2));  // The way of each.
}

TEST_F(ResolveLaboratoryTest, AClosedLaboratorysSuccessorComesFirst) {
  Close(Lab("acme"));
  Lab("giant");
  facts.AddEvent("acme", Kind::kMerger, "giant", "2015-07-01");
  EXPECT_THAT(Asked(),
              ElementsAre("giant LABORATORY", "elm PRACTICE", "oak PRACTICE"));
  EXPECT_THAT(*Ask().leads[0].ask, HasSubstr("giant took over the charts of "
                                             "acme on 2015-07-01"));
}

TEST_F(ResolveLaboratoryTest, AnotherKindOfBuyerIsASuccessorAndStillFirst) {
  Hospital("general");
  facts.AddEvent("acme", Kind::kSale, "general", "2015-07-01");
  EXPECT_THAT(Asked(),
              ElementsAre("general SUCCESSOR", "elm PRACTICE", "oak PRACTICE"));
}

TEST_F(ResolveLaboratoryTest, AClosedLaboratoryWithoutSuccessorIsNoLead) {
  Close(Lab("acme"));
  EXPECT_THAT(Asked(), ElementsAre("elm PRACTICE", "oak PRACTICE"));
  EXPECT_THAT(StepsWith(Outcome::kNotOperating),
              ElementsAre("LABORATORY acme"));
}

TEST_F(ResolveLaboratoryTest, AnExcludedLaboratoryIsWalkedThrough) {
  question.excluded_organizations = {"acme"};
  EXPECT_THAT(Asked(), ElementsAre("elm PRACTICE", "oak PRACTICE"));
  EXPECT_THAT(StepsWith(Outcome::kExcluded), ElementsAre("LABORATORY acme"));
  Lab("giant");
  facts.AddEvent("acme", Kind::kSale, "giant", "2015-07-01");
  EXPECT_THAT(Asked(),
              ElementsAre("giant LABORATORY", "elm PRACTICE", "oak PRACTICE"));
}

TEST_F(ResolveLaboratoryTest, ALaboratoryAnswersSinceTheRuleBindsIt) {
  question.as_of = absl::CivilDay(2014, 10, 5);
  EXPECT_THAT(Asked(), ElementsAre("elm PRACTICE", "oak PRACTICE"));
  EXPECT_THAT(Explanations(Outcome::kNotApplicable),
              Contains("The results are those of acme; laboratories answer "
                       "patients since 2014-10-06 only (42 CFR 493.1291(l))."));
  EXPECT_THAT(Ask().uncovered, IsEmpty());
  question.as_of = absl::CivilDay(2014, 10, 6);  // Whenever it made them.
  EXPECT_THAT(Asked(), Contains("acme LABORATORY"));
}

TEST_F(ResolveLaboratoryTest, BeforeTheRuleASuccessorDoesNotAnswerEither) {
  Lab("giant");
  facts.AddEvent("acme", Kind::kMerger, "giant", "2010-07-01");
  facts.AddReport("giant", Finding::kHolds, "2012-01-01");
  question.as_of = absl::CivilDay(2014, 10, 5);
  EXPECT_THAT(Asked(), Not(Contains(HasSubstr("giant"))));
  EXPECT_THAT(StepsWith(Outcome::kNotApplicable), Contains("LABORATORY giant"));
  EXPECT_THAT(StepsWith(Outcome::kLeadFound),
              Not(Contains("LABORATORY giant")));
  question.as_of = absl::CivilDay(2014, 10, 6);
  EXPECT_THAT(Asked(), Contains("giant LABORATORY"));
}

TEST_F(ResolveLaboratoryTest, WhatWasReportedDestroyedIsAskedLast) {
  facts.AddReport("acme", Finding::kDestroyed, "2020-01-01").practitioner =
      "jane";
  EXPECT_THAT(Asked(),
              ElementsAre("elm PRACTICE", "oak PRACTICE", "acme LABORATORY"));
  EXPECT_THAT(StepsWith(Outcome::kReportedDestroyed),
              ElementsAre("LABORATORY acme"));
}

TEST_F(ResolveLaboratoryTest, WhatWasSaidOfAnothersTestsCountsForNothing) {
  facts.AddReport("acme", Finding::kDestroyed, "2020-01-01").practitioner =
      "paul";
  EXPECT_THAT(Asked(),
              ElementsAre("acme LABORATORY", "elm PRACTICE", "oak PRACTICE"));
}

TEST_F(ResolveLaboratoryTest, AnOrganizationThatIsALaboratoryIsTakenAsIt) {
  question.laboratory = "";
  question.organization = "acme";
  EXPECT_THAT(Asked(),
              ElementsAre("acme LABORATORY", "elm PRACTICE", "oak PRACTICE"));
  question.organization = "elm";  // Where the doctor practised.
  EXPECT_THAT(Asked(), ElementsAre("elm PRACTICE", "oak PRACTICE"));
}

TEST_F(ResolveLaboratoryTest, AHospitalMayBeTheLaboratory) {
  Hospital("general").opened_on = {1950};
  question.laboratory = "general";
  EXPECT_THAT(Asked(), ElementsAre("general LABORATORY", "elm PRACTICE",
                                   "oak PRACTICE"));
  EXPECT_THAT(Ask().leads[0].departments, IsEmpty());
}

TEST_F(ResolveLaboratoryTest, StretchesAreCutWhereADoctorMoved) {
  Practice("ash");
  facts.AddAffiliation("jane", "ash", "2013", "2019");
  AskOf("2012", "2013");
  EXPECT_THAT(Holders(), ElementsAre("2012-01-01 to 2012-12-31 acme LABORATORY",
                                     "2012-01-01 to 2012-12-31 elm PRACTICE",
                                     "2012-01-01 to 2012-12-31 oak PRACTICE",
                                     "2013-01-01 to 2013-12-31 acme LABORATORY",
                                     "2013-01-01 to 2013-12-31 ash PRACTICE"));
  EXPECT_THAT(Ask().uncovered, IsEmpty());
}

TEST_F(ResolveLaboratoryTest, AnUnknownDoctorDoesNotHideTheLaboratory) {
  question.practitioner = "";
  question.query = NameQuery{.family = "Nemo"};
  EXPECT_THAT(Asked(), ElementsAre("acme LABORATORY", "oak PRACTICE"));
  EXPECT_THAT(*Ask().leads[0].ask, HasSubstr("acme made them"));
  EXPECT_THAT(Explanations(Outcome::kNothingKnown),
              Contains("The directory knows no practitioner of the name asked "
                       "for."));
  question.laboratory = "";
  EXPECT_THAT(Result(), HasReason("PRACTITIONER_NOT_FOUND"));
}

TEST_F(ResolveLaboratoryTest, WhatIsNotThereIsNotFound) {
  question.laboratory = "nowhere";
  EXPECT_THAT(Result(), HasReason("ORGANIZATION_NOT_FOUND"));
  question.laboratory = "acme";
  question.primary_care_practitioner = "nobody";
  EXPECT_THAT(Result(), HasReason("PRACTITIONER_NOT_FOUND"));
}

TEST_F(ResolveLaboratoryTest, TheReadersErrorsAreReturned) {
  for (int calls = 0;; ++calls) {
    facts.FailAfter(calls, error::Make(absl::StatusCode::kUnavailable,
                                       "STORE_BUSY", "Later."));
    const auto result = Result();
    if (result.ok()) {
      EXPECT_GT(calls, 5);
      return;
    }
    ASSERT_THAT(result, HasReason("STORE_BUSY"));
  }
}

}  // namespace
}  // namespace custodia::directory
