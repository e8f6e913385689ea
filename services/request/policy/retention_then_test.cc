#include "gmock/gmock.h"
#include "services/request/testing/retention_questions.h"

// Which rule counts: that of the day on which records could first be destroyed.
namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using Verdict = RetentionVerdict;

// As Massachusetts' hospitals: 30 years at first, then 20.
Ruleset Changed() {
  Retention old_rule = Rule("OLD", "last+30y");
  old_rule.source.effective_to = CivilDay(2012, 12, 31);
  Retention new_rule = Rule("NEW", "last+20y");
  new_rule.source.effective_from = CivilDay(2013, 1, 1);
  return State({old_rule, new_rule});
}

RetentionQuestion SeenIn(int year) {
  RetentionQuestion question = Adult();
  question.service_date = CivilDay(year, 3, 1);
  question.as_of = CivilDay(2014, 1, 1);
  return question;
}

TEST(RetentionThen, IsByTheRuleWhenItCouldFirstBeDestroyed) {
  const RetentionAnswer before = AssessRetention(Changed(), SeenIn(1980));
  EXPECT_EQ(before.rule, "OLD");  // could go in 2010
  EXPECT_EQ(before.keep_until, CivilDay(2010, 3, 1));
  EXPECT_EQ(before.verdict, Verdict::kMayExist);
  const RetentionAnswer after = AssessRetention(Changed(), SeenIn(2000));
  EXPECT_EQ(after.rule, "NEW");  // could not before 2020
  EXPECT_EQ(after.keep_until, CivilDay(2020, 3, 1));
  EXPECT_EQ(after.verdict, Verdict::kMustStillExist);
}

// In 1990: 2020 by the old rule, which had ended by then, and 2010 by the new,
// which had not begun.
TEST(RetentionThen, MayExistWhereNeitherRuleDecides) {
  const RetentionAnswer answer = AssessRetention(Changed(), SeenIn(1990));
  EXPECT_EQ(answer.verdict, Verdict::kMayExist);
  EXPECT_EQ(answer.rule, "NEW");
  EXPECT_EQ(answer.keep_until, CivilDay(2010, 3, 1));
}

// The day after the last is the first on which it could go.
TEST(RetentionThen, TurnsOnTheFirstDayOfDestruction) {
  const auto rule = [](CivilDay ended) {
    Retention before = Rule("BEFORE", "last+3y");
    before.source.effective_to = ended;
    Retention after = Rule("AFTER", "last+9y");
    after.source.effective_from = ended + 1;
    return AssessRetention(State({before, after}), Adult());
  };
  EXPECT_EQ(rule(CivilDay(2018, 3, 2)).rule, "BEFORE");
  EXPECT_EQ(rule(CivilDay(2018, 3, 2)).verdict, Verdict::kMayExist);
  EXPECT_EQ(rule(CivilDay(2018, 3, 1)).rule, "AFTER");
  EXPECT_EQ(rule(CivilDay(2018, 3, 1)).verdict, Verdict::kMustStillExist);
}

// What comes tomorrow lets nothing go today.
TEST(RetentionThen, IsByTodaysRuleWhereItStillRuns) {
  Retention rule = Rule("ST", "last+30y");
  RetentionQuestion question = Adult();
  rule.source.effective_to = question.as_of;
  EXPECT_EQ(AssessRetention(State({rule}), question).verdict,
            Verdict::kMustStillExist);
  rule.source.effective_to = question.as_of - 1;
  EXPECT_EQ(AssessRetention(State({rule}), question).verdict,
            Verdict::kMayExist);
}

TEST(RetentionThen, IsByTheFirstRuleThatMatches) {
  Retention hospital = Rule("HOSPITAL", "last+10y");
  hospital.when.holder_types = {HolderType::kHospital};
  RetentionQuestion question = Adult();
  question.holder_type = HolderType::kHospital;
  EXPECT_EQ(
      AssessRetention(State({hospital, Rule("ALL", "last+2y")}), question).rule,
      "HOSPITAL");
}

// What the law was before is not known, so a record may have gone by it.
TEST(RetentionThen, MayExistWhereTheRuleIsYoungerThanTheRecord) {
  Retention rule = Rule("ST", "last+10y");
  const auto verdict = [&](CivilDay from) {
    rule.source.effective_from = from;
    return AssessRetention(State({rule}), Adult()).verdict;
  };
  EXPECT_EQ(verdict(CivilDay(2015, 3, 1)), Verdict::kMustStillExist);
  EXPECT_EQ(verdict(CivilDay(2015, 3, 2)), Verdict::kMayExist);
  EXPECT_EQ(verdict(CivilDay(2020, 1, 1)), Verdict::kMayExist);
  EXPECT_EQ(verdict(CivilDay(2020, 1, 2)), Verdict::kUnknown);
}

TEST(RetentionThen, MayExistWhereTheLawWasUnknownForADay) {
  const auto verdict = [](CivilDay ended, CivilDay began) {
    Retention before = Rule("BEFORE", "last+30y");
    before.source.effective_to = ended;
    Retention now = Rule("NOW", "last+20y");
    now.source.effective_from = began;
    return AssessRetention(State({now, before}), Adult()).verdict;
  };
  EXPECT_EQ(verdict(CivilDay(2017, 6, 30), CivilDay(2017, 7, 1)),
            Verdict::kMustStillExist);
  EXPECT_EQ(verdict(CivilDay(2017, 6, 30), CivilDay(2017, 7, 2)),
            Verdict::kMayExist);
}

TEST(RetentionThen, LeavesOutRulesThatEndedBeforeTheRecord) {
  Retention rule = Rule("ST", "last+10y");
  rule.source.effective_to = CivilDay(2015, 2, 28);
  EXPECT_EQ(AssessRetention(State({rule}), Adult()).verdict, Verdict::kUnknown);
  rule.source.effective_to = CivilDay(2015, 3, 1);
  EXPECT_EQ(AssessRetention(State({rule}), Adult()).verdict,
            Verdict::kMayExist);
}

}  // namespace
}  // namespace custodia::request::policy
