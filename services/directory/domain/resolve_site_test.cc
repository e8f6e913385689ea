// Doctors of whom only the address is known.

#include "services/directory/testing/resolver_fixture.h"

namespace custodia::directory {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Where NPPES names an address and no employer.
class SiteTest : public ResolverFixture {
 protected:
  SiteTest() {
    Organization& site = At("site", "12 Main Street, Suite 3");
    site.is_site = true;
    facts.AddAffiliation("jane", "site", "", "", AffiliationKind::kColocated);
  }
  Organization& At(absl::string_view id, absl::string_view street,
                   OrganizationType type = OrganizationType::kPractice) {
    Organization& added = facts.AddOrganization(id, type, id);
    added.address = {.lines = {std::string(street)}, .zip = "02139"};
    return added;
  }
};

TEST_F(SiteTest, TheSiteItselfIsTheLastResort) {
  EXPECT_THAT(Holders(), ElementsAre("all dates site PRACTICE maybe"));
  const Lead lead = Ask().leads.front();
  ASSERT_THAT(lead.evidence, SizeIs(1));
  EXPECT_EQ(lead.evidence[0].grade, Grade::kInferred);
  EXPECT_THAT(*lead.ask, HasSubstr("the practice location that NPPES names"));
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              Contains(HasSubstr("the practice location that NPPES names")));
}

TEST_F(SiteTest, WhoStandsThereIsAskedInstead) {
  At("zed", "12 MAIN ST");
  At("clinic", "12 Main St.");
  At("next-door", "14 Main St");
  At("society", "12 Main St", Type::kStateMedicalSociety);
  EXPECT_THAT(Holders(), ElementsAre("all dates clinic PRACTICE maybe",
                                     "all dates zed PRACTICE maybe"));
  const Lead lead = Ask().leads.front();
  ASSERT_THAT(lead.evidence, SizeIs(1));
  EXPECT_EQ(lead.evidence[0].grade, Grade::kInferred);
  EXPECT_THAT(*lead.ask, HasSubstr("stands at the same address"));
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              Contains(HasSubstr("stands at the same address")));
}

TEST_F(SiteTest, WhoStandsThereIsWalkedThroughSuccession) {
  Close(At("clinic", "12 Main St."));
  Practice("north");
  facts.AddEvent("clinic", Kind::kSale, "north", "2012");
  EXPECT_THAT(Holders(), ElementsAre("until 2012-12-31 north SUCCESSOR maybe"));
}

TEST_F(SiteTest, FiveAreTheLimit) {
  for (int i = 1; i <= 5; ++i) At(absl::StrCat("c", i), "12 Main St");
  EXPECT_THAT(Holders(), SizeIs(5));
  EXPECT_THAT(With(Outcome::kFanOutLimit), IsEmpty());
  At("c0", "12 Main St");
  EXPECT_THAT(Holders(), SizeIs(5));
  EXPECT_THAT(Holders(), Contains(HasSubstr("c0 ")));
  EXPECT_THAT(With(Outcome::kFanOutLimit), ElementsAre("site"));
}

TEST_F(SiteTest, AnInferenceComesAfterWhatWasSaid) {
  At("clinic", "12 Main St");
  Close(Practice("elm"));
  Practice("north");
  facts.AddAffiliation("jane", "elm", "2000", "2010");
  facts.AddEvent("elm", Kind::kSale, "north", "2012");
  AskOf("2001", "2002");
  EXPECT_THAT(Holders(),
              ElementsAre("2001-01-01 to 2002-12-31 north SUCCESSOR",
                          "2001-01-01 to 2002-12-31 clinic PRACTICE maybe"));
}

TEST_F(SiteTest, WhatWasSaidOfTheSameOrganizationCounts) {
  At("clinic", "12 Main St");
  facts.AddAffiliation("jane", "clinic", "2000", "2010");
  AskOf("2001", "2002");
  EXPECT_THAT(Holders(),
              ElementsAre("2001-01-01 to 2002-12-31 clinic PRACTICE"));
  EXPECT_EQ(Ask().leads[0].evidence[0].grade, Grade::kReported);
}

TEST_F(SiteTest, AnOrganizationColocatedByNameIsInferredToo) {
  Practice("elm");
  facts.AddPractitioner("jim", "Jim", "Poe");
  facts
      .AddAffiliation("jim", "elm", "2000", "2010", AffiliationKind::kColocated)
      .evidence = {};
  question.practitioner = "jim";
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 elm PRACTICE maybe"));
  ASSERT_THAT(Ask().leads[0].evidence, SizeIs(1));
  EXPECT_EQ(Ask().leads[0].evidence[0].grade, Grade::kInferred);
}
}  // namespace
}  // namespace custodia::directory
