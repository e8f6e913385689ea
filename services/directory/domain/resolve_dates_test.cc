// Stretches of dates, places of work, and the day whose truth is asked for.

#include "services/directory/testing/resolver_fixture.h"

namespace custodia::directory {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Ranges = std::vector<DayRange>;

class ResolveDatesTest : public ResolverFixture {};

TEST_F(ResolveDatesTest, ThreePracticesOverTwentyYearsWithAGap) {
  Place(Practice("first"), "25021", "MA");
  Place(Practice("second"), "25025", "MA");
  Place(Practice("third"), "25025", "MA");
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  Serving("suffolk", Type::kLocalMedicalSociety, "25025");
  facts.AddAffiliation("jane", "first", "2000", "2005");
  facts.AddAffiliation("jane", "second", "2006", "2011-06-30");
  facts.AddAffiliation("jane", "third", "2013", "2020");
  AskOf("2000", "2019");

  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2005-12-31 first PRACTICE",
                          "2006-01-01 to 2011-06-30 second PRACTICE",
                          "2013-01-01 to 2019-12-31 third PRACTICE"));
  EXPECT_EQ(Ask().uncovered, Ranges{Days("2011-07-01", "2012")});
  EXPECT_EQ(Ask().stretches,
            (Ranges{Days("2000", "2005"), Days("2006", "2011-06-30"),
                    Days("2011-07-01", "2012"), Days("2013", "2019")}));
  // The gap has no holder, but those who may know of any of the places.
  EXPECT_THAT(Describe(Ask(), Role::kReferrer),
              ElementsAre("2000-01-01 to 2005-12-31 norfolk LOCAL_SOCIETY",
                          "2006-01-01 to 2011-06-30 suffolk LOCAL_SOCIETY",
                          "2011-07-01 to 2012-12-31 norfolk LOCAL_SOCIETY",
                          "2011-07-01 to 2012-12-31 suffolk LOCAL_SOCIETY",
                          "2013-01-01 to 2019-12-31 suffolk LOCAL_SOCIETY"));
}

TEST_F(ResolveDatesTest, OpenEndsAreDrawnInToWhatIsKnown) {
  Practice("elm");
  facts.AddAffiliation("jane", "elm", "2000", "2010");
  EXPECT_EQ(Ask().stretches, Ranges{Days("2000", "2010")});
  EXPECT_THAT(Ask().uncovered, IsEmpty());
  AskOf("1990", "");
  EXPECT_EQ(Ask().stretches,
            (Ranges{Days("1990", "1999"), Days("2000", "2010")}));
  EXPECT_EQ(Ask().uncovered, Ranges{Days("1990", "1999")});
  AskOf("", "2015");
  EXPECT_EQ(Ask().stretches,
            (Ranges{Days("2000", "2010"), Days("2011", "2015")}));
}

TEST_F(ResolveDatesTest, AnAffiliationThatLastsStaysOpen) {
  Practice("elm");
  facts.AddAffiliation("jane", "elm", "2000");
  EXPECT_THAT(Holders(), ElementsAre("from 2000-01-01 elm PRACTICE"));
}

TEST_F(ResolveDatesTest, AnUndatedAffiliationMayCoverEverything) {
  Practice("elm");
  facts.AddAffiliation("jane", "elm");
  EXPECT_THAT(Holders(), ElementsAre("all dates elm PRACTICE maybe"));
  AskOf("1980", "1981");
  EXPECT_THAT(Holders(),
              ElementsAre("1980-01-01 to 1981-12-31 elm PRACTICE maybe"));
  EXPECT_THAT(With(Outcome::kOutsideDates), IsEmpty());
}

TEST_F(ResolveDatesTest, AStartThatIsNotKnownMayCover) {
  Practice("elm");
  facts.AddAffiliation("jane", "elm", "", "2010");
  EXPECT_THAT(Holders(), ElementsAre("until 2010-12-31 elm PRACTICE maybe"));
}

TEST_F(ResolveDatesTest, InvertedDatesAreTakenForNone) {
  Practice("elm");
  facts.AddAffiliation("jane", "elm", "2010", "2000");
  EXPECT_THAT(Holders(), ElementsAre("all dates elm PRACTICE maybe"));
}

TEST_F(ResolveDatesTest, DatesOutsideGiveNoHolderButReferrers) {
  Place(Practice("elm"), "25021", "MA");
  Serving("norfolk", Type::kLocalMedicalSociety, "25021");
  facts.AddAffiliation("jane", "elm", "2000", "2010");
  AskOf("2015", "2016");
  EXPECT_THAT(Holders(), IsEmpty());
  EXPECT_THAT(Referrers(), ElementsAre("norfolk LOCAL_SOCIETY"));
  EXPECT_EQ(Ask().uncovered, Ranges{Days("2015", "2016")});
  EXPECT_THAT(Explanations(Outcome::kOutsideDates),
              ElementsAre("Dr. Jane Roe practised at elm from 2000-01-01 to "
                          "2010-12-31 only."));
  AskOf("", "1990");  // An open end is not drawn in past the other.
  EXPECT_EQ(Ask().uncovered, (Ranges{{.last = absl::CivilDay(1990, 12, 31)}}));
}

TEST_F(ResolveDatesTest, TwoPracticesAtATimeAreBothAsked) {
  Practice("elm");
  Practice("oak");
  facts.AddAffiliation("jane", "elm", "2000", "2006");
  facts.AddAffiliation("jane", "oak", "2004", "2010");
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2003-12-31 elm PRACTICE",
                                     "2004-01-01 to 2006-12-31 elm PRACTICE",
                                     "2004-01-01 to 2006-12-31 oak PRACTICE",
                                     "2007-01-01 to 2010-12-31 oak PRACTICE"));
}

TEST_F(ResolveDatesTest, NeighboursWithEqualLeadsAreJoined) {
  Practice("elm");
  facts.AddAffiliation("jane", "elm", "2000", "2004");
  facts.AddAffiliation("jane", "elm", "2005", "2010");
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2010-12-31 elm PRACTICE"));
  EXPECT_EQ(Ask().leads.front().evidence.size(), 2u);
  EXPECT_EQ(With(Outcome::kLeadFound).size(), 1u);
  EXPECT_EQ(Ask().trail.front().evidence.size(), 2u);
}

TEST_F(ResolveDatesTest, ADatedFactMakesTheUndatedOneCertain) {
  Practice("elm");
  facts.AddAffiliation("jane", "elm");
  facts.AddAffiliation("jane", "elm", "2000", "2010");
  EXPECT_THAT(Holders(), ElementsAre("until 1999-12-31 elm PRACTICE maybe",
                                     "2000-01-01 to 2010-12-31 elm PRACTICE",
                                     "from 2011-01-01 elm PRACTICE maybe"));
}

TEST_F(ResolveDatesTest, WaysThatMeetMakeOneLeadInAStretch) {
  Close(Practice("elm"));
  Close(Practice("oak"));
  Practice("north");
  facts.AddAffiliation("jane", "elm", "2000", "2010");
  facts.AddAffiliation("jane", "oak", "2000", "2010");
  facts.AddEvent("elm", Kind::kSale, "north", "2012");
  facts.AddEvent("oak", Kind::kSale, "north", "2013");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 north SUCCESSOR"));
  EXPECT_EQ(Ask().leads.front().hops.size(), 2u);
}

TEST_F(ResolveDatesTest, AClosedPracticeIsNotAskedForLaterDates) {
  Practice("elm").closed_on = {2010, 6, 30};
  Vault("vault");
  facts.AddAffiliation("jane", "elm", "2000");
  facts.AddEvent("elm", Kind::kCustodyTransfer, "vault", "2010-06-30");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-06-30 vault CUSTODIAN"));
  // Memory may slip: where anybody has such records it is the custodian.
  AskOf("2010", "2011");
  EXPECT_THAT(Holders(),
              ElementsAre("2010-01-01 to 2010-06-30 vault CUSTODIAN",
                          "2010-07-01 to 2011-12-31 vault CUSTODIAN maybe"));
}

TEST_F(ResolveDatesTest, AClosedPracticesSaleEndsAnOpenAffiliation) {
  Close(Practice("elm"));
  Practice("north");
  facts.AddEvent("elm", Kind::kSale, "north", "2015-03-01");
  facts.AddAffiliation("jane", "elm", "2000");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2015-03-01 north SUCCESSOR"));
}

TEST_F(ResolveDatesTest, LeavingInTheYearItClosedIsLeavingWhenItClosed) {
  Close(Practice("elm"));
  Practice("north");
  facts.AddEvent("elm", Kind::kSale, "north", "2015-03-01");
  facts.AddAffiliation("jane", "elm", "2000", "2015");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2015-03-01 north SUCCESSOR"));
}

TEST_F(ResolveDatesTest, AnUndatedAffiliationFollowsASale) {
  Close(Practice("elm"));
  Practice("north");
  facts.AddEvent("elm", Kind::kSale, "north", "2015-03-01");
  facts.AddAffiliation("jane", "elm");
  EXPECT_THAT(Holders(), ElementsAre("until 2015-03-01 north SUCCESSOR maybe"));
  AskOf("2016", "2017");
  EXPECT_THAT(Holders(),
              ElementsAre("2016-01-01 to 2017-12-31 north SUCCESSOR maybe"));
}

TEST_F(ResolveDatesTest, TheLastOfSeveralSalesEndsAClosedPractice) {
  Close(Practice("elm"));
  Practice("north");
  Practice("east");
  facts.AddEvent("elm", Kind::kSale, "north", "2015");
  facts.AddEvent("elm", Kind::kSale, "east", "2010");
  facts.AddAffiliation("jane", "elm", "2000");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 east SUCCESSOR",
                          "2011-01-01 to 2015-12-31 north SUCCESSOR"));
}

TEST_F(ResolveDatesTest, TheFirstOfSeveralClosuresCounts) {
  Practice("elm");
  Vault("vault");
  facts.AddEvent("elm", Kind::kClosure, "", "2011");
  facts.AddEvent("elm", Kind::kClosure, "", "2010");
  facts.AddEvent("elm", Kind::kCustodyTransfer, "vault", "2012");
  facts.AddAffiliation("jane", "elm", "2000");
  EXPECT_THAT(Holders(),
              ElementsAre("2000-01-01 to 2010-12-31 vault CUSTODIAN"));
}

TEST_F(ResolveDatesTest, APlaceThatIsInTheAnswerIsNotOutside) {
  Practice("elm").closed_on = {2010};
  facts.AddAffiliation("jane", "elm", "2000");
  AskOf("2001", "2002");
  EXPECT_THAT(With(Outcome::kOutsideDates), IsEmpty());
  AskOf("2012", "2013");
  EXPECT_THAT(With(Outcome::kOutsideDates), IsEmpty());
  EXPECT_THAT(With(Outcome::kNotOperating), ElementsAre("elm"));
}

// As of a day in the past, what came later is not there yet.
class AsOfTest : public ResolveDatesTest {
 protected:
  AsOfTest() {
    Practice("elm");
    Practice("north");
    Practice("east");
    facts.AddAffiliation("jane", "elm", "2000", "2010");
    AskOf("2001", "2002");
  }
  void On(int year, int month = 1, int day = 1) {
    question.as_of = absl::CivilDay(year, month, day);
  }
};

TEST_F(AsOfTest, EventsToComeAreNotThere) {
  facts.AddEvent("elm", Kind::kSale, "north", "2012-05-01");
  On(2012, 4, 30);
  EXPECT_THAT(Holders(), ElementsAre(HasSubstr("elm PRACTICE")));
  On(2012, 5, 1);
  EXPECT_THAT(Holders(), ElementsAre(HasSubstr("north SUCCESSOR")));
}

TEST_F(AsOfTest, AYearHasBegunOnItsFirstDay) {
  facts.AddEvent("elm", Kind::kSale, "north", "2012");
  On(2011, 12, 31);
  EXPECT_THAT(Holders(), ElementsAre(HasSubstr("elm PRACTICE")));
  On(2012);
  EXPECT_THAT(Holders(), ElementsAre(HasSubstr("north SUCCESSOR")));
}

TEST_F(AsOfTest, AClosedStatusIsTodaysWhereASaleIsToCome) {
  Close(Practice("elm"));
  facts.AddEvent("elm", Kind::kSale, "north", "2012-05-01");
  On(2011);
  EXPECT_THAT(Holders(), ElementsAre(HasSubstr("elm PRACTICE")));
}

TEST_F(AsOfTest, ItClosedTheDayAfterItsLast) {
  Close(Practice("elm"));
  Practice("elm").closed_on = {2012, 5, 1};
  On(2012, 5, 1);
  EXPECT_THAT(Holders(), ElementsAre(HasSubstr("elm PRACTICE")));
  On(2012, 5, 2);
  EXPECT_THAT(Holders(), IsEmpty());
}

TEST_F(AsOfTest, AClosureToComeHasNotClosed) {
  Close(Practice("elm"));
  facts.AddEvent("elm", Kind::kClosure, "", "2012-05-01");
  On(2012, 4, 30);
  EXPECT_THAT(Holders(), ElementsAre(HasSubstr("elm PRACTICE")));
  On(2012, 5, 1);
  EXPECT_THAT(Holders(), IsEmpty());
}

TEST_F(AsOfTest, AffiliationsToComeAreNotThereAndEndsToComeAreOpen) {
  facts.AddAffiliation("jane", "north", "2005", "2015");
  On(2004, 12, 31);
  AskOf("", "");
  EXPECT_THAT(Holders(), ElementsAre("from 2000-01-01 elm PRACTICE"));
  On(2005);
  EXPECT_THAT(Holders(), ElementsAre("2000-01-01 to 2004-12-31 elm PRACTICE",
                                     "from 2005-01-01 elm PRACTICE",
                                     "from 2005-01-01 north PRACTICE"));
}

TEST_F(AsOfTest, TheBuyerSoldAgainLater) {
  Close(Practice("elm"));
  facts.AddEvent("elm", Kind::kSale, "north", "2012");
  facts.AddEvent("north", Kind::kSale, "east", "2018");
  On(2017);
  EXPECT_THAT(Holders(), ElementsAre(HasSubstr("north SUCCESSOR")));
  On(2019);
  EXPECT_THAT(Holders(), ElementsAre(HasSubstr("east SUCCESSOR")));
}

}  // namespace
}  // namespace custodia::directory
