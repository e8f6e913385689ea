#include <vector>

#include "gmock/gmock.h"
#include "services/request/policy/fee_schedule.h"
#include "services/request/policy/fee_test_rules.h"

namespace custodia::request::policy {
namespace {

TEST(FeeCaps, HoldForTheirKindsAlone) {
  FeeSchedule schedule{
      .tiers = {PerPage(1, 0, 1000)},
      .components = {Fixed(FeeKind::kHandling, 500), Actual(FeeKind::kPostage)},
      .caps = {
          {.kinds = {FeeKind::kPages, FeeKind::kHandling}, .amount = 1500}}};
  FeeQuestion question = ThirdParty(10);
  question.postage = 300;
  EXPECT_EQ(Price(schedule, question), 1800);
  question.pages = 11;
  EXPECT_EQ(Price(schedule, question), 1800);
  question.pages = 9;
  EXPECT_EQ(Price(schedule, question), 1700);
  schedule.caps[0].kinds = {};
  question.pages = 20;
  EXPECT_EQ(Price(schedule, question), 1500);
}

// MN: 30.00 to 25 pages, 50.00 to 100, then 0.20 a page more, at most 500.00;
// 10.00 where there is no record.
TEST(FeeCaps, TheFirstThatFitsApplies) {
  const FeeSchedule schedule{.tiers = {PerPage(1, 0, 90000)},
                             .caps = {{.amount = 1000, .no_records = true},
                                      {.up_to_pages = 25, .amount = 3000},
                                      {.up_to_pages = 100, .amount = 5000},
                                      {.up_to_pages = 2350,
                                       .amount = 5000,
                                       .per_page_over_mills = 200,
                                       .pages_over = 100},
                                      {.amount = 50000}}};
  EXPECT_EQ(PriceOfPages(schedule, 25), 3000);
  EXPECT_EQ(PriceOfPages(schedule, 26), 5000);
  EXPECT_EQ(PriceOfPages(schedule, 100), 5000);
  EXPECT_EQ(PriceOfPages(schedule, 101), 5020);
  EXPECT_EQ(PriceOfPages(schedule, 2350), 50000);
  EXPECT_EQ(PriceOfPages(schedule, 2351), 50000);
  FeeQuestion question = ThirdParty(5);
  question.no_records_available = true;
  EXPECT_EQ(Price(schedule, question), 1000);
}

TEST(FeeCaps, RiseOnlyAboveTheirPages) {
  const FeeSchedule schedule{
      .tiers = {PerPage(1, 0, 90000)},
      .caps = {
          {.amount = 5000, .per_page_over_mills = 200, .pages_over = 100}}};
  EXPECT_EQ(PriceOfPages(schedule, 99), 5000);
  EXPECT_EQ(PriceOfPages(schedule, 100), 5000);
  EXPECT_EQ(PriceOfPages(schedule, 101), 5020);
}

TEST(FeeCaps, MayBeginAtAPage) {
  const FeeSchedule schedule{.tiers = {PerPage(1, 0, 1000)},
                             .caps = {{.from_pages = 10, .amount = 700}}};
  EXPECT_EQ(PriceOfPages(schedule, 9), 900);
  EXPECT_EQ(PriceOfPages(schedule, 10), 700);
}

TEST(FeeCaps, OnTheSameKindsAreOneHoweverTheyAreListed) {
  const FeeSchedule schedule{
      .tiers = {PerPage(1, 0, 1000)},
      .caps = {{.kinds = {FeeKind::kPages, FeeKind::kTax}, .amount = 700},
               {.kinds = {FeeKind::kTax, FeeKind::kPages}, .amount = 600}}};
  EXPECT_EQ(PriceOfPages(schedule, 10), 700);
}

// A wide cap cuts only what a narrow one has left, in whatever order.
TEST(FeeCaps, NarrowOnesCutFirst) {
  const Cap pages{.kinds = {FeeKind::kPages}, .amount = 10000};
  const Cap two{.kinds = {FeeKind::kPages, FeeKind::kHandling},
                .amount = 11000};
  const Cap all{.amount = 15000};
  FeeSchedule schedule{.tiers = {PerPage(1, 0, 1000)},
                       .components = {Fixed(FeeKind::kHandling, 2500),
                                      Fixed(FeeKind::kSearch, 3000)}};
  const std::vector<std::vector<Cap>> orders = {
      {pages, two, all}, {all, two, pages}, {two, all, pages}};
  for (const std::vector<Cap>& caps : orders) {
    schedule.caps = caps;
    EXPECT_EQ(PriceOfPages(schedule, 200), 14000);
  }
}

// NH: a total for everything and no prices.
TEST(FeeCaps, WhatIsOnlyCappedMayCostTheCap) {
  FeeSchedule schedule{.caps = {{.amount = 5000}}};
  FeeQuestion question = ThirdParty(10);
  question.postage = 300;
  EXPECT_EQ(Price(schedule, question), 5000);
  const Ruleset rules = RulesOf({schedule});
  EXPECT_TRUE(PriceBySchedule(rules, question).items[0].allowed);
  // A cap on something is no price of all.
  schedule.caps[0].kinds = {FeeKind::kPages};
  EXPECT_EQ(Price(schedule, question), 300);
}

// ME: actual costs under a cap. Told, they are the price.
TEST(FeeCaps, ActualCostsUnderACapAreThePrice) {
  const FeeSchedule schedule{.components = {Actual(FeeKind::kCopyingLabor)},
                             .caps = {{.amount = 15000}}};
  FeeQuestion question = ThirdParty(10);
  EXPECT_EQ(Price(schedule, question), 15000);
  question.labor_minutes = 30;
  question.labor_hourly_rate = 2000;
  EXPECT_EQ(Price(schedule, question), 1000);
}

}  // namespace
}  // namespace custodia::request::policy
