#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "services/request/policy/retention.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Verdict = RetentionVerdict;

HoldRule Rule(const char* id, HoldKind kind, Confidence confidence) {
  return {.id = id,
          .kind = kind,
          .source = {.citation = id, .confidence = confidence}};
}

// A state, "ST", in which records are kept for five years, litigation and
// requests hold them, and no more is known of holds than everywhere.
Ruleset State() {
  Ruleset rules;
  rules.federal.hold_rules = {
      Rule("US.LITIGATION", HoldKind::kLitigation, Confidence::kLow),
      Rule("US.AMENDMENT", HoldKind::kOpenAmendment, Confidence::kLow)};
  rules.states["ST"] = {
      .code = "ST",
      .retentions = {{.id = "ST.KEEP",
                      .expression = "last+5y",
                      .trigger = RetentionTrigger::kLastEncounter,
                      .source = {.confidence = Confidence::kHigh}}},
      .hold_rules = {
          Rule("ST.LITIGATION", HoldKind::kLitigation, Confidence::kHigh),
          Rule("ST.REQUEST", HoldKind::kOpenRequest, Confidence::kMedium)}};
  return rules;
}

// Of a record whose age lets it go after 2020-03-01, a year later.
RetentionQuestion Held(std::vector<Hold> holds) {
  return {.state = "ST",
          .holder_type = HolderType::kHospital,
          .service_date = CivilDay(2015, 3, 1),
          .as_of = CivilDay(2021, 3, 1),
          .holds = std::move(holds)};
}

Hold Litigation(CivilDay since, std::optional<CivilDay> ended = std::nullopt) {
  return {.kind = HoldKind::kLitigation, .since = since, .ended = ended};
}

Hold Request(CivilDay since, std::optional<CivilDay> ended = std::nullopt) {
  return {.kind = HoldKind::kOpenRequest, .since = since, .ended = ended};
}

RetentionAnswer Ask(std::vector<Hold> holds) {
  return AssessRetention(State(), Held(std::move(holds)));
}

std::vector<std::string> HoldsOf(const RetentionAnswer& answer) {
  std::vector<std::string> rules;
  for (const Basis& basis : answer.holds) rules.push_back(basis.rule);
  return rules;
}

constexpr CivilDay kLastDay(2020, 3, 1);

TEST(Holds, RRet06AnOpenHoldReachesBeyondTheRecordsAge) {
  EXPECT_EQ(Ask({}).verdict, Verdict::kMayExist);
  const RetentionAnswer answer = Ask({Litigation(kLastDay)});
  EXPECT_EQ(answer.verdict, Verdict::kMustStillExist);
  EXPECT_EQ(answer.rule, "ST.LITIGATION");
  EXPECT_EQ(answer.citation, "ST.LITIGATION");
  EXPECT_EQ(answer.confidence, Confidence::kHigh);
  EXPECT_EQ(answer.keep_until, kLastDay);
}

TEST(Holds, BeginWhileTheRecordsHaveToExist) {
  const RetentionAnswer late = Ask({Litigation(kLastDay + 1)});
  EXPECT_EQ(late.verdict, Verdict::kMayExist);
  EXPECT_EQ(late.rule, "ST.KEEP");
  // If they do exist, they may not be destroyed all the same.
  EXPECT_THAT(HoldsOf(late), ElementsAre("ST.LITIGATION", "US.LITIGATION"));
  // A dispute may be older than the record.
  EXPECT_EQ(Ask({Litigation(CivilDay(2014, 1, 1))}).verdict,
            Verdict::kMustStillExist);
}

TEST(Holds, EndOnTheDayTheyEnd) {
  const CivilDay today = Held({}).as_of;
  const RetentionAnswer ended = Ask({Litigation(kLastDay, today)});
  EXPECT_EQ(ended.verdict, Verdict::kMayExist);
  EXPECT_THAT(ended.holds, IsEmpty());
  EXPECT_EQ(Ask({Litigation(kLastDay, today + 1)}).verdict,
            Verdict::kMustStillExist);
}

TEST(Holds, DoNotCountBeforeTheyBegin) {
  RetentionQuestion question = Held({Litigation(CivilDay(2019, 1, 1))});
  question.as_of = CivilDay(2018, 12, 31);
  const RetentionAnswer before = AssessRetention(State(), question);
  EXPECT_EQ(before.rule, "ST.KEEP");
  EXPECT_THAT(before.holds, IsEmpty());
  question.as_of = CivilDay(2019, 1, 1);
  const RetentionAnswer since = AssessRetention(State(), question);
  // The age decides where it is enough.
  EXPECT_EQ(since.rule, "ST.KEEP");
  EXPECT_THAT(HoldsOf(since), ElementsAre("ST.LITIGATION", "US.LITIGATION"));
}

TEST(Holds, OneTakesOverFromAnother) {
  const CivilDay later = kLastDay + 200;
  EXPECT_EQ(Ask({Request(later)}).verdict, Verdict::kMayExist);
  // In whichever order they are told; no further trusted than either.
  const RetentionAnswer answer =
      Ask({Request(later), Litigation(kLastDay, later + 1)});
  EXPECT_EQ(answer.verdict, Verdict::kMustStillExist);
  EXPECT_EQ(answer.rule, "ST.REQUEST");
  EXPECT_EQ(answer.confidence, Confidence::kMedium);
  EXPECT_THAT(HoldsOf(answer), ElementsAre("ST.REQUEST"));
  // The first had ended when the other began.
  EXPECT_EQ(Ask({Request(later), Litigation(kLastDay, later)}).verdict,
            Verdict::kMayExist);
}

TEST(Holds, OfLowConfidenceAreNamedAndPromiseNothing) {
  const RetentionAnswer answer =
      Ask({{.kind = HoldKind::kOpenAmendment, .since = kLastDay}});
  EXPECT_EQ(answer.verdict, Verdict::kMayExist);
  ASSERT_THAT(HoldsOf(answer), ElementsAre("US.AMENDMENT"));
  EXPECT_EQ(answer.holds[0].citation, "US.AMENDMENT");
  EXPECT_EQ(answer.holds[0].confidence, Confidence::kLow);
}

TEST(Holds, AreTrustedNoFurtherThanTheAgeThatTheyExtend) {
  Ruleset rules = State();
  rules.states["ST"].retentions[0].source.confidence = Confidence::kMedium;
  RetentionAnswer answer = AssessRetention(rules, Held({Litigation(kLastDay)}));
  EXPECT_EQ(answer.verdict, Verdict::kMustStillExist);
  EXPECT_EQ(answer.confidence, Confidence::kMedium);
  rules.states["ST"].retentions[0].source.confidence = Confidence::kLow;
  answer = AssessRetention(rules, Held({Litigation(kLastDay)}));
  EXPECT_EQ(answer.verdict, Verdict::kMayExist);
}

TEST(Holds, AreThoseOfTheHolderAndOfTheDay) {
  Ruleset rules = State();
  HoldRule& rule = rules.states["ST"].hold_rules[0];
  rule.when.holder_types = {HolderType::kPhysician};
  EXPECT_EQ(AssessRetention(rules, Held({Litigation(kLastDay)})).verdict,
            Verdict::kMayExist);
  rule.when.holder_types = {HolderType::kHospital};
  EXPECT_EQ(AssessRetention(rules, Held({Litigation(kLastDay)})).verdict,
            Verdict::kMustStillExist);
  rule.source.effective_to = Held({}).as_of - 1;
  EXPECT_EQ(AssessRetention(rules, Held({Litigation(kLastDay)})).verdict,
            Verdict::kMayExist);
}

TEST(Holds, SayNothingOfRecordsOfWhichNothingIsKnown) {
  RetentionQuestion question = Held({Litigation(kLastDay)});
  question.state = "XX";
  const RetentionAnswer answer = AssessRetention(State(), question);
  EXPECT_EQ(answer.verdict, Verdict::kUnknown);
  EXPECT_THAT(HoldsOf(answer), ElementsAre("US.LITIGATION"));
}

}  // namespace
}  // namespace custodia::request::policy
