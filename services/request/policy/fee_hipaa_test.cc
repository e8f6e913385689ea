#include "services/request/policy/fee_hipaa.h"

#include <string>

#include "gmock/gmock.h"
#include "services/request/policy/fee_costs.h"
#include "services/request/policy/fee_test_rules.h"

namespace custodia::request::policy {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// An electronic copy of electronically held records.
FeeQuestion Electronic() {
  FeeQuestion question = Patient(40);
  question.media = Media::kElectronic;
  question.held_electronically = true;
  return question;
}

TEST(RoundHalfUp, RoundsHalfUp) {
  EXPECT_EQ(RoundHalfUp(14, 10), 1);
  EXPECT_EQ(RoundHalfUp(15, 10), 2);
  EXPECT_EQ(RoundHalfUp(4, 3), 1);
  EXPECT_EQ(RoundHalfUp(5, 3), 2);
  EXPECT_EQ(RoundHalfUp(0, 3), 0);
}

TEST(HipaaLimits, OnlyCoveredEntitiesAndPatients) {
  FeeQuestion question = Patient(1);
  EXPECT_TRUE(HipaaLimits(question));
  question.payer = Payer::kPersonalRepresentative;
  EXPECT_TRUE(HipaaLimits(question));
  question.payer = Payer::kThirdParty;
  EXPECT_FALSE(HipaaLimits(question));
  question.payer = Payer::kIndividual;
  question.covered_entity = false;
  EXPECT_FALSE(HipaaLimits(question));
}

TEST(Trim, CutsTheLastLinesFirst) {
  std::vector<FeeItem> lines = {Line(FeeKind::kPages, 100),
                                Line(FeeKind::kPostage, 50)};
  Trim(lines, 150);
  EXPECT_THAT(lines, SizeIs(2));
  Trim(lines, 149);
  EXPECT_EQ(lines[1].amount, 49);
  Trim(lines, 90);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0].amount, 90);
  Trim(lines, 0);
  EXPECT_THAT(lines, IsEmpty());
}

// R-FEE-03 ACTUAL: minutes at an hourly rate, half a cent up.
TEST(PriceByHipaa, LaborIsMinutesAtAnHourlyRate) {
  FeeQuestion question = Patient(0);
  question.labor_minutes = 18;
  question.labor_hourly_rate = 2400;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 720);
  question.labor_minutes = 1;
  question.labor_hourly_rate = 90;  // 1.5 cents
  EXPECT_EQ(Total(PriceByHipaa(question).items), 2);
  question.labor_hourly_rate = 89;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 1);
}

TEST(PriceByHipaa, CitesEachCost) {
  FeeQuestion question = PatientCosting(10, 100);
  question.supplies = 200;
  question.postage = 300;
  question.agreed_summary = 400;
  const HipaaFee fee = PriceByHipaa(question);
  ASSERT_THAT(fee.items, SizeIs(4));
  EXPECT_EQ(fee.items[0].kind, FeeKind::kCopyingLabor);
  EXPECT_EQ(fee.items[0].amount, 100);
  EXPECT_EQ(fee.items[0].citation, "45 CFR 164.524(c)(4)(i)");
  EXPECT_EQ(fee.items[1].kind, FeeKind::kSupplies);
  EXPECT_EQ(fee.items[1].amount, 200);
  EXPECT_EQ(fee.items[1].citation, "45 CFR 164.524(c)(4)(ii)");
  EXPECT_EQ(fee.items[2].kind, FeeKind::kPostage);
  EXPECT_EQ(fee.items[2].amount, 300);
  EXPECT_EQ(fee.items[2].citation, "45 CFR 164.524(c)(4)(iii)");
  EXPECT_EQ(fee.items[3].kind, FeeKind::kSummary);
  EXPECT_EQ(fee.items[3].amount, 400);
  EXPECT_EQ(fee.items[3].citation, "45 CFR 164.524(c)(4)(iv)");
  EXPECT_TRUE(fee.items[3].allowed);
}

// R-FEE-03 AVERAGE: average labor in the place of this copy's labor.
TEST(PriceByHipaa, AverageLaborStandsForLabor) {
  FeeQuestion question = PatientCosting(10, 700);
  question.supplies = 30;
  question.average_cost = 500;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 730);
  question.method = FeeMethod::kAverage;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 530);
}

// R-FEE-03: 6.50 is a choice and not a default, for electronic copies of
// electronically held records alone.
TEST(PriceByHipaa, TheFlatFeeMustBeChosen) {
  FeeQuestion question = Electronic();
  question.labor_minutes = 60;
  question.labor_hourly_rate = 900;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 900);
  question.method = FeeMethod::kFlat;
  const HipaaFee fee = PriceByHipaa(question);
  ASSERT_THAT(fee.items, SizeIs(1));
  EXPECT_EQ(fee.items[0].kind, FeeKind::kFlatElectronic);
  EXPECT_EQ(fee.items[0].amount, 650);
  EXPECT_TRUE(fee.known);
  EXPECT_EQ(fee.basis[0].rule, "R-FEE-03");
  EXPECT_EQ(fee.basis[0].confidence, Confidence::kMedium);
}

TEST(PriceByHipaa, TheFlatFeeIsForElectronicCopiesOfElectronicRecords) {
  FeeQuestion question = Electronic();
  question.method = FeeMethod::kFlat;
  question.media = Media::kPaper;
  HipaaFee fee = PriceByHipaa(question);
  EXPECT_FALSE(fee.known);
  ASSERT_THAT(fee.basis, SizeIs(2));
  EXPECT_EQ(fee.basis[1].rule, "R-FEE-03");
  EXPECT_EQ(fee.basis[1].confidence, Confidence::kMedium);
  question.media = Media::kElectronic;
  question.held_electronically = false;
  EXPECT_FALSE(PriceByHipaa(question).known);
  question.labor_minutes = 60;
  question.labor_hourly_rate = 300;
  fee = PriceByHipaa(question);
  EXPECT_TRUE(fee.known);
  EXPECT_EQ(Total(fee.items), 300);
}

TEST(PriceByHipaa, AQuotedFlatFeeIsTheHoldersChoice) {
  FeeQuestion question = Electronic();
  question.supplies = 100;
  question.portable_media_requested = true;
  question.quoted_items = {Line(FeeKind::kFlatElectronic, 1000)};
  EXPECT_EQ(Total(PriceByHipaa(question).items), 650);
  question.method = FeeMethod::kActual;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 100);
}

// The flat fee is for the copy; an agreed summary is apart.
TEST(PriceByHipaa, ASummaryIsNotInTheFlatFee) {
  FeeQuestion question = Electronic();
  question.method = FeeMethod::kFlat;
  question.agreed_summary = 2000;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 2650);
}

// R-FEE-05: the supplies of an electronic copy are media that were asked for.
TEST(PriceByHipaa, MediaMustHaveBeenAskedFor) {
  FeeQuestion question = Electronic();
  question.supplies = 800;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 0);
  question.portable_media_requested = true;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 800);
  question.supplies = 0;
  question.quoted_items = {Line(FeeKind::kPortableMedia, 500),
                           Line(FeeKind::kSupplies, 20)};
  EXPECT_EQ(Total(PriceByHipaa(question).items), 520);
  question.supplies = 1;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 1);
  question.supplies = 0;
  question.portable_media_requested = false;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 0);
  question.media = Media::kPaper;
  EXPECT_EQ(Total(PriceByHipaa(question).items), 20);
}

// A cost that nobody told is not a cost of nothing.
TEST(PriceByHipaa, IsNotKnownWhereNoCostIsTold) {
  FeeQuestion question = Patient(10);
  EXPECT_FALSE(PriceByHipaa(question).known);
  EXPECT_EQ(PriceByHipaa(question).basis[0].explanation,
            "The holder's cost of copying was not told.");
  question.postage = 100;  // says nothing of the copying
  EXPECT_FALSE(PriceByHipaa(question).known);
  question.supplies = 1;
  EXPECT_TRUE(PriceByHipaa(question).known);
  question.supplies = 0;
  question.method = FeeMethod::kActual;
  EXPECT_TRUE(PriceByHipaa(question).known);
  question.method = FeeMethod::kAverage;
  EXPECT_TRUE(PriceByHipaa(question).known);
}

TEST(PriceByHipaa, CostsThatAreNotToldAreThoseQuoted) {
  FeeQuestion question = Patient(10);
  question.quoted_items = {
      Line(FeeKind::kCopyingLabor, 720), Line(FeeKind::kSupplies, 300),
      Line(FeeKind::kPostage, 290), Line(FeeKind::kSearch, 1500),
      Line(FeeKind::kSummary, 9900)};
  const HipaaFee fee = PriceByHipaa(question);
  EXPECT_TRUE(fee.known);
  EXPECT_EQ(Total(fee.items), 1310);
}

bool Allowed(FeeKind kind, const FeeQuestion& question) {
  return HipaaRule(kind, question).allowed;
}

// R-FEE-01, R-FEE-02: only these.
TEST(HipaaRule, OnlyCostsOfTheCopy) {
  const FeeQuestion question = Patient(10);
  EXPECT_TRUE(Allowed(FeeKind::kPages, question));
  EXPECT_TRUE(Allowed(FeeKind::kCopyingLabor, question));
  EXPECT_TRUE(Allowed(FeeKind::kNonPaper, question));
  EXPECT_TRUE(Allowed(FeeKind::kSupplies, question));
  EXPECT_TRUE(Allowed(FeeKind::kPostage, question));
  for (const FeeKind kind : {FeeKind::kUnspecified, FeeKind::kSearch,
                             FeeKind::kHandling, FeeKind::kCertification,
                             FeeKind::kTax, FeeKind::kRush, FeeKind::kOther}) {
    EXPECT_FALSE(Allowed(kind, question));
    EXPECT_THAT(HipaaRule(kind, question).citation,
                HasSubstr("45 CFR 164.524(c)(4); HHS guidance"));
  }
}

// R-FEE-09.
TEST(HipaaRule, NeverUnpaidCare) {
  const KindRule rule = HipaaRule(FeeKind::kUnpaidCare, Patient(10));
  EXPECT_FALSE(rule.allowed);
  EXPECT_THAT(rule.citation, HasSubstr("the payment of care"));
}

// R-FEE-04: per page on paper, or scanned from paper, but not else.
TEST(HipaaRule, NoPagesForElectronicCopiesOfElectronicRecords) {
  FeeQuestion question = Electronic();
  EXPECT_FALSE(Allowed(FeeKind::kPages, question));
  EXPECT_THAT(HipaaRule(FeeKind::kPages, question).citation,
              HasSubstr("no fee per page"));
  question.held_electronically = false;
  EXPECT_TRUE(Allowed(FeeKind::kPages, question));
  question.held_electronically = true;
  question.media = Media::kPaper;
  EXPECT_TRUE(Allowed(FeeKind::kPages, question));
}

// R-FEE-05.
TEST(HipaaRule, OnlyMediaThatWereAskedFor) {
  FeeQuestion question = Electronic();
  EXPECT_FALSE(Allowed(FeeKind::kPortableMedia, question));
  EXPECT_FALSE(Allowed(FeeKind::kSupplies, question));
  EXPECT_EQ(HipaaRule(FeeKind::kPortableMedia, question).citation,
            "45 CFR 164.524(c)(4)(ii)");
  question.portable_media_requested = true;
  EXPECT_TRUE(Allowed(FeeKind::kPortableMedia, question));
  EXPECT_TRUE(Allowed(FeeKind::kSupplies, question));
  question.media = Media::kPaper;
  EXPECT_FALSE(Allowed(FeeKind::kPortableMedia, question));
}

// R-FMT-03: a summary needs agreement to its fee.
TEST(HipaaRule, OnlyAnAgreedSummary) {
  FeeQuestion question = Patient(10);
  EXPECT_FALSE(Allowed(FeeKind::kSummary, question));
  question.agreed_summary = 1;
  EXPECT_TRUE(Allowed(FeeKind::kSummary, question));
}

TEST(HipaaRule, TheFlatFeeOnlyForElectronicCopiesOfElectronicRecords) {
  FeeQuestion question = Electronic();
  EXPECT_TRUE(Allowed(FeeKind::kFlatElectronic, question));
  question.held_electronically = false;
  EXPECT_FALSE(Allowed(FeeKind::kFlatElectronic, question));
  EXPECT_FALSE(Allowed(FeeKind::kFlatElectronic, Patient(10)));
}

}  // namespace
}  // namespace custodia::request::policy
