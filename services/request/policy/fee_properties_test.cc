#include <random>
#include <vector>

#include "gmock/gmock.h"
#include "services/request/policy/fee_costs.h"
#include "services/request/policy/fee_test_rules.h"
#include "services/request/policy/fees.h"

// What holds for every schedule and every copy.
namespace custodia::request::policy {
namespace {

constexpr int kRuns = 3000;

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  int UpTo(int limit) {
    return std::uniform_int_distribution<int>(0, limit)(engine_);
  }
  bool Coin() { return UpTo(1) == 1; }
  FeeKind Kind() { return static_cast<FeeKind>(UpTo(15)); }

  FeeSchedule Schedule() {
    FeeSchedule schedule;
    const int rate = UpTo(2000);
    schedule.tiers = {Coin() ? Flat(1, 20, UpTo(3000)) : PerPage(1, 20, rate),
                      PerPage(21, 100, rate / 2), PerPage(101, 0, rate / 3)};
    for (int kind = 2; kind <= 15; ++kind) {
      // No schedule can have it.
      if (kind == static_cast<int>(FeeKind::kUnpaidCare)) continue;
      if (Coin()) schedule.components.push_back(AnyComponent(kind));
    }
    for (int i = UpTo(3); i > 0; --i) schedule.caps.push_back(AnyCap());
    schedule.minimum = Coin() ? UpTo(1000) : 0;
    schedule.percent_of_total = Coin() ? UpTo(100) : 0;
    schedule.postage_excluded = UpTo(3) == 0;
    schedule.free = UpTo(20) == 0;
    return schedule;
  }

  FeeQuestion Question() {
    FeeQuestion question = ThirdParty(UpTo(300));
    question.payer = static_cast<Payer>(1 + UpTo(2));
    question.media = Coin() ? Media::kPaper : Media::kElectronic;
    question.labor_minutes = UpTo(90);
    question.labor_hourly_rate = UpTo(3000);
    question.supplies = Coin() ? UpTo(1000) : 0;
    question.postage = Coin() ? UpTo(1000) : 0;
    question.agreed_summary = UpTo(3) == 0 ? UpTo(2000) : 0;
    question.certified = Coin();
    question.method = static_cast<FeeMethod>(UpTo(3));
    question.average_cost = UpTo(1000);
    question.held_electronically = Coin();
    question.portable_media_requested = Coin();
    question.years_searched = UpTo(5);
    question.non_paper_units = Coin() ? UpTo(5) : 0;
    question.covered_entity = UpTo(5) != 0;
    for (int i = UpTo(4); i > 0; --i) {
      question.quoted_items.push_back(Line(Kind(), UpTo(3000)));
    }
    return question;
  }

 private:
  Component AnyComponent(int kind) {
    Component component = Fixed(static_cast<FeeKind>(kind), UpTo(3000));
    component.per_unit = UpTo(3) == 0;
    component.actual = !component.per_unit && Coin();
    return component;
  }

  Cap AnyCap() {
    Cap cap{.amount = UpTo(20000)};
    for (int i = UpTo(3); i > 0; --i) cap.kinds.push_back(Kind());
    return cap;
  }

  std::mt19937 engine_;
};

TEST(FeeProperties, PayableNeverExceedsEitherBound) {
  Random random(1);
  int compared = 0;
  for (int run = 0; run < kRuns; ++run) {
    const Ruleset rules = RulesOf({random.Schedule()});
    const FeeQuestion question = random.Question();
    const FeeAnswer answer = EstimateFee(rules, question);
    if (!answer.payable) continue;
    EXPECT_GE(*answer.payable, 0);
    if (answer.state_cap) {
      EXPECT_LE(*answer.payable, *answer.state_cap);
    }
    if (answer.hipaa_allowable) {
      EXPECT_LE(*answer.payable, *answer.hipaa_allowable);
      ++compared;
    }
  }
  EXPECT_GT(compared, kRuns / 4);
}

TEST(FeeProperties, ARefusedItemNeverRaisesWhatIsPayable) {
  Random random(2);
  int refused = 0;
  for (int run = 0; run < kRuns; ++run) {
    const Ruleset rules = RulesOf({random.Schedule()});
    FeeQuestion question = random.Question();
    const FeeAnswer before = EstimateFee(rules, question);
    const Cents amount = 1 + random.UpTo(3000);
    question.quoted_items.push_back(Line(random.Kind(), amount));
    const FeeAnswer after = EstimateFee(rules, question);
    if (after.items.back().allowed) continue;
    ++refused;
    EXPECT_EQ(after.payable, before.payable);
    if (before.excess) {
      EXPECT_EQ(after.excess, *before.excess + amount);
    }
  }
  EXPECT_GT(refused, kRuns / 4);
}

TEST(FeeProperties, MorePagesNeverCostLess) {
  Random random(3);
  for (int run = 0; run < kRuns; ++run) {
    const Ruleset rules = RulesOf({random.Schedule()});
    FeeQuestion question = random.Question();
    question.payer = Payer::kThirdParty;
    const FeeAnswer fewer = EstimateFee(rules, question);
    question.pages += 1 + random.UpTo(50);
    EXPECT_GE(*EstimateFee(rules, question).payable, *fewer.payable);
  }
}

TEST(FeeProperties, ExcessIsPartOfTheQuote) {
  Random random(4);
  for (int run = 0; run < kRuns; ++run) {
    const Ruleset rules = RulesOf({random.Schedule()});
    const FeeQuestion question = random.Question();
    const FeeAnswer answer = EstimateFee(rules, question);
    if (!answer.excess) continue;
    const Cents quoted = Total(question.quoted_items);
    EXPECT_GE(*answer.excess, 0);
    EXPECT_LE(*answer.excess, quoted);
    // What is left of the quote is never more than what is payable.
    if (answer.payable) {
      EXPECT_LE(quoted - *answer.excess, *answer.payable);
    }
  }
}

TEST(FeeProperties, LinesAddUpToWhatIsPayable) {
  Random random(5);
  for (int run = 0; run < kRuns; ++run) {
    const Ruleset rules = RulesOf({random.Schedule()});
    FeeQuestion question = random.Question();
    question.quoted_items.clear();
    const FeeAnswer answer = EstimateFee(rules, question);
    if (answer.payable) {
      EXPECT_EQ(Total(answer.items), *answer.payable);
    }
  }
}

}  // namespace
}  // namespace custodia::request::policy
