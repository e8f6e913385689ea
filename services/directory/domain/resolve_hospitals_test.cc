// Which hospitals are asked, and by which name.

#include "services/directory/testing/ladder_fixture.h"

namespace custodia::directory {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;

using ResolveHospitalsTest = LadderFixture;

TEST_F(ResolveHospitalsTest, DepartmentsAreAskedInTurn) {
  AddOneOfEach();
  facts.AddAffiliation("jane", "clinic", "", "", AffiliationKind::kPrivileges)
      .department = "Cardiology";
  Hospital("clinic");
  EXPECT_THAT(
      Ask().leads,
      AllOf(Contains(AllOf(
                Field(&Lead::rung, Rung::kHospitalWithPrivileges),
                Field(&Lead::departments,
                      ElementsAre("Cardiology", "Surgery", "Internal Medicine",
                                  "Human Resources", "Medical Staff Office",
                                  "Medical Records")))),
            Contains(AllOf(
                Field(&Lead::rung, Rung::kHospitalWithPrivileges),
                Field(&Lead::departments,
                      ElementsAre("Surgery", "Internal Medicine",
                                  "Human Resources", "Medical Staff Office",
                                  "Medical Records"))))));
}

TEST_F(ResolveHospitalsTest, ADepartmentIsNotNamedTwice) {
  Hospital("general");
  facts.AddAffiliation("jane", "general", "", "", AffiliationKind::kPrivileges)
      .department = "Internal Medicine";
  EXPECT_THAT(Ask().leads.front().departments,
              ElementsAre("Internal Medicine", "Surgery", "Human Resources",
                          "Medical Staff Office", "Medical Records"));
}

TEST_F(ResolveHospitalsTest, PrivilegesMustMeetTheDates) {
  AddOneOfEach();
  AskOf("2007", "2008");
  EXPECT_THAT(Referrers(), Not(Contains("general PRIVILEGES")));
  EXPECT_THAT(StepsWith(Outcome::kOutsideDates),
              ElementsAre("PRIVILEGES general"));
}

TEST_F(ResolveHospitalsTest, ATakenOverHospitalIsReachedThroughItsSuccessor) {
  AddOneOfEach();
  Close(Hospital("general"));
  Hospital("system");
  facts.AddEvent("general", Kind::kMerger, "system", "2016");
  EXPECT_THAT(Referrers(), Contains("system PRIVILEGES"));
  for (const Lead& lead : Ask().leads) {
    if (lead.rung != Rung::kHospitalWithPrivileges) continue;
    ASSERT_EQ(lead.hops.size(), 1U);
    EXPECT_EQ(lead.hops[0].from, "general");
  }
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              Contains("Dr. Jane Roe had privileges at general, and system "
                       "took it over in 2016."));
}

TEST_F(ResolveHospitalsTest, AHospitalTakenOverBeforeItsLastDaysIsReachedToo) {
  Hospital("general").closed_on = {2009};
  Hospital("system");
  facts.AddEvent("general", Kind::kMerger, "system", "2003");
  facts.AddAffiliation("jane", "general", "2001", "2008",
                       AffiliationKind::kPrivileges);
  EXPECT_THAT(Referrers(), ElementsAre("system PRIVILEGES"));
  EXPECT_THAT(With(Outcome::kNotOperating), ElementsAre("elm"));
  AskOf("2007", "2008");  // After the merger.
  EXPECT_THAT(Referrers(), ElementsAre("system PRIVILEGES"));
}

TEST_F(ResolveHospitalsTest, AHospitalThatOperatesIsAskedWhateverItHandedOver) {
  Hospital("general");
  Hospital("system");
  facts.AddEvent("general", Kind::kCustodyTransfer, "system", "2003");
  facts.AddAffiliation("jane", "general", "2001", "2008",
                       AffiliationKind::kPrivileges);
  EXPECT_THAT(Referrers(), ElementsAre("general PRIVILEGES"));
}

TEST_F(ResolveHospitalsTest, AClosedHospitalWithPrivilegesIsNoLead) {
  AddOneOfEach();
  Close(Hospital("general"));
  EXPECT_THAT(Referrers(), Not(Contains("general PRIVILEGES")));
  EXPECT_THAT(StepsWith(Outcome::kNotOperating),
              ElementsAre("PRACTICE elm", "PRIVILEGES general"));
}

TEST_F(ResolveHospitalsTest, AreaHospitalsComeNearestFirst) {
  Hospital("c-far", "25021", "02460");
  Hospital("b-near", "25021", "02141");
  Hospital("a-near", "25021", "02137");
  Hospital("z-same", "25021", "02139-0001");
  Hospital("no-zip", "25021");
  Hospital("elsewhere", "25025", "02139");
  Close(Hospital("closed", "25021", "02139"));
  EXPECT_THAT(Referrers(),
              ElementsAre("z-same AREA_HOSPITAL", "a-near AREA_HOSPITAL",
                          "b-near AREA_HOSPITAL", "c-far AREA_HOSPITAL",
                          "no-zip AREA_HOSPITAL"));
}

TEST_F(ResolveHospitalsTest, TenAreaHospitalsAreTheLimit) {
  for (int i = 10; i < 20; ++i) Hospital(absl::StrCat("h", i), "25021");
  EXPECT_EQ(Referrers().size(), 10U);
  EXPECT_THAT(With(Outcome::kFanOutLimit), IsEmpty());
  Hospital("h99", "25021");
  EXPECT_EQ(Referrers().size(), 10U);
  EXPECT_THAT(Referrers(), Not(Contains("h99 AREA_HOSPITAL")));
  EXPECT_THAT(StepsWith(Outcome::kFanOutLimit), ElementsAre("AREA_HOSPITAL"));
  // What is not offered takes no place.
  question.excluded_organizations = {"h10"};
  EXPECT_THAT(Referrers(), Contains("h99 AREA_HOSPITAL"));
  facts.AddAffiliation("jane", "h11", "", "", AffiliationKind::kPrivileges);
  Hospital("h99a", "25021");
  EXPECT_THAT(Referrers(), Contains("h99a AREA_HOSPITAL"));
  EXPECT_EQ(Referrers().size(), 11U);
  EXPECT_THAT(Referrers(), Not(Contains("h11 AREA_HOSPITAL")));
}

TEST_F(ResolveHospitalsTest, AHospitalKnownTwiceIsNamedOnce) {
  const auto known_as = [&](const std::string& id) -> Organization& {
    Organization& hospital = Hospital(id, "25021", "02138");
    hospital.display_name = "Mount Auburn Hospital";
    hospital.address.lines = {"330 Mount Auburn St"};
    return hospital;
  };
  known_as("npi-1").status = OrganizationStatus::kUnknown;
  known_as("ccn-1");
  EXPECT_THAT(Referrers(), ElementsAre("ccn-1 AREA_HOSPITAL"));
  EXPECT_THAT(StepsWith(Outcome::kOverruled),
              ElementsAre("AREA_HOSPITAL npi-1"));
  EXPECT_THAT(Explanations(Outcome::kOverruled),
              ElementsAre("Mount Auburn Hospital has the address and name of "
                          "Mount Auburn Hospital, and is taken for the same "
                          "hospital."));
  // Whoever was asked is not asked again under another number.
  question.excluded_organizations = {"npi-1"};
  EXPECT_THAT(Referrers(), IsEmpty());
  question.excluded_organizations = {"ccn-1"};
  EXPECT_THAT(Referrers(), IsEmpty());
  question.excluded_organizations = {};
  facts.AddAffiliation("jane", "npi-1", "", "", AffiliationKind::kPrivileges);
  EXPECT_THAT(Referrers(), ElementsAre("npi-1 PRIVILEGES"));
}

TEST_F(ResolveHospitalsTest, AHospitalThatHoldsIsNoReferrer) {
  Hospital("county", "25021");
  facts.AddEvent("elm", Kind::kSale, "county", "2015");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 county SUCCESSOR"));
  EXPECT_THAT(Referrers(), IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
