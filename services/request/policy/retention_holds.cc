#include <algorithm>
#include <vector>

#include "services/request/policy/condition.h"
#include "services/request/policy/retention.h"

namespace custodia::request::policy {
namespace {

using HoldRules = std::vector<const HoldRule*>;

void AddRulesOf(const Jurisdiction& jurisdiction, HoldKind kind,
                const RetentionQuestion& question, HoldRules& found) {
  for (const HoldRule& rule : jurisdiction.hold_rules) {
    if (rule.kind == kind && rule.source.InForce(question.as_of) &&
        Matches(rule.when, {.holder_type = question.holder_type})) {
      found.push_back(&rule);
    }
  }
}

// Returns the rules on holds of this kind, the state's first.
HoldRules RulesOn(HoldKind kind, const Ruleset& rules,
                  const RetentionQuestion& question) {
  HoldRules found;
  if (const Jurisdiction* state = rules.Find(question.state)) {
    AddRulesOf(*state, kind, question, found);
  }
  AddRulesOf(rules.federal, kind, question, found);
  return found;
}

bool OpenOn(const Hold& hold, absl::CivilDay day) {
  return hold.since <= day && (!hold.ended || day < *hold.ended);
}

// A hold that keeps records beyond their age.
struct Keeper {
  const Hold* hold = nullptr;
  const HoldRule* rule = nullptr;
  Confidence confidence = Confidence::kUnknown;
};

// Returns how far it is trusted that the records had to exist when `hold`
// began: by their age, or by a hold before it.
Confidence HadToExist(const Ruleset& rules, RetentionQuestion question,
                      const Hold& hold, const std::vector<Keeper>& before) {
  question.as_of = std::max(hold.since, question.service_date);
  const RetentionAnswer answer = RetentionByAge(rules, question);
  if (answer.verdict == RetentionVerdict::kMustStillExist) {
    return answer.confidence;
  }
  Confidence confidence = Confidence::kUnknown;
  for (const Keeper& keeper : before) {
    if (OpenOn(*keeper.hold, hold.since)) {
      confidence = std::max(confidence, keeper.confidence);
    }
  }
  return confidence;
}

// Returns what keeps the records beyond their age, or kept them.
std::vector<Keeper> KeepersOf(const Ruleset& rules,
                              const RetentionQuestion& question) {
  std::vector<const Hold*> holds;
  for (const Hold& hold : question.holds) holds.push_back(&hold);
  std::ranges::stable_sort(holds, {}, &Hold::since);
  std::vector<Keeper> keepers;
  for (const Hold* const hold : holds) {
    for (const HoldRule* const rule : RulesOn(hold->kind, rules, question)) {
      const Confidence confidence = std::min(
          rule->source.confidence, HadToExist(rules, question, *hold, keepers));
      if (confidence >= Confidence::kMedium) {
        keepers.push_back({hold, rule, confidence});
      }
    }
  }
  return keepers;
}

Basis BasisOf(const HoldRule& rule) {
  return {.rule = rule.id,
          .citation = rule.source.citation,
          .confidence = rule.source.confidence,
          .explanation = "Records may not be destroyed while this is open."};
}

}  // namespace

RetentionAnswer AssessRetention(const Ruleset& rules,
                                const RetentionQuestion& question) {
  RetentionAnswer answer = RetentionByAge(rules, question);
  for (const Hold& hold : question.holds) {
    if (!OpenOn(hold, question.as_of)) continue;
    for (const HoldRule* const rule : RulesOn(hold.kind, rules, question)) {
      answer.holds.push_back(BasisOf(*rule));
    }
  }
  if (answer.verdict == RetentionVerdict::kMustStillExist) return answer;
  for (const Keeper& keeper : KeepersOf(rules, question)) {
    if (!OpenOn(*keeper.hold, question.as_of)) continue;
    answer.verdict = RetentionVerdict::kMustStillExist;
    answer.rule = keeper.rule->id;
    answer.citation = keeper.rule->source.citation;
    answer.confidence = keeper.confidence;
    break;
  }
  return answer;
}

}  // namespace custodia::request::policy
