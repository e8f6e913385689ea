#include "services/request/policy/fee_schedule.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/request/policy/fee_test_rules.h"

namespace custodia::request::policy {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool Matches(const Condition& when, const FeeQuestion& question) {
  return PriceBySchedule(RulesOf({{.when = when, .free = true}}), question)
             .status == CapStatus::kKnown;
}

// R-FEE-11: each page costs what its own tier says.
TEST(FeeSchedule, TiersAreMarginal) {
  const FeeSchedule schedule{.tiers = {PerPage(1, 25, 1000),
                                       PerPage(26, 100, 500),
                                       PerPage(101, 0, 250)}};
  EXPECT_EQ(PriceOfPages(schedule, 1), 100);
  EXPECT_EQ(PriceOfPages(schedule, 25), 2500);
  EXPECT_EQ(PriceOfPages(schedule, 26), 2550);
  EXPECT_EQ(PriceOfPages(schedule, 100), 6250);
  EXPECT_EQ(PriceOfPages(schedule, 104), 6350);
}

// R-FEE-11, R-FEE-13: a flat tier is whole from its first page on, and not
// charged for none.
TEST(FeeSchedule, FlatTierIsWholeFromItsFirstPage) {
  const FeeSchedule schedule{.tiers = {Flat(1, 20, 2500), PerPage(21, 0, 500)}};
  EXPECT_EQ(PriceOfPages(schedule, 0), 0);
  EXPECT_EQ(PriceOfPages(schedule, 1), 2500);
  EXPECT_EQ(PriceOfPages(schedule, 20), 2500);
  EXPECT_EQ(PriceOfPages(schedule, 21), 2550);
}

// R-FEE-13: half up, once for all pages.
TEST(FeeSchedule, RoundsTheWholeHalfUp) {
  const FeeSchedule schedule{.tiers = {PerPage(1, 0, 435)}};
  EXPECT_EQ(PriceOfPages(schedule, 1), 44);   // 0.435
  EXPECT_EQ(PriceOfPages(schedule, 2), 87);   // 0.870
  EXPECT_EQ(PriceOfPages(schedule, 3), 131);  // 1.305
  EXPECT_EQ(PriceOfPages({.tiers = {PerPage(1, 0, 434)}}, 1), 43);
}

// VT: the greater of 5.00 and 0.50 a page; R-FEE-13: not for no page.
TEST(FeeSchedule, MinimumIsTheGreaterOf) {
  const FeeSchedule schedule{.tiers = {PerPage(1, 0, 500)}, .minimum = 500};
  EXPECT_EQ(PriceOfPages(schedule, 0), 0);
  EXPECT_EQ(PriceOfPages(schedule, 1), 500);
  EXPECT_EQ(PriceOfPages(schedule, 10), 500);
  EXPECT_EQ(PriceOfPages(schedule, 11), 550);
}

// R-FEE-12: the day of the request chooses; no row is UNKNOWN, never the
// newest.
TEST(FeeSchedule, ChoosesByTheDayOfTheRequest) {
  FeeSchedule old{.id = "OLD", .tiers = {PerPage(1, 0, 1000)}};
  old.source.effective_from = absl::CivilDay(2024, 1, 1);
  old.source.effective_to = absl::CivilDay(2024, 12, 31);
  FeeSchedule newer{.id = "NEW", .tiers = {PerPage(1, 0, 2000)}};
  newer.source.effective_from = absl::CivilDay(2025, 1, 1);
  newer.source.effective_to = absl::CivilDay(2025, 12, 31);
  const Ruleset rules = RulesOf({old, newer});
  const auto chosen = [&](absl::CivilDay day) -> std::string {
    FeeQuestion question = ThirdParty(1);
    question.request_date = day;
    const StateFee fee = PriceBySchedule(rules, question);
    return fee.status == CapStatus::kUnknown ? "UNKNOWN" : fee.schedule->id;
  };
  EXPECT_EQ(chosen(absl::CivilDay(2023, 12, 31)), "UNKNOWN");
  EXPECT_EQ(chosen(absl::CivilDay(2024, 1, 1)), "OLD");
  EXPECT_EQ(chosen(absl::CivilDay(2024, 12, 31)), "OLD");
  EXPECT_EQ(chosen(absl::CivilDay(2025, 1, 1)), "NEW");
  EXPECT_EQ(chosen(absl::CivilDay(2025, 12, 31)), "NEW");
  EXPECT_EQ(chosen(absl::CivilDay(2026, 1, 1)), "UNKNOWN");
}

TEST(FeeSchedule, TakesTheFirstThatMatches) {
  const Ruleset rules =
      RulesOf({{.id = "OTHERS", .when = {.payers = kPatients}, .free = true},
               {.id = "FIRST", .no_cap = true},
               {.id = "SECOND", .free = true}});
  const StateFee fee = PriceBySchedule(rules, ThirdParty(1));
  EXPECT_EQ(fee.status, CapStatus::kNoCap);
  EXPECT_EQ(fee.schedule->id, "FIRST");
}

TEST(FeeSchedule, NamesTheFirstScheduleForOthers) {
  const Ruleset rules =
      RulesOf({{.id = "FIRST", .when = {.payers = kPatients}, .free = true},
               {.id = "SECOND", .when = {.payers = kPatients}, .free = true}});
  const StateFee fee = PriceBySchedule(rules, ThirdParty(1));
  EXPECT_EQ(fee.status, CapStatus::kNotApplicable);
  EXPECT_EQ(fee.schedule->id, "FIRST");
  EXPECT_FALSE(fee.free());
  EXPECT_THAT(fee.items, IsEmpty());
}

TEST(FeeSchedule, MatchesEveryPartOfTheCondition) {
  FeeQuestion question = ThirdParty(1);
  question.purpose = Purpose::kDisability;
  question.copy_number = 2;
  EXPECT_TRUE(Matches({}, question));
  EXPECT_TRUE(
      Matches({.holder_types = {HolderType::kHospital, HolderType::kPhysician}},
              question));
  EXPECT_FALSE(Matches({.holder_types = {HolderType::kHospital}}, question));
  EXPECT_FALSE(Matches({.payers = {Payer::kIndividual}}, question));
  EXPECT_TRUE(Matches({.payers = {Payer::kThirdParty}}, question));
  EXPECT_TRUE(Matches({.purposes = {Purpose::kDisability}}, question));
  EXPECT_FALSE(Matches({.purposes = {Purpose::kLitigation}}, question));
  EXPECT_TRUE(Matches({.access = {Access::kCopy}}, question));
  EXPECT_FALSE(Matches({.access = {Access::kInspection}}, question));
  EXPECT_TRUE(Matches({.media = {Media::kPaper}}, question));
  EXPECT_FALSE(Matches({.media = {Media::kElectronic}}, question));
  EXPECT_TRUE(Matches({.covered_entity = Tri::kYes}, question));
  EXPECT_FALSE(Matches({.covered_entity = Tri::kNo}, question));
  EXPECT_FALSE(Matches({.medicaid = Tri::kYes}, question));
  EXPECT_TRUE(Matches({.medicaid = Tri::kNo}, question));
  EXPECT_TRUE(Matches({.copy_number_from = 2}, question));
  EXPECT_FALSE(Matches({.copy_number_from = 3}, question));
  EXPECT_TRUE(Matches({.copy_number_to = 2}, question));
  EXPECT_FALSE(Matches({.copy_number_to = 1}, question));
  // What a question about fees does not tell.
  EXPECT_FALSE(Matches({.records_outside_state = Tri::kNo}, question));
  EXPECT_FALSE(Matches({.inpatient = Tri::kNo}, question));
  // R-FEE-10: free by purpose, with proof.
  EXPECT_FALSE(Matches({.proof = true}, question));
  question.purpose_proven = true;
  EXPECT_TRUE(Matches({.proof = true}, question));
}

TEST(FeeSchedule, AddsFixedComponents) {
  const FeeSchedule schedule{.tiers = {PerPage(1, 0, 1000)},
                             .components = {Fixed(FeeKind::kSearch, 500),
                                            Fixed(FeeKind::kHandling, 70)}};
  EXPECT_EQ(PriceOfPages(schedule, 10), 1570);
  const Ruleset rules = RulesOf({schedule});
  const StateFee fee = PriceBySchedule(rules, ThirdParty(10));
  EXPECT_EQ(fee.items[0].units, 10);
  EXPECT_EQ(fee.items[1].units, 0);  // not said
}

// Some components arise only where the copy has what they are for.
TEST(FeeSchedule, LeavesOutWhatDoesNotArise) {
  const FeeSchedule schedule{
      .components = {
          Fixed(FeeKind::kCertification, 1), Fixed(FeeKind::kNonPaper, 20),
          Fixed(FeeKind::kPortableMedia, 300), Fixed(FeeKind::kSummary, 4000),
          Fixed(FeeKind::kFlatElectronic, 50000), Fixed(FeeKind::kRush, 600000),
          Fixed(FeeKind::kOther, 7000000)}};
  FeeQuestion question = ThirdParty(0);
  EXPECT_EQ(Price(schedule, question), 0);
  question.certified = true;
  EXPECT_EQ(Price(schedule, question), 1);
  question.non_paper_units = 2;
  EXPECT_EQ(Price(schedule, question), 21);
  question.portable_media_requested = true;
  EXPECT_EQ(Price(schedule, question), 321);
  question.agreed_summary = 100;
  EXPECT_EQ(Price(schedule, question), 4321);
  question.media = Media::kElectronic;
  EXPECT_EQ(Price(schedule, question), 54321);
  question.quoted_items = {Line(FeeKind::kRush, 1)};
  EXPECT_EQ(Price(schedule, question), 654321);
  question.quoted_items.push_back(Line(FeeKind::kOther, 1));
  EXPECT_EQ(Price(schedule, question), 7654321);
}

// FL hospitals: 2.00 for each film, 1.00 for each year searched.
TEST(FeeSchedule, MultipliesByUnits) {
  const FeeSchedule schedule{.components = {PerUnit(FeeKind::kNonPaper, 200),
                                            PerUnit(FeeKind::kSearch, 100),
                                            PerUnit(FeeKind::kHandling, 7)}};
  FeeQuestion question = ThirdParty(0);
  question.non_paper_units = 3;
  question.years_searched = 4;
  EXPECT_EQ(Price(schedule, question), 1007);
  const StateFee fee = PriceBySchedule(RulesOf({schedule}), question);
  EXPECT_EQ(fee.items[0].units, 3);
  EXPECT_EQ(fee.items[1].units, 4);
}

// MS: postage and handling are 10% of the pages.
TEST(FeeSchedule, TakesAPercentageOfThePages) {
  FeeSchedule schedule{
      .tiers = {PerPage(1, 0, 1230)},
      .components = {{.kind = FeeKind::kPostage, .percent = 10}}};
  // 123.00 and 12.30; 1.23 and 0.123; 6.15 and 0.615.
  EXPECT_EQ(PriceOfPages(schedule, 100), 13530);
  EXPECT_EQ(PriceOfPages(schedule, 1), 135);
  EXPECT_EQ(PriceOfPages(schedule, 5), 677);
  const Ruleset rules = RulesOf({schedule});
  EXPECT_EQ(PriceBySchedule(rules, ThirdParty(5)).items[1].units, 0);
}

TEST(FeeSchedule, ActualCostsAreAtMostTheirLimit) {
  FeeQuestion question = ThirdParty(0);
  question.postage = 410;
  EXPECT_EQ(Price({.components = {Actual(FeeKind::kPostage)}}, question), 410);
  EXPECT_EQ(Price({.components = {Actual(FeeKind::kPostage, 409)}}, question),
            409);
  EXPECT_EQ(Price({.components = {Actual(FeeKind::kPostage, 411)}}, question),
            410);
  question.postage = 0;
  EXPECT_EQ(Price({.components = {Actual(FeeKind::kPostage, 411)}}, question),
            0);
}

// Films at their cost, each at most so much.
TEST(FeeSchedule, ActualCostsOfUnitsAreAtMostTheLimitOfAll) {
  FeeSchedule schedule{.components = {Actual(FeeKind::kNonPaper, 500)}};
  schedule.components[0].per_unit = true;
  FeeQuestion question = ThirdParty(0);
  question.non_paper_units = 3;
  EXPECT_EQ(Price(schedule, question), 1500);
  question.quoted_items = {Line(FeeKind::kNonPaper, 1501)};
  EXPECT_EQ(Price(schedule, question), 1500);
  question.quoted_items = {Line(FeeKind::kNonPaper, 1499)};
  EXPECT_EQ(Price(schedule, question), 1499);
}

TEST(FeeSchedule, CostsThatAreNotToldAreThoseQuoted) {
  const FeeSchedule schedule{
      .components = {Actual(FeeKind::kTax), Actual(FeeKind::kSupplies)}};
  FeeQuestion question = ThirdParty(0);
  question.quoted_items = {Line(FeeKind::kTax, 30), Line(FeeKind::kTax, 5),
                           Line(FeeKind::kSupplies, 700)};
  EXPECT_EQ(Price(schedule, question), 735);
  question.supplies = 100;
  EXPECT_EQ(Price(schedule, question), 135);
}

TEST(FeeSchedule, SaysWhichActualCostIsNotTold) {
  const Ruleset rules = RulesOf(
      {{.components = {Actual(FeeKind::kTax), Actual(FeeKind::kNonPaper, 500),
                       Actual(FeeKind::kPostage)},
        .not_modelled = {"Redactions."}}});
  FeeQuestion question = ThirdParty(0);
  question.non_paper_units = 1;
  const StateFee fee = PriceBySchedule(rules, question);
  // The film costs up to its limit.
  EXPECT_EQ(Total(fee.items), 500);
  EXPECT_THAT(
      fee.not_modelled,
      ElementsAre("Redactions.",
                  "A tax at actual cost is left out: it was not told."));
}

TEST(FeeSchedule, NamesWhatIsNotTold) {
  const auto said = [](FeeKind kind) {
    FeeQuestion question = ThirdParty(0);
    question.certified = true;
    question.portable_media_requested = true;
    question.non_paper_units = 1;
    return PriceBySchedule(RulesOf({{.components = {Actual(kind)}}}), question)
        .not_modelled;
  };
  const auto is = [](const std::string& name) {
    return ElementsAre("A " + name +
                       " at actual cost is left out: it was not told.");
  };
  EXPECT_THAT(said(FeeKind::kCopyingLabor), is("charge for labor"));
  EXPECT_THAT(said(FeeKind::kSupplies), is("charge for supplies"));
  EXPECT_THAT(said(FeeKind::kNonPaper), is("film"));
  EXPECT_THAT(said(FeeKind::kCertification), is("certification"));
  EXPECT_THAT(said(FeeKind::kSearch), is("search"));
  EXPECT_THAT(said(FeeKind::kPortableMedia), is("medium"));
  EXPECT_THAT(said(FeeKind::kHandling), is("part"));
  EXPECT_THAT(said(FeeKind::kPostage), IsEmpty());
}

// State law itself forbids some components to patients.
TEST(FeeSchedule, LeavesOutWhatIsNotForThePayer) {
  FeeSchedule schedule{.components = {Fixed(FeeKind::kHandling, 2000)}};
  schedule.components[0].not_for = kPatients;
  FeeQuestion question = Patient(0);
  question.covered_entity = false;
  EXPECT_EQ(Price(schedule, question), 0);
  EXPECT_EQ(Price(schedule, ThirdParty(0)), 2000);
}

// R-FEE-02: never to the individual, whatever the state allows.
TEST(FeeSchedule, LeavesOutWhatHipaaNeverAllows) {
  const FeeSchedule schedule{.components = {Fixed(FeeKind::kSearch, 1),
                                            Fixed(FeeKind::kHandling, 20),
                                            Fixed(FeeKind::kCertification, 300),
                                            Fixed(FeeKind::kTax, 4000)}};
  FeeQuestion question = Patient(0);
  question.certified = true;
  EXPECT_EQ(Price(schedule, question), 0);
  question.payer = Payer::kPersonalRepresentative;
  EXPECT_EQ(Price(schedule, question), 0);
  question.payer = Payer::kThirdParty;
  EXPECT_EQ(Price(schedule, question), 4321);
}

TEST(FeeSchedule, CountsWhatHipaaCountsToo) {
  const FeeSchedule schedule{
      .components = {
          Fixed(FeeKind::kCopyingLabor, 1), Fixed(FeeKind::kSupplies, 20),
          Fixed(FeeKind::kPortableMedia, 300),
          Fixed(FeeKind::kFlatElectronic, 4000),
          Fixed(FeeKind::kNonPaper, 50000), Fixed(FeeKind::kPostage, 600000),
          Fixed(FeeKind::kSummary, 7000000)}};
  FeeQuestion question = Patient(0);
  question.media = Media::kElectronic;
  question.portable_media_requested = true;
  question.non_paper_units = 1;
  question.agreed_summary = 1;
  EXPECT_EQ(Price(schedule, question), 7654321);
}

// WI: Medicaid patients pay 25% of the whole, rounded once.
TEST(FeeSchedule, TakesAPercentageOfTheWhole) {
  FeeSchedule schedule{.tiers = {PerPage(1, 0, 1060)},
                       .components = {Fixed(FeeKind::kHandling, 200)},
                       .percent_of_total = 25};
  EXPECT_EQ(PriceOfPages(schedule, 1), 77);  // 0.265 and 0.50
  schedule.caps = {{.amount = 1000}};
  EXPECT_EQ(PriceOfPages(schedule, 100), 250);
}

TEST(FeeSchedule, AllowsOnlyWhatItLists) {
  FeeSchedule schedule{.tiers = {PerPage(1, 0, 1000)},
                       .components = {Fixed(FeeKind::kHandling, 100)}};
  schedule.components[0].not_for = kPatients;
  const auto allows = [&](FeeKind kind) {
    return ScheduleAllows(schedule, kind, Payer::kThirdParty);
  };
  EXPECT_TRUE(allows(FeeKind::kPages));
  EXPECT_TRUE(allows(FeeKind::kHandling));
  EXPECT_FALSE(
      ScheduleAllows(schedule, FeeKind::kHandling, Payer::kIndividual));
  EXPECT_TRUE(allows(FeeKind::kPostage));
  EXPECT_FALSE(allows(FeeKind::kSearch));
  schedule.postage_excluded = true;
  EXPECT_FALSE(allows(FeeKind::kPostage));
  schedule.tiers.clear();
  EXPECT_FALSE(allows(FeeKind::kPages));
  schedule.components.clear();
  EXPECT_TRUE(allows(FeeKind::kSearch));  // only capped
  schedule.no_cap = true;
  EXPECT_TRUE(allows(FeeKind::kSearch));
  EXPECT_FALSE(allows(FeeKind::kUnpaidCare));
  schedule = {.free = true};
  EXPECT_FALSE(allows(FeeKind::kPages));
}

}  // namespace
}  // namespace custodia::request::policy
