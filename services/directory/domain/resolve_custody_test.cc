// Who holds the records: practices, successors, custodians.

#include "services/directory/testing/resolver_fixture.h"

namespace custodia::directory {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ResolveCustodyTest : public ResolverFixture {
 protected:
  // Jane was at elm from 2000 to 2010.
  ResolveCustodyTest() {
    Practice("elm");
    Practice("north");
    Practice("east");
    Vault("vault");
    facts.AddAffiliation("jane", "elm", "2000", "2010");
  }
  Organization& elm() {
    return facts.AddOrganization("elm", Type::kPractice, "elm");
  }
};

TEST_F(ResolveCustodyTest, AskThePracticeWhileItOperates) {
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2010-12-31 elm PRACTICE"));
  const Lead lead = Ask().leads.front();
  EXPECT_EQ(lead.duty, Duty::kCoveredEntity);
  EXPECT_EQ(lead.origin_type, Type::kPractice);
  EXPECT_EQ(lead.ask,
            "Send an access request for records from 2000-01-01 to 2010-12-31; "
            "Dr. Jane Roe practised at elm.");
  EXPECT_THAT(Ask().uncovered, IsEmpty());
  EXPECT_EQ(Ask().practitioner, "jane");
}

TEST_F(ResolveCustodyTest, AskTheSuccessorOnceItWasSold) {
  Close(elm());
  facts.AddEvent("elm", Kind::kSale, "north", "2015-03-01");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 north SUCCESSOR"));
  const Resolution resolution = Ask();
  ASSERT_EQ(resolution.leads.front().hops.size(), 1u);
  EXPECT_EQ(resolution.leads.front().hops.front().from, "elm");
  EXPECT_THAT(Explanations(Outcome::kLeadFound),
              Contains("elm was sold to north on 2015-03-01."));
  EXPECT_THAT(resolution.leads.front().ask,
              HasSubstr("north took over the charts of elm on 2015-03-01"));
}

}  // namespace
}  // namespace custodia::directory
