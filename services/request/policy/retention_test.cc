#include "services/request/policy/retention.h"

#include "gmock/gmock.h"
#include "services/request/testing/retention_questions.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using Verdict = RetentionVerdict;

// Maryland: 5 years from the making; of minors at least until 21.
TEST(Retention, W31MarylandKeepsAChildsRecordUntil21) {
  const Ruleset rules =
      State({Rule("MD.ADULT", "created+5y", RetentionTrigger::kCreated),
             MinorRule("MD.MINOR", "max(created+5y,age:21)",
                       RetentionTrigger::kCreated)});
  RetentionQuestion question = Child();
  question.service_date = CivilDay(2014, 3, 1);
  question.last_encounter = CivilDay(2030, 1, 1);
  const RetentionAnswer answer = AssessRetention(rules, question);
  EXPECT_EQ(answer.keep_until, CivilDay(2031, 6, 15));
  EXPECT_EQ(answer.verdict, Verdict::kMustStillExist);
  EXPECT_EQ(answer.rule, "MD.MINOR");
  EXPECT_EQ(answer.citation, "State code");
  EXPECT_EQ(answer.confidence, Confidence::kHigh);
}

// Nevada: 5 years from the making; of minors at least until 23.
TEST(Retention, W33NevadaKeepsAMinorsRecordUntil23) {
  const Ruleset rules =
      State({Rule("NV.ADULT", "created+5y", RetentionTrigger::kCreated),
             MinorRule("NV.MINOR", "max(created+5y,age:23)",
                       RetentionTrigger::kCreated)});
  RetentionQuestion question = Child();
  question.birth_date = CivilDay(2004, 9, 10);
  question.service_date = CivilDay(2021, 1, 20);
  EXPECT_EQ(AssessRetention(rules, question).keep_until, CivilDay(2027, 9, 10));
}

// South Carolina's physicians: 13 years from a minor's last treatment.
TEST(Retention, W36SouthCarolinaKeepsAMinorsRecord13Years) {
  const Ruleset rules = State({Rule("SC.PHYSICIAN", "last+10y"),
                               MinorRule("SC.PHYSICIAN.MINOR", "last+13y")});
  RetentionQuestion question = Child();
  question.last_encounter = CivilDay(2016, 7, 1);
  EXPECT_EQ(AssessRetention(rules, question).keep_until, CivilDay(2029, 7, 1));
}

TEST(Retention, LastsThroughTheLastDay) {
  const Ruleset rules = State({Rule("ST", "last+5y")});
  RetentionQuestion question = Adult();
  question.as_of = CivilDay(2020, 3, 1);
  EXPECT_EQ(AssessRetention(rules, question).verdict, Verdict::kMustStillExist);
  question.as_of = CivilDay(2020, 3, 2);
  const RetentionAnswer after = AssessRetention(rules, question);
  EXPECT_EQ(after.verdict, Verdict::kMayExist);
  EXPECT_EQ(after.keep_until, CivilDay(2020, 3, 1));
  EXPECT_EQ(after.rule, "ST");
}

TEST(Retention, CountsFromWhatTheRuleNames) {
  RetentionQuestion question = Adult();
  question.last_encounter = CivilDay(2018, 3, 1);
  const auto until = [&](RetentionTrigger trigger) {
    return AssessRetention(State({Rule("ST", "last+5y", trigger)}), question)
        .keep_until;
  };
  EXPECT_EQ(until(RetentionTrigger::kLastEncounter), CivilDay(2023, 3, 1));
  EXPECT_EQ(until(RetentionTrigger::kDischarge), CivilDay(2023, 3, 1));
  EXPECT_EQ(until(RetentionTrigger::kCreated), CivilDay(2020, 3, 1));
  question.last_encounter = CivilDay(2010, 3, 1);  // cannot be the last
  EXPECT_EQ(until(RetentionTrigger::kLastEncounter), CivilDay(2020, 3, 1));
  question.last_encounter.reset();
  EXPECT_EQ(until(RetentionTrigger::kLastEncounter), CivilDay(2020, 3, 1));
}

TEST(Retention, JudgesMinorsOnTheDayOfService) {
  const Ruleset rules =
      State({Rule("ADULT", "last+5y"), MinorRule("MINOR", "age:30")}, 19);
  RetentionQuestion question = Adult();
  const auto rule = [&](CivilDay birth) {
    question.birth_date = birth;
    return AssessRetention(rules, question).rule;
  };
  EXPECT_EQ(rule(CivilDay(1996, 3, 1)), "ADULT");  // 19 on the day itself
  EXPECT_EQ(rule(CivilDay(1996, 3, 2)), "MINOR");
  question.as_of = CivilDay(2025, 1, 1);  // adult long since
  EXPECT_EQ(rule(CivilDay(1996, 3, 2)), "MINOR");
}

// Only who is between 18 and 21 can be either.
TEST(Retention, IsUnknownWhereTheAgeOfMajorityDecidesAndIsNotKnown) {
  Ruleset rules =
      State({Rule("ADULT", "last+9y"), MinorRule("MINOR", "age:30")});
  rules.states["ST"].majority.reset();
  RetentionQuestion question = Adult();
  const auto rule = [&](CivilDay birth) {
    question.birth_date = birth;
    return AssessRetention(rules, question).rule;
  };
  EXPECT_EQ(rule(CivilDay(1997, 3, 2)), "MINOR");
  EXPECT_EQ(rule(CivilDay(1997, 3, 1)), "");  // 18
  EXPECT_EQ(rule(CivilDay(1994, 3, 2)), "");
  EXPECT_EQ(AssessRetention(rules, question).verdict, Verdict::kUnknown);
  EXPECT_EQ(rule(CivilDay(1994, 3, 1)), "ADULT");  // 21
}

TEST(Retention, IsUnknownWhereItCountsFromAMajorityThatIsNot) {
  Ruleset rules = State({MinorRule("MINOR", "majority+5y")});
  EXPECT_EQ(AssessRetention(rules, Child()).keep_until, CivilDay(2033, 6, 15));
  rules.states["ST"].majority.reset();
  EXPECT_EQ(AssessRetention(rules, Child()).verdict, Verdict::kUnknown);
  EXPECT_FALSE(AssessRetention(rules, Child()).keep_until);
}

TEST(Retention, TrustsNoFurtherThanTheAgeOfMajorityThatItTurnsOn) {
  const auto confidence = [](const char* expression, CivilDay birth) {
    RetentionQuestion question = Child();
    question.birth_date = birth;
    return AssessRetention(State({Rule("ADULT", expression),
                                  MinorRule("MINOR", expression)},
                                 18, Confidence::kMedium),
                           question)
        .confidence;
  };
  const CivilDay child(2010, 6, 15);
  const CivilDay nineteen(1996, 1, 1);
  EXPECT_EQ(confidence("age:40", child), Confidence::kHigh);
  EXPECT_EQ(confidence("majority+20y", child), Confidence::kMedium);
  EXPECT_EQ(confidence("age:40", nineteen), Confidence::kMedium);
}

// An adult's period says nothing of a minor's (R-RET-01).
TEST(Retention, OfMinorsIsUnknownWithoutARuleForThem) {
  const RetentionAnswer answer =
      AssessRetention(State({Rule("ADULT", "last+10y")}), Child());
  EXPECT_EQ(answer.verdict, Verdict::kUnknown);
  EXPECT_FALSE(answer.keep_until);
  EXPECT_EQ(answer.confidence, Confidence::kUnknown);
}

TEST(Retention, OfAdultsIsUnknownWithARuleForMinorsAlone) {
  EXPECT_EQ(
      AssessRetention(State({MinorRule("MINOR", "age:99")}), Adult()).verdict,
      Verdict::kUnknown);
}

TEST(Retention, NeedsTheBirthDateWhereMinorsAreTreatedApart) {
  RetentionQuestion question = Adult();
  question.birth_date.reset();
  EXPECT_EQ(
      AssessRetention(State({Rule("ADULT", "last+10y")}), question).verdict,
      Verdict::kMustStillExist);
  EXPECT_EQ(AssessRetention(State({Rule("ADULT", "last+10y"),
                                   MinorRule("MINOR", "last+10y")}),
                            question)
                .verdict,
            Verdict::kUnknown);
}

TEST(Retention, IsUnknownWithoutARuleAndNeverSixYears) {
  RetentionQuestion question = Adult();
  EXPECT_EQ(AssessRetention(State({}), question).verdict, Verdict::kUnknown);
  question.state = "XX";
  const RetentionAnswer answer =
      AssessRetention(State({Rule("ST", "last+10y")}), question);
  EXPECT_EQ(answer.verdict, Verdict::kUnknown);
  EXPECT_FALSE(answer.keep_until);
  EXPECT_EQ(answer.rule, "");
}

TEST(Retention, IsThatOfTheHolder) {
  Retention physician = Rule("PHYSICIAN", "last+7y");
  physician.when.holder_types = {HolderType::kPhysician};
  Retention hospital = Rule("HOSPITAL", "last+10y");
  hospital.when.holder_types = {HolderType::kHospital};
  const Ruleset rules = State({physician, hospital});
  RetentionQuestion question = Adult();
  EXPECT_EQ(AssessRetention(rules, question).rule, "PHYSICIAN");
  question.holder_type = HolderType::kHospital;
  EXPECT_EQ(AssessRetention(rules, question).rule, "HOSPITAL");
  question.holder_type = HolderType::kLaboratory;
  EXPECT_EQ(AssessRetention(rules, question).verdict, Verdict::kUnknown);
}

TEST(Retention, OfACategoryLeavesTheGeneralRules) {
  Retention imaging = Rule("IMAGING", "last+3y");
  imaging.category = "IMAGING";
  const Ruleset rules =
      State({Rule("ALL", "last+10y"), MinorRule("MINOR", "age:25"), imaging});
  RetentionQuestion question = Adult();
  EXPECT_EQ(AssessRetention(rules, question).rule, "ALL");
  question.category = "BILLING";
  EXPECT_EQ(AssessRetention(rules, question).rule, "ALL");
  question.category = "IMAGING";
  EXPECT_EQ(AssessRetention(rules, question).rule, "IMAGING");
  // Whether a child's images are kept as images or as a child's is not known.
  question.birth_date = CivilDay(2010, 6, 15);
  EXPECT_EQ(AssessRetention(rules, question).verdict, Verdict::kUnknown);
}

TEST(Retention, OfACategoryIsGeneralWhileItHasNoRuleOfItsOwn) {
  Retention imaging = Rule("IMAGING", "last+3y");
  imaging.category = "IMAGING";
  RetentionQuestion question = Adult();
  question.category = "IMAGING";
  const auto rule = [&] {
    return AssessRetention(State({Rule("ALL", "last+10y"), imaging}), question)
        .rule;
  };
  imaging.source.effective_from = question.as_of + 1;
  EXPECT_EQ(rule(), "ALL");
  imaging.source.effective_from = question.as_of;
  EXPECT_EQ(rule(), "IMAGING");
  imaging.source.effective_from.reset();
  imaging.source.effective_to = question.service_date - 1;
  EXPECT_EQ(rule(), "ALL");
  imaging.source.effective_to = question.service_date;
  EXPECT_EQ(rule(), "IMAGING");
}

TEST(Retention, OfOneCategoryIsNoRuleForAll) {
  Retention imaging = Rule("IMAGING", "last+30y");
  imaging.category = "IMAGING";
  EXPECT_EQ(AssessRetention(State({imaging}), Adult()).verdict,
            Verdict::kUnknown);
}

TEST(Retention, MustOnlyByARuleOfMediumOrHighConfidence) {
  const auto verdict = [](Confidence confidence) {
    Retention rule = Rule("ST", "last+10y");
    rule.source.confidence = confidence;
    return AssessRetention(State({rule}), Adult()).verdict;
  };
  EXPECT_EQ(verdict(Confidence::kHigh), Verdict::kMustStillExist);
  EXPECT_EQ(verdict(Confidence::kMedium), Verdict::kMustStillExist);
  EXPECT_EQ(verdict(Confidence::kLow), Verdict::kMayExist);
  EXPECT_EQ(verdict(Confidence::kUnknown), Verdict::kMayExist);
}

// Oklahoma: 5 years, or 3 after a death where that is sooner.
TEST(Retention, EndsSoonerAfterADeath) {
  Retention rule = Rule("OK", "last+5y");
  rule.after_death_years = 3;
  RetentionQuestion question = Adult();
  EXPECT_EQ(AssessRetention(State({rule}), question).keep_until,
            CivilDay(2020, 3, 1));
  question.death_date = CivilDay(2015, 9, 9);
  EXPECT_EQ(AssessRetention(State({rule}), question).keep_until,
            CivilDay(2018, 9, 9));
  question.death_date = CivilDay(2019, 9, 9);
  EXPECT_EQ(AssessRetention(State({rule}), question).keep_until,
            CivilDay(2020, 3, 1));
  rule.after_death_years = 0;
  question.death_date = CivilDay(2015, 9, 9);
  EXPECT_EQ(AssessRetention(State({rule}), question).keep_until,
            CivilDay(2020, 3, 1));
  rule.after_death_years = 1;
  EXPECT_EQ(AssessRetention(State({rule}), question).keep_until,
            CivilDay(2016, 9, 9));
}

}  // namespace
}  // namespace custodia::request::policy
