#include "services/request/policy/fee_quote.h"

#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/request/policy/fee_test_rules.h"

namespace custodia::request::policy {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::optional<Cents> kNotKnown;

FeeAnswer Judge(const FeeSchedule& schedule, FeeQuestion question,
                std::vector<FeeItem> quoted) {
  question.quoted_items = std::move(quoted);
  return EstimateFee(RulesOf({schedule}), question);
}

std::vector<bool> AllowedOf(const FeeAnswer& answer) {
  std::vector<bool> allowed;
  for (const FeeItem& item : answer.items) allowed.push_back(item.allowed);
  return allowed;
}

// 18 min at 24.00/h, 60 sheets at 0.05, postage 2.90.
FeeQuestion W28() {
  FeeQuestion question = Patient(60);
  question.method = FeeMethod::kActual;
  question.labor_minutes = 18;
  question.labor_hourly_rate = 2400;
  question.supplies = 300;
  question.postage = 290;
  return question;
}

const FeeSchedule kNoCapSchedule{.no_cap = true};
const FeeSchedule kPerPage{.tiers = {PerPage(1, 0, 1000)}};

// W28: "a 15.00 search line is dropped".
TEST(JudgeQuote, RefusesASearchOfAnIndividual) {
  const FeeAnswer answer =
      Judge(kNoCapSchedule, W28(),
            {Line(FeeKind::kCopyingLabor, 720), Line(FeeKind::kSupplies, 300),
             Line(FeeKind::kPostage, 290), Line(FeeKind::kSearch, 1500)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, true, true, false));
  EXPECT_EQ(answer.items[0].citation, "45 CFR 164.524(c)(4)(i)");
  EXPECT_THAT(answer.items[3].citation, HasSubstr("HHS guidance"));
  EXPECT_EQ(answer.payable, 1310);
  EXPECT_EQ(answer.excess, 1500);
}

// A part that is cheap does not make room for one that is refused.
TEST(JudgeQuote, JudgesEachLineAlone) {
  EXPECT_EQ(Judge(kNoCapSchedule, W28(), {Line(FeeKind::kSearch, 1500)}).excess,
            1500);
  const FeeAnswer answer =
      Judge(kNoCapSchedule, W28(),
            {Line(FeeKind::kPages, 1021), Line(FeeKind::kPostage, 200)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, true));
  EXPECT_EQ(answer.excess, 1);  // 10.21 for labor and supplies of 10.20
}

TEST(JudgeQuote, AQuoteWithinWhatIsPayableHasNoExcess) {
  EXPECT_EQ(Judge(kNoCapSchedule, W28(), {Line(FeeKind::kPages, 1020)}).excess,
            0);
  EXPECT_EQ(EstimateFee(RulesOf({kNoCapSchedule}), W28()).excess, kNotKnown);
}

// The state's pages bound labor and supplies together, its postage postage.
TEST(JudgeQuote, TheStateBoundsEachPart) {
  const FeeSchedule schedule{.tiers = {PerPage(1, 0, 100)},
                             .components = {Actual(FeeKind::kPostage, 250)}};
  const FeeAnswer answer =
      Judge(schedule, W28(),
            {Line(FeeKind::kCopyingLabor, 400), Line(FeeKind::kSupplies, 300),
             Line(FeeKind::kPostage, 290)});
  // 60 x 0.10 = 6.00 of 7.00, 2.50 of 2.90.
  EXPECT_EQ(answer.excess, 140);
  EXPECT_EQ(answer.payable, 850);
}

TEST(JudgeQuote, TheTotalBoundsAllParts) {
  FeeSchedule schedule = kPerPage;
  schedule.caps = {{.amount = 1100}};
  const FeeAnswer answer =
      Judge(schedule, W28(),
            {Line(FeeKind::kPages, 1020), Line(FeeKind::kPostage, 290)});
  EXPECT_EQ(answer.payable, 1100);
  EXPECT_EQ(answer.excess, 210);
}

TEST(JudgeQuote, TheStatesTotalBoundsAllPartsOfAnUnknownCost) {
  FeeSchedule schedule = kPerPage;
  schedule.caps = {{.amount = 1100}};
  const FeeAnswer answer =
      Judge(schedule, Patient(10),
            {Line(FeeKind::kPages, 1000), Line(FeeKind::kPostage, 290)});
  EXPECT_EQ(answer.payable, kNotKnown);
  EXPECT_EQ(answer.excess, 190);
}

// Where the holder's cost is not told, the state's bound still holds.
TEST(JudgeQuote, ExcessIsAtLeastWhatTheKnownBoundLeaves) {
  FeeAnswer answer =
      Judge(kPerPage, Patient(10),
            {Line(FeeKind::kPages, 1300), Line(FeeKind::kHandling, 500)});
  EXPECT_EQ(answer.payable, kNotKnown);
  EXPECT_EQ(answer.excess, 800);
  FeeQuestion question = W28();
  question.state = "WY";
  question.quoted_items = {Line(FeeKind::kPages, 1320)};
  answer = EstimateFee(RulesOf({}), question);
  EXPECT_EQ(answer.payable, kNotKnown);
  EXPECT_EQ(answer.excess, 300);
}

// With neither bound, what HIPAA never allows is in excess all the same.
TEST(JudgeQuote, RefusesWithoutAnyBound) {
  FeeQuestion question = Patient(10);
  question.state = "";
  question.quoted_items = {Line(FeeKind::kPages, 900),
                           Line(FeeKind::kSearch, 100)};
  const FeeAnswer answer = EstimateFee(RulesOf({}), question);
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, false));
  EXPECT_EQ(answer.excess, 100);
}

TEST(JudgeQuote, AStatesFreeCopyRefusesEverything) {
  const FeeAnswer answer =
      Judge({.free = true}, W28(),
            {Line(FeeKind::kPages, 100), Line(FeeKind::kPostage, 290)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(false, false));
  EXPECT_EQ(answer.items[0].citation, "XX.COPIES citation");
  EXPECT_EQ(answer.payable, 0);
  EXPECT_EQ(answer.excess, 390);
}

// What HIPAA refuses is refused by HIPAA, in a state of free copies too.
TEST(JudgeQuote, CitesHipaaFirst) {
  EXPECT_THAT(Judge({.free = true}, W28(), {Line(FeeKind::kSearch, 100)})
                  .items[0]
                  .citation,
              HasSubstr("HHS guidance"));
}

TEST(JudgeQuote, AStateThatExcludesPostageRefusesIt) {
  FeeSchedule schedule = kPerPage;
  schedule.postage_excluded = true;
  const FeeAnswer answer =
      Judge(schedule, W28(),
            {Line(FeeKind::kPages, 100), Line(FeeKind::kPostage, 290)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, false));
  EXPECT_EQ(answer.items[1].citation, "XX.COPIES citation");
  EXPECT_EQ(answer.excess, 290);
}

// HIPAA's lines are not in the state's words, and are not refused for that.
TEST(JudgeQuote, LaborIsNotRefusedWhereTheStateHasPages) {
  EXPECT_THAT(
      AllowedOf(Judge(kPerPage, W28(), {Line(FeeKind::kCopyingLabor, 100)})),
      ElementsAre(true));
}

// W29: postage and media are in the flat fee.
TEST(JudgeQuote, TheFlatFeeHoldsMediaAndPostage) {
  FeeQuestion question = Patient(60);
  question.media = Media::kElectronic;
  question.held_electronically = true;
  question.portable_media_requested = true;
  question.method = FeeMethod::kFlat;
  question.agreed_summary = 2000;
  FeeAnswer answer =
      Judge(kNoCapSchedule, question,
            {Line(FeeKind::kFlatElectronic, 650), Line(FeeKind::kPostage, 290),
             Line(FeeKind::kPortableMedia, 500), Line(FeeKind::kSearch, 100)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, false, false, false));
  EXPECT_THAT(answer.items[1].citation, HasSubstr("HHS FAQ 2029 and 2030"));
  EXPECT_EQ(answer.excess, 890);
  // A summary is no copy.
  answer = Judge(
      kNoCapSchedule, question,
      {Line(FeeKind::kFlatElectronic, 650), Line(FeeKind::kSummary, 2000)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, true));
  EXPECT_EQ(answer.excess, 0);
  // Written as its parts, together no more than 6.50.
  answer =
      Judge(kNoCapSchedule, question,
            {Line(FeeKind::kCopyingLabor, 400), Line(FeeKind::kPostage, 251)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, true));
  EXPECT_EQ(answer.excess, 1);
}

TEST(JudgeQuote, TheSmallestFlatFeeHoldsPostageToo) {
  FeeQuestion question = Patient(60);
  question.media = Media::kElectronic;
  question.held_electronically = true;
  const FeeAnswer answer =
      Judge(kNoCapSchedule, question,
            {Line(FeeKind::kFlatElectronic, 1), Line(FeeKind::kPostage, 290)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, false));
  EXPECT_EQ(answer.excess, 290);
}

TEST(JudgeQuote, AFlatFeeIsAtMostSixFifty) {
  FeeQuestion question = Patient(60);
  question.media = Media::kElectronic;
  question.held_electronically = true;
  const FeeAnswer answer =
      Judge(kNoCapSchedule, question, {Line(FeeKind::kFlatElectronic, 651)});
  EXPECT_EQ(answer.payable, 650);
  EXPECT_EQ(answer.excess, 1);
}

TEST(JudgeQuote, AFlatFeeThatIsNotAllowedHoldsNothing) {
  const FeeAnswer answer = Judge(
      kNoCapSchedule, W28(),
      {Line(FeeKind::kFlatElectronic, 650), Line(FeeKind::kPostage, 290)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(false, true));
  EXPECT_EQ(answer.excess, 650);
}

// R-FEE-08: third parties by the state's schedule, kind by kind.
TEST(JudgeQuote, ThirdPartiesAreJudgedByTheSchedule) {
  const FeeSchedule schedule{.tiers = {PerPage(1, 0, 1000)},
                             .components = {Fixed(FeeKind::kSearch, 500)}};
  const FeeAnswer answer =
      Judge(schedule, ThirdParty(10),
            {Line(FeeKind::kPages, 900), Line(FeeKind::kSearch, 700),
             Line(FeeKind::kHandling, 300), Line(FeeKind::kPostage, 410)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, true, false, true));
  EXPECT_EQ(answer.items[1].citation, "XX.COPIES citation");
  // Cheap pages do not pay for a dear search; postage is as quoted.
  EXPECT_EQ(answer.excess, 500);
  EXPECT_EQ(answer.payable, 1910);
}

// Each kind of a schedule is a part of its own: pages that are cheap do not
// make room for a dear film.
TEST(JudgeQuote, ThirdPartiesPayEachKindByItself) {
  FeeQuestion question = ThirdParty(10);
  question.non_paper_units = 1;
  const FeeAnswer answer = Judge(
      {.tiers = {PerPage(1, 0, 1000)},
       .components = {Fixed(FeeKind::kNonPaper, 500)}},
      question, {Line(FeeKind::kPages, 900), Line(FeeKind::kNonPaper, 600)});
  EXPECT_EQ(answer.excess, 100);
}

TEST(JudgeQuote, WhatIsOnlyCappedMayHaveAnyLines) {
  const FeeAnswer answer =
      Judge({.caps = {{.amount = 5000}}}, ThirdParty(10),
            {Line(FeeKind::kPages, 3000), Line(FeeKind::kSearch, 2500)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, true));
  EXPECT_EQ(answer.excess, 500);
}

TEST(JudgeQuote, NoCapRefusesNothingButUnpaidCare) {
  const FeeAnswer answer =
      Judge(kNoCapSchedule, ThirdParty(10),
            {Line(FeeKind::kSearch, 99900), Line(FeeKind::kUnpaidCare, 100)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, false));
  EXPECT_EQ(answer.items[0].citation, "XX.COPIES citation");
  EXPECT_EQ(answer.payable, kNotKnown);
  EXPECT_EQ(answer.excess, 100);
}

// Nothing known refuses nothing, but R-FEE-09 does.
TEST(JudgeQuote, WithoutAScheduleThereIsNoExcessToKnow) {
  FeeQuestion question = ThirdParty(10);
  question.state = "WY";
  FeeAnswer answer =
      Judge(kNoCapSchedule, question, {Line(FeeKind::kSearch, 500)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true));
  EXPECT_THAT(answer.items[0].citation, IsEmpty());
  EXPECT_EQ(answer.excess, kNotKnown);
  answer = Judge(kNoCapSchedule, question,
                 {Line(FeeKind::kSearch, 500), Line(FeeKind::kUnpaidCare, 70)});
  EXPECT_THAT(AllowedOf(answer), ElementsAre(true, false));
  EXPECT_THAT(answer.items[1].citation, HasSubstr("the payment of care"));
  EXPECT_EQ(answer.excess, 70);
}

TEST(JudgeQuote, KeepsTheWordsOfTheInvoice) {
  FeeItem item = Line(FeeKind::kPages, 100);
  item.description = "Copies";
  item.units = 7;
  const FeeAnswer answer = Judge(kNoCapSchedule, W28(), {item});
  EXPECT_EQ(answer.items[0].description, "Copies");
  EXPECT_EQ(answer.items[0].units, 7);
  EXPECT_EQ(answer.items[0].amount, 100);
}

}  // namespace
}  // namespace custodia::request::policy
