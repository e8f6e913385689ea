// What was said of the records by those who were asked.

#include <utility>

#include "services/directory/testing/resolver_fixture.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Jane was at elm and at oak from 2000 to 2010. elm was sold to north in 2012,
// oak operates; both are certain, and oak comes first.
class ResolveReportsTest : public ResolverFixture {
 protected:
  ResolveReportsTest() {
    for (const char* id : {"elm", "north", "oak"}) Practice(id);
    facts.AddAffiliation("jane", "elm", "2000", "2010");
    facts.AddAffiliation("jane", "oak", "2000", "2010");
    sale_ = &facts.AddEvent("elm", Kind::kSale, "north", "2012");
  }

  CustodyReport& Report(absl::string_view organization, Finding finding,
                        absl::string_view date = "2022-03-01") {
    return facts.AddReport(organization, finding, date);
  }

  Strings WhoHolds() { return Describe(Ask(), Role::kHolder, /*dates=*/false); }

  // Who stands where equals do: two practices, both certain.
  Strings Equals() {
    sale_->to = "";
    sale_->kind = Kind::kClosure;
    Practice("ash");
    facts.AddAffiliation("jane", "ash", "2000", "2010");
    return WhoHolds();
  }

  SuccessionEvent* sale_ = nullptr;
};

TEST_F(ResolveReportsTest, WithoutReports) {
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "north SUCCESSOR"));
}

TEST_F(ResolveReportsTest, AHolderThatDestroyedThemComesLastAndStays) {
  CustodyReport& report = Report("oak", Finding::kDestroyed);
  report.effective_date = {2020};
  report.rule = "243 CMR 2.07(13)";
  EXPECT_THAT(WhoHolds(), ElementsAre("north SUCCESSOR", "oak PRACTICE"));
  EXPECT_THAT(StepsWith(Outcome::kReportedDestroyed),
              ElementsAre("PRACTICE oak"));
  EXPECT_THAT(
      Explanations(Outcome::kReportedDestroyed),
      ElementsAre("oak reported on 2022-03-01 that the records at oak were "
                  "destroyed in 2020, as 243 CMR 2.07(13) allows."));
  for (const TrailStep& step : Ask().trail) {
    if (step.outcome != Outcome::kReportedDestroyed) continue;
    ASSERT_EQ(step.evidence.size(), 1u);
    EXPECT_EQ(step.evidence[0].fact, "oak!2022-03-01");
    EXPECT_EQ(step.evidence[0].grade, Grade::kReported);
  }
}

TEST_F(ResolveReportsTest, NobodysWordTakesAnOfficialFactAway) {
  sale_->evidence[0].grade = Grade::kOfficial;
  Report("north", Finding::kNeverHeld).reported_by = "oak";
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "north SUCCESSOR"));
  EXPECT_THAT(StepsWith(Outcome::kReportedNeverHeld),
              ElementsAre("SUCCESSOR north"));
  EXPECT_THAT(Explanations(Outcome::kReportedNeverHeld),
              ElementsAre("oak reported on 2022-03-01 that north never held "
                          "the records."));
}

TEST_F(ResolveReportsTest, WhoDeniesComesBehindAnInference) {
  Report("oak", Finding::kNeverHeld);
  facts.AddAffiliation("jane", "north", "2000", "2010",
                       AffiliationKind::kColocated);
  sale_->to = "elm2";
  EXPECT_THAT(WhoHolds(), ElementsAre("north PRACTICE maybe", "oak PRACTICE"));
}

TEST_F(ResolveReportsTest, WhoSaysToHoldThemComesFirstAmongEquals) {
  EXPECT_THAT(Equals(), ElementsAre("ash PRACTICE", "oak PRACTICE"));
  Report("oak", Finding::kHolds);
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "ash PRACTICE"));
  const std::vector<Evidence> evidence = Ask().leads.front().evidence;
  ASSERT_EQ(evidence.size(), 2u);
  EXPECT_EQ(evidence[1].fact, "oak!2022-03-01");
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              ::testing::Contains(
                  "oak reported on 2022-03-01 that oak holds the records."));
}

TEST_F(ResolveReportsTest, ButItStaysOnItsRung) {
  Report("north", Finding::kHolds);
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "north SUCCESSOR"));
}

TEST_F(ResolveReportsTest, WhoCannotBeReachedComesLastAmongEquals) {
  Report("oak", Finding::kUnreachable);
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "north SUCCESSOR"));
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              ::testing::Contains("It was reported on 2022-03-01 that oak "
                                  "cannot be reached."));
  Equals();
  Report("ash", Finding::kUnreachable);
  Report("oak", Finding::kHolds, "2022-04-01");  // It was found again.
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "ash PRACTICE"));
}

TEST_F(ResolveReportsTest, WhoCannotBeReachedMayStillHaveDestroyedThem) {
  Report("oak", Finding::kDestroyed);
  Report("oak", Finding::kUnreachable, "2023");
  EXPECT_EQ(WhoHolds().back(), "oak PRACTICE");
}

TEST_F(ResolveReportsTest, TheLaterWordCountsAndTheLoserIsSaid) {
  Report("oak", Finding::kDestroyed, "2021");
  Report("oak", Finding::kHolds, "2022");
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "north SUCCESSOR"));
  EXPECT_THAT(With(Outcome::kReportedDestroyed), IsEmpty());
  EXPECT_THAT(Explanations(Outcome::kOverruled),
              ElementsAre("oak reported in 2021 that the records at oak were "
                          "destroyed, but oak reported in 2022 that oak holds "
                          "the records, which counts for more."));
}

TEST_F(ResolveReportsTest, TheBetterGradeCountsForMoreThanTheLaterWord) {
  Report("oak", Finding::kNeverHeld, "2021").evidence[0].grade =
      Grade::kOfficial;
  Report("oak", Finding::kHolds, "2022");
  EXPECT_EQ(WhoHolds().back(), "oak PRACTICE");
  EXPECT_THAT(StepsWith(Outcome::kOverruled), ElementsAre("PRACTICE oak"));
}

TEST_F(ResolveReportsTest, OfReportsAlikeInAllTheIdDecides) {
  Report("oak", Finding::kHolds).id = "a";
  Report("oak", Finding::kNeverHeld).id = "b";
  EXPECT_EQ(WhoHolds().front(), "oak PRACTICE");
}

TEST_F(ResolveReportsTest, WhatWasSaidLaterThanTheDayAskedAboutIsNotThere) {
  Report("oak", Finding::kDestroyed);
  question.as_of = absl::CivilDay(2022, 2, 28);
  EXPECT_EQ(WhoHolds().front(), "oak PRACTICE");
  EXPECT_THAT(With(Outcome::kReportedDestroyed), IsEmpty());
  question.as_of = absl::CivilDay(2022, 3, 1);
  EXPECT_EQ(WhoHolds().back(), "oak PRACTICE");
}

TEST_F(ResolveReportsTest, OthersRecordsAreNotMeant) {
  facts.AddPractitioner("john", "John", "Doe");
  Report("oak", Finding::kDestroyed).practitioner = "john";
  Report("oak", Finding::kDestroyed).scope.practitioners = {"john"};
  Report("oak", Finding::kDestroyed).origin_organization = "elm";
  EXPECT_EQ(WhoHolds().front(), "oak PRACTICE");
  EXPECT_THAT(With(Outcome::kReportedDestroyed), IsEmpty());
}

TEST_F(ResolveReportsTest, RecordsMadeElsewhereAreMeantWhereSaid) {
  CustodyReport& report = Report("north", Finding::kNeverHeld);
  report.origin_organization = "elm";
  report.practitioner = "jane";
  EXPECT_THAT(With(Outcome::kReportedNeverHeld), ElementsAre("north"));
}

TEST_F(ResolveReportsTest, WhatCameLaterWasNotMeant) {
  Report("north", Finding::kNeverHeld, "2011");
  EXPECT_THAT(With(Outcome::kReportedNeverHeld), IsEmpty());
}

TEST_F(ResolveReportsTest, ADestructionOfSomeYearsCutsTheDates) {
  Report("oak", Finding::kDestroyed).scope.service_end = {2005};
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2005-12-31 north SUCCESSOR",
                          "2000-01-01 to 2005-12-31 oak PRACTICE",
                          "2006-01-01 to 2010-12-31 oak PRACTICE",
                          "2006-01-01 to 2010-12-31 north SUCCESSOR"));
  EXPECT_THAT(Explanations(Outcome::kReportedDestroyed),
              ElementsAre("oak reported on 2022-03-01 that the records until "
                          "2005-12-31 at oak were destroyed."));
}

TEST_F(ResolveReportsTest, WhatWasMadeAfterADestructionWasNotDestroyed) {
  Report("oak", Finding::kDestroyed).effective_date = {2008, 6, 30};
  EXPECT_EQ(Holders().back(), "2008-07-01 to 2010-12-31 north SUCCESSOR");
}

TEST_F(ResolveReportsTest, SomeChartsAreNotAll) {
  Report("oak", Finding::kDestroyed).scope.patient_group =
      PatientGroup::kInactive;
  EXPECT_EQ(WhoHolds().front(), "oak PRACTICE");
  EXPECT_THAT(Explanations(Outcome::kReportedDestroyed),
              ElementsAre("oak reported on 2022-03-01 that the charts of "
                          "inactive patients at oak were destroyed."));
}

TEST_F(ResolveReportsTest, AClosedHolderMayHaveDestroyedThem) {
  Close(facts.AddOrganization("oak", Type::kPractice, "oak"));
  CustodyReport& report = Report("oak", Finding::kDestroyed);
  report.reported_by = "north";
  EXPECT_THAT(WhoHolds(), ElementsAre("north SUCCESSOR"));
  EXPECT_THAT(StepsWith(Outcome::kReportedDestroyed),
              ElementsAre("PRACTICE oak"));
}

TEST_F(ResolveReportsTest, AnExcludedHolderIsSpokenOfToo) {
  Report("oak", Finding::kNeverHeld);
  question.excluded_organizations = {"oak"};
  EXPECT_THAT(With(Outcome::kReportedNeverHeld), ElementsAre("oak"));
  EXPECT_THAT(With(Outcome::kExcluded), ElementsAre("oak"));
}

TEST_F(ResolveReportsTest, WhoKnowsNothingSaysNothing) {
  const Resolution before = Ask();
  Report("oak", Finding::kKnowsNothing);
  Report("oak", Finding::kTransferred).to_organization = "north";
  EXPECT_EQ(Ask(), before);
}

// The society said that elm's charts went to the vault, a file that elm was
// sold: only with a source that can be read does the transfer beat the sale.
TEST_F(ResolveReportsTest, ASocietysWordAgainstAFile) {
  Vault("vault");
  auto& word = facts.AddEvent("elm", Kind::kCustodyTransfer, "vault", "2012");
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "vault CUSTODIAN"));
  EXPECT_THAT(StepsWith(Outcome::kOverruled), ElementsAre("SUCCESSOR north"));

  sale_->evidence[0].grade = Grade::kPublished;
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "north SUCCESSOR"));
  EXPECT_THAT(StepsWith(Outcome::kOverruled), ElementsAre("CUSTODIAN vault"));
  EXPECT_THAT(Explanations(Outcome::kOverruled),
              ElementsAre("elm transferred its records to vault in 2012, but "
                          "elm was sold to north in 2012, which counts for "
                          "more."));

  word.evidence[0].grade = Grade::kPublished;
  EXPECT_THAT(WhoHolds(), ElementsAre("oak PRACTICE", "vault CUSTODIAN"));
}

}  // namespace
}  // namespace custodia::directory
