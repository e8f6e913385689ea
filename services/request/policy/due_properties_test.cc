#include <random>

#include "gtest/gtest.h"
#include "services/request/policy/due_dates.h"
#include "services/request/testing/clock_rules.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using testing::AccessPeriod;

constexpr int kRounds = 300;

// Makes laws and questions from a fixed seed.
class DueProperties : public ::testing::Test {
 protected:
  int Below(int bound) {
    return static_cast<int>(random_() % static_cast<unsigned>(bound));
  }

  Period AnyPeriod() {
    Period period =
        AccessPeriod("ST", 1 + Below(50), static_cast<Unit>(1 + Below(3)));
    period.extension = static_cast<ExtensionRule>(Below(3));
    period.extended_limit = period.limit + 1 + Below(30);
    if (Below(3) == 0) period.when.access = {static_cast<Access>(1 + Below(2))};
    return period;
  }

  Ruleset AnyRules() { return testing::ClocksWith({AnyPeriod(), AnyPeriod()}); }

  DueQuestion AnyQuestion() {
    DueQuestion question =
        testing::Received(CivilDay(2000, 1, 1) + Below(12000));
    question.access = static_cast<Access>(1 + Below(3));
    question.holidays = {question.received + Below(40)};
    question.as_of = question.received + Below(90);
    return question;
  }

  ExtensionClaim AnyClaim(CivilDay received) {
    ExtensionClaim claim =
        testing::Claim(received + Below(40), received + Below(80));
    claim.inspection_only = Below(4) == 0;
    claim.written_with_reasons = Below(4) != 0;
    return claim;
  }

 private:
  std::mt19937 random_{1628};
};

TEST_F(DueProperties, NoLaterReceiptIsDueEarlier) {
  for (int round = 0; round < kRounds; ++round) {
    const Ruleset rules = AnyRules();
    DueQuestion question = AnyQuestion();
    DueAnswer before = ComputeDueDates(rules, question);
    for (int day = 0; day < 20; ++day) {
      ++question.received;
      const DueAnswer after = ComputeDueDates(rules, question);
      ASSERT_LE(*before.due, *after.due) << question.received;
      ASSERT_LE(before.inspection_due, after.inspection_due);
      before = after;
    }
  }
}

TEST_F(DueProperties, NoClaimMovesADateBackOrPastTheLatest) {
  for (int round = 0; round < kRounds * 10; ++round) {
    const Ruleset rules = AnyRules();
    DueQuestion question = AnyQuestion();
    const DueAnswer plain = ComputeDueDates(rules, question);
    question.extension = AnyClaim(question.received);
    const DueAnswer claimed = ComputeDueDates(rules, question);
    EXPECT_LE(*plain.due, *claimed.due);
    EXPECT_LE(*claimed.due, *claimed.latest_possible);
    EXPECT_EQ(plain.latest_possible, claimed.latest_possible);
    EXPECT_EQ(claimed.extension_accepted,
              *plain.due < *claimed.due ||
                  plain.inspection_due < claimed.inspection_due);
    EXPECT_TRUE(!claimed.extension_accepted ||
                claimed.extension_problem.empty());
  }
}

TEST_F(DueProperties, TheFirstBasisBinds) {
  for (int round = 0; round < kRounds * 10; ++round) {
    DueQuestion question = AnyQuestion();
    question.extension = AnyClaim(question.received);
    const DueAnswer answer = ComputeDueDates(AnyRules(), question);
    EXPECT_EQ(answer.basis.front().date, answer.due);
    EXPECT_EQ(answer.overdue, *answer.due < question.as_of);
    EXPECT_LE(*answer.due, question.received + 60);
  }
}

}  // namespace
}  // namespace custodia::request::policy
