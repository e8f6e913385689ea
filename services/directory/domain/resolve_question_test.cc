// Who is asked about, what kind of place it was, and what every answer keeps
// to.

#include <functional>

#include "services/directory/testing/resolver_fixture.h"

namespace custodia::directory {
namespace {

using custodia::testing::HasReason;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ResolveQuestionTest : public ResolverFixture {
 protected:
  void AskByName(absl::string_view family, absl::string_view state,
                 absl::string_view city = "") {
    question.practitioner = "";
    question.query = NameQuery{.family = std::string(family),
                               .state = std::string(state),
                               .city = std::string(city)};
  }
  auto Result() { return ResolveTwice(question, facts, candidates); }
};

TEST_F(ResolveQuestionTest, WhatIsNotThereIsNotFound) {
  question.practitioner = "nobody";
  EXPECT_THAT(Result(), HasReason("PRACTITIONER_NOT_FOUND"));
  question.practitioner = "jane";
  question.organization = "nowhere";
  EXPECT_THAT(Result(), HasReason("ORGANIZATION_NOT_FOUND"));
}

TEST_F(ResolveQuestionTest, AnNpiFindsThePractitioner) {
  facts.AddPractitioner("jane", "Jane", "Roe").npi = "1234567893";
  Practice("elm");
  facts.AddAffiliation("jane", "elm");
  question.practitioner = "1234567893";
  EXPECT_THAT(Holders(), SizeIs(1));
  EXPECT_EQ(Ask().practitioner, "jane");
}

TEST_F(ResolveQuestionTest, AKnownDoctorOfUnknownPlaceHasTheReferrersOfHome) {
  auto& jane = facts.AddPractitioner("jane", "Jane", "Roe");
  jane.city = "Quincy";
  jane.state = "MA";
  facts.AddZip("02169", "25021", "Quincy");
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  Serving("mms", Type::kStateMedicalSociety, "MA");
  EXPECT_THAT(Holders(), IsEmpty());
  EXPECT_THAT(Referrers(),
              ElementsAre("norfolk LOCAL_SOCIETY", "mms STATE_SOCIETY"));
  EXPECT_EQ(Ask().uncovered, std::vector<DayRange>{DayRange{}});
}

TEST_F(ResolveQuestionTest, OneDoctorOfANameIsResolved) {
  Practice("elm");
  facts.AddAffiliation("jane", "elm");
  AskByName("ROE", "");
  EXPECT_THAT(Holders(), SizeIs(1));
  EXPECT_EQ(Ask().practitioner, "jane");
}

TEST_F(ResolveQuestionTest, AnUnknownDoctorWithoutAStateIsNotFound) {
  AskByName("Nemo", "");
  EXPECT_THAT(Result(), HasReason("PRACTITIONER_NOT_FOUND"));
}

TEST_F(ResolveQuestionTest, AnUnknownDoctorWithAStateHasTheReferrersThere) {
  facts.AddZip("02169", "25021", "Quincy");
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  Serving("mms", Type::kStateMedicalSociety, "MA");
  Serving("board", Type::kStateMedicalBoard, "MA");
  Hospital("county", "25021");
  AskByName("Nemo", "MA", "quincy");
  EXPECT_THAT(Referrers(),
              ElementsAre("norfolk LOCAL_SOCIETY", "mms STATE_SOCIETY",
                          "board BOARD", "county AREA_HOSPITAL"));
  EXPECT_EQ(Ask().practitioner, "");
  EXPECT_THAT(Explanations(Outcome::kNothingKnown),
              Contains("The directory knows no practitioner of the name asked "
                       "for."));
  EXPECT_EQ(*Ask().leads[0].ask, "Ask who keeps the records of the doctor.");
  EXPECT_EQ(Ask().leads[0].provenance->state, "MA");

  AskByName("Nemo", "MA");
  EXPECT_THAT(Referrers(), ElementsAre("mms STATE_SOCIETY", "board BOARD"));
  EXPECT_THAT(StepsWith(Outcome::kCountyUnknown),
              ElementsAre("LOCAL_SOCIETY", "AREA_HOSPITAL"));
}

TEST_F(ResolveQuestionTest, SeveralDoctorsOfANameAreCandidates) {
  for (int i = 10; i < 40; ++i) {
    facts.AddPractitioner(absl::StrCat("roe", i), "Ann", "Roe");
  }
  AskByName("Roe", "");
  EXPECT_THAT(Result(), HasReason("PRACTITIONER_AMBIGUOUS"));
  EXPECT_THAT(candidates, SizeIs(kMaxCandidates));
  EXPECT_THAT(candidates, Each(Field(&Practitioner::name,
                                     Field(&PersonName::family, "Roe"))));
}

TEST_F(ResolveQuestionTest, ThePlaceTellsDoctorsOfOneNameApart) {
  facts.AddPractitioner("ann", "Ann", "Roe");
  Practice("elm");
  facts.AddAffiliation("jane", "elm");
  AskByName("Roe", "");
  question.organization = "elm";
  EXPECT_EQ(Ask().practitioner, "jane");
  facts.AddPractitioner("una", "Una", "Roe");
  facts.AddAffiliation("ann", "elm");
  EXPECT_THAT(Result(), HasReason("PRACTITIONER_AMBIGUOUS"));
  EXPECT_THAT(candidates, SizeIs(2));
  Practice("oak");
  question.organization = "oak";  // Where none of them is known.
  EXPECT_THAT(Result(), HasReason("PRACTITIONER_AMBIGUOUS"));
  EXPECT_THAT(candidates, SizeIs(3));
}

TEST_F(ResolveQuestionTest, AnUnknownDoctorAtAKnownPlaceIsAskedThere) {
  Practice("elm");
  AskByName("Nemo", "");
  question.organization = "elm";
  Place(Practice("elm"), "25021", "MA");
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  EXPECT_THAT(Holders(), ElementsAre("all dates elm PRACTICE maybe"));
  EXPECT_EQ(*Ask().leads[1].ask, "Ask who keeps the records of the doctor.");
}

TEST_F(ResolveQuestionTest, APracticeAloneIsCertainWhileItWasOpen) {
  Organization& elm = Practice("elm");
  question.practitioner = "";
  question.organization = "elm";
  EXPECT_THAT(Holders(), ElementsAre("all dates elm PRACTICE maybe"));
  elm.opened_on = {1990};
  EXPECT_THAT(Holders(), ElementsAre("from 1990-01-01 elm PRACTICE"));
  AskOf("1985", "1995");
  EXPECT_THAT(Holders(),
              ElementsAre("1985-01-01 to 1989-12-31 elm PRACTICE maybe",
                          "1990-01-01 to 1995-12-31 elm PRACTICE"));
  EXPECT_EQ(*Ask().leads[0].ask,
            "Send an access request for records from 1985-01-01 to "
            "1989-12-31; elm keeps its own records.");
}

TEST_F(ResolveQuestionTest, AClosedPracticeAloneIsFollowed) {
  Organization& elm = Practice("elm");
  elm.opened_on = {1990};
  elm.closed_on = {2010};
  Practice("north");
  facts.AddEvent("elm", Kind::kSale, "north", "2010-12-31");
  question.practitioner = "";
  question.organization = "elm";
  EXPECT_THAT(Holders(),
              ElementsAre("1990-01-01 to 2010-12-31 north SUCCESSOR"));
  AskOf("2012", "2012");
  EXPECT_THAT(Holders(),
              ElementsAre("2012-01-01 to 2012-12-31 north SUCCESSOR maybe"));
}

TEST_F(ResolveQuestionTest, ADoctorAtAPlaceIsAskedThereOnly) {
  Practice("elm");
  Practice("oak");
  facts.AddAffiliation("jane", "elm", "2000", "2010");
  facts.AddAffiliation("jane", "oak", "2000", "2010");
  question.organization = "oak";
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2010-12-31 oak PRACTICE"));
}

TEST_F(ResolveQuestionTest, ADoctorNotKnownAtThePlaceMayHaveBeenThere) {
  Practice("elm").opened_on = {1990};
  question.organization = "elm";
  EXPECT_THAT(Holders(), ElementsAre("all dates elm PRACTICE maybe"));
}

TEST_F(ResolveQuestionTest, ASocietyAskedForIsAReferrerItself) {
  Serving("mms", Type::kStateMedicalSociety, "MA").address.state = "MA";
  Serving("board", Type::kStateMedicalBoard, "MA");
  question.practitioner = "";
  question.organization = "mms";
  EXPECT_THAT(Holders(), IsEmpty());
  EXPECT_THAT(Referrers(), ElementsAre("mms STATE_SOCIETY", "board BOARD"));
}

TEST_F(ResolveQuestionTest, ACustodianAskedForIsAHolder) {
  Vault("vault");
  question.practitioner = "";
  question.organization = "vault";
  EXPECT_THAT(Holders(), ElementsAre("all dates vault CUSTODIAN maybe"));
  EXPECT_EQ(Ask().leads[0].duty, Duty::kBusinessAssociate);
}

TEST_F(ResolveQuestionTest, AHospitalIsAskedForItsOwnRecords) {
  Hospital("general", "25021").opened_on = {1950};
  question.practitioner = "";
  question.organization = "general";
  EXPECT_THAT(Holders(), ElementsAre("from 1950-01-01 general FACILITY"));
  EXPECT_THAT(Ask().leads[0].departments, ElementsAre("Medical Records"));
  EXPECT_THAT(Referrers(), IsEmpty());
  for (const TrailStep& step : Ask().trail) {
    EXPECT_NE(step.rung, Rung::kOperatingPractice);
  }
}

TEST_F(ResolveQuestionTest, ATakenOverHospitalStaysAFacility) {
  Close(Hospital("general"));
  Hospital("system");
  facts.AddEvent("general", Kind::kMerger, "system", "2016");
  question.practitioner = "";
  question.organization = "general";
  EXPECT_THAT(Holders(), ElementsAre("until 2016-12-31 system FACILITY maybe"));
  EXPECT_THAT(Ask().leads[0].hops, SizeIs(1));
}

TEST_F(ResolveQuestionTest, HospitalRecordsAreAskedOfTheHospitals) {
  Practice("elm");
  Hospital("general");
  Hospital("mercy");
  facts.AddAffiliation("jane", "elm", "2000", "2010");
  facts
      .AddAffiliation("jane", "general", "2000", "2010",
                      AffiliationKind::kPrivileges)
      .department = "Surgery";
  facts.AddAffiliation("jane", "mercy", "2000", "2010");
  question.record_kind = RecordKind::kHospital;
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 general FACILITY",
                          "2000-01-01 to 2010-12-31 mercy FACILITY"));
  EXPECT_THAT(Ask().leads[0].departments,
              ElementsAre("Medical Records", "Surgery"));
  EXPECT_EQ(Ask().leads[0].duty, Duty::kCoveredEntity);
  EXPECT_THAT(Referrers(), IsEmpty());
  EXPECT_THAT(StepsWith(Outcome::kNotApplicable), Contains("PRACTICE elm"));

  Close(Hospital("general"));
  Hospital("system");
  facts.AddEvent("general", Kind::kMerger, "system", "2016");
  EXPECT_THAT(Holders(), Contains("2000-01-01 to 2010-12-31 system FACILITY"));
}

TEST_F(ResolveQuestionTest, ADoctorsChartsAtAHospitalAreAPracticesCharts) {
  Hospital("mercy");
  facts.AddAffiliation("jane", "mercy", "2000", "2010").department = "Clinic 3";
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 mercy PRACTICE"));
  EXPECT_THAT(Ask().leads[0].departments, ElementsAre("Clinic 3"));
}

TEST_F(ResolveQuestionTest, ASoleProprietorIsAPractice) {
  Practice("npi-1");
  facts.AddAffiliation("jane", "npi-1", "", "",
                       AffiliationKind::kSoleProprietor);
  EXPECT_THAT(Holders(), ElementsAre("all dates npi-1 PRACTICE maybe"));
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              Contains("npi-1 was the own practice of Dr. Jane Roe; it "
                       "operates."));
}

// A world with something on every rung, added forwards or backwards.
void AddWorld(FakeFacts& facts, bool backwards) {
  using Kind = SuccessionKind;
  std::vector<std::function<void()>> adds;
  for (const char* id : {"elm", "oak", "north", "east"}) {
    adds.emplace_back([&facts, id] {
      auto& added = facts.AddOrganization(id, OrganizationType::kPractice, id);
      added.county_fips = "25021";
      added.address.state = "MA";
    });
  }
  for (int i = 10; i < 25; ++i) {
    adds.emplace_back([&facts, i] {
      facts
          .AddOrganization(absl::StrCat("h", i), OrganizationType::kHospital,
                           "Same Name")
          .county_fips = "25021";
    });
  }
  adds.emplace_back([&] { facts.AddPractitioner("jane", "Jane", "Roe"); });
  adds.emplace_back([&] { facts.AddCounty("25021", "Norfolk", "MA"); });
  adds.emplace_back(
      [&] { facts.AddAffiliation("jane", "elm", "2000", "2006"); });
  adds.emplace_back([&] { facts.AddAffiliation("jane", "oak", "2004"); });
  adds.emplace_back(
      [&] { facts.AddEvent("elm", Kind::kSale, "north", "2012"); });
  adds.emplace_back(
      [&] { facts.AddEvent("elm", Kind::kSale, "east", "2012"); });
  adds.emplace_back([&] { facts.AddEvent("oak", Kind::kMerger, "east"); });
  adds.emplace_back(
      [&] { facts.AddEvent("oak", Kind::kSale, "north", "2015"); });
  if (backwards) std::reverse(adds.begin(), adds.end());
  for (const auto& add : adds) add();
}

TEST_F(ResolveQuestionTest, TheOrderInWhichFactsCameDoesNotMatter) {
  FakeFacts forwards;
  AddWorld(forwards, false);
  FakeFacts backwards;
  AddWorld(backwards, true);
  const auto one = Resolve(question, forwards, candidates);
  const auto other = Resolve(question, backwards, candidates);
  ASSERT_THAT(one, testing::IsOk());
  ASSERT_THAT(other, testing::IsOk());
  EXPECT_GT(one->leads.size(), 10U);
  EXPECT_TRUE(*one == *other);
}

TEST_F(ResolveQuestionTest, WithoutItsReasonsTheAnswerIsTheSame) {
  FakeFacts world;
  AddWorld(world, false);
  auto explained = Resolve(question, world, candidates);
  question.explained = false;
  const auto plain = Resolve(question, world, candidates);
  ASSERT_THAT(explained, testing::IsOk());
  ASSERT_THAT(plain, testing::IsOk());
  EXPECT_GT(explained->trail.size(), 10U);
  explained->trail.clear();
  for (Lead& lead : explained->leads) lead.evidence.clear();
  EXPECT_TRUE(*plain == *explained);
}

TEST_F(ResolveQuestionTest, TheReadersErrorsAreAnswered) {
  facts = FakeFacts();
  AddWorld(facts, false);
  ASSERT_THAT(Result(), testing::IsOk());
  const int calls = facts.calls();
  ASSERT_GT(calls, 10);
  for (int i = 0; i < calls; ++i) {
    facts.FailAfter(i, error::StoreBusy());
    EXPECT_THAT(Result(), HasReason("STORE_BUSY")) << i;
  }
}

TEST_F(ResolveQuestionTest, MaxLeadsKeepsHoldersFirst) {
  Place(Practice("elm"), "25021", "MA");
  Place(Practice("oak"), "25021", "MA");
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  Serving("mms", Type::kStateMedicalSociety, "MA");
  facts.AddAffiliation("jane", "elm", "2000", "2004");
  facts.AddAffiliation("jane", "oak", "2005", "2010");
  EXPECT_THAT(Ask().leads, SizeIs(6));
  EXPECT_THAT(With(Outcome::kFanOutLimit), IsEmpty());

  question.max_leads = 3;
  EXPECT_THAT(Holders(), SizeIs(2));
  EXPECT_THAT(Describe(Ask(), Role::kReferrer),
              ElementsAre("2000-01-01 to 2004-12-31 norfolk LOCAL_SOCIETY"));
  EXPECT_THAT(With(Outcome::kFanOutLimit), SizeIs(1));
  EXPECT_EQ(Ask().leads[1].organization->id, "norfolk");

  question.max_leads = 1;
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2004-12-31 elm PRACTICE"));
  EXPECT_THAT(Referrers(), IsEmpty());
}

TEST_F(ResolveQuestionTest, EveryLeadLiesInAStretchAndEveryStretchInTheDates) {
  facts = FakeFacts();
  AddWorld(facts, false);
  AskOf("1995", "2020");
  const Resolution resolution = Ask();
  std::optional<absl::CivilDay> next = absl::CivilDay(1995, 1, 1);
  for (const DayRange& stretch : resolution.stretches) {
    EXPECT_EQ(stretch.first, next);
    next = *stretch.last + 1;
  }
  EXPECT_EQ(next, absl::CivilDay(2021, 1, 1));
  for (const Lead& lead : resolution.leads) {
    EXPECT_THAT(resolution.stretches, Contains(lead.service_dates));
  }
}

}  // namespace
}  // namespace custodia::directory
