#include "services/request/policy/retention.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "common/status_macros.h"
#include "services/request/policy/calendar.h"
#include "services/request/policy/condition.h"

namespace custodia::request::policy {
namespace {

// No state or territory has an age of majority outside these (AL and NE 19, MS
// and PR 21, the others 18): who was younger was a minor anywhere.
constexpr int kLowestMajority = 18;
constexpr int kHighestMajority = 21;

// What the patient was on the day of service.
enum class Age { kNoBirthDate, kMinor, kAdult, kUnclear };

bool YoungerThan(int age, absl::CivilDay birth, absl::CivilDay day) {
  return day < AddYears(birth, age);
}

// Judges by the bounds alone, without the state's age.
Age AgeAnywhere(const RetentionQuestion& question) {
  if (!question.birth_date) return Age::kNoBirthDate;
  const absl::CivilDay birth = *question.birth_date;
  if (YoungerThan(kLowestMajority, birth, question.service_date)) {
    return Age::kMinor;
  }
  return YoungerThan(kHighestMajority, birth, question.service_date)
             ? Age::kUnclear
             : Age::kAdult;
}

Age AgeIn(const Jurisdiction& state, const RetentionQuestion& question) {
  const Age anywhere = AgeAnywhere(question);
  if (anywhere != Age::kUnclear || !state.majority) return anywhere;
  return YoungerThan(state.majority->age, *question.birth_date,
                     question.service_date)
             ? Age::kMinor
             : Age::kAdult;
}

using Rules = std::vector<const Retention*>;

// Returns the holder's rules for `category` that were in force at any time
// since the day of service.
Rules OfHolder(const Jurisdiction& state, const RetentionQuestion& question,
               absl::string_view category) {
  Rules rules;
  for (const Retention& rule : state.retentions) {
    const Source& source = rule.source;
    if (rule.category == category &&
        Matches(rule.when, {.holder_type = question.holder_type}) &&
        (!source.effective_from || *source.effective_from <= question.as_of) &&
        (!source.effective_to ||
         *source.effective_to >= question.service_date)) {
      rules.push_back(&rule);
    }
  }
  return rules;
}

// A part of a record that has rules of its own leaves the general ones
// (R-RET-07).
Rules Candidates(const Jurisdiction& state, const RetentionQuestion& question) {
  Rules own = OfHolder(state, question, question.category);
  return own.empty() ? OfHolder(state, question, "") : own;
}

Rules ForMinors(const Rules& rules, bool minor) {
  Rules found;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(found),
               [&](const Retention* rule) { return rule->minor == minor; });
  return found;
}

// Returns the rules for a patient of this age; none where they cannot be told.
Rules ForAge(const Rules& rules, Age age) {
  switch (age) {
    case Age::kMinor:
      return ForMinors(rules, true);
    case Age::kAdult:
      return ForMinors(rules, false);
    case Age::kNoBirthDate:
      // Where minors are treated apart, the answer depends on the birth date.
      return ForMinors(rules, true).empty() ? rules : Rules();
    case Age::kUnclear:
      return {};
  }
  return {};
}

// Returns the rule of that day, null where there is none: the first in force,
// so a special case stands before the general one.
const Retention* RuleOn(const Rules& rules, absl::CivilDay day) {
  const auto it = std::find_if(
      rules.begin(), rules.end(),
      [&](const Retention* rule) { return rule->source.InForce(day); });
  return it == rules.end() ? nullptr : *it;
}

// Returns the days since the day of service on which another rule may begin to
// bind, that day too.
std::set<absl::CivilDay> Turns(const Rules& rules,
                               const RetentionQuestion& question) {
  std::set<absl::CivilDay> turns = {question.service_date};
  const auto add = [&](absl::CivilDay day) {
    if (question.service_date < day && day <= question.as_of) turns.insert(day);
  };
  for (const Retention* rule : rules) {
    if (rule->source.effective_from) add(*rule->source.effective_from);
    if (rule->source.effective_to) add(*rule->source.effective_to + 1);
  }
  return turns;
}

// One rule and the last day of keeping that it gives.
struct Keeping {
  const Retention* rule = nullptr;
  absl::CivilDay until;
  // It was the rule when it first let the record be destroyed; today, where
  // that is still to come (R-RET-05a).
  bool decides = false;
};

absl::StatusOr<absl::CivilDay> KeepUntil(const Retention& rule,
                                         const Jurisdiction& state,
                                         const RetentionQuestion& question) {
  RetentionDays days{.last = question.service_date,
                     .created = question.service_date,
                     .birth = question.birth_date};
  if (state.majority) days.majority_age = state.majority->age;
  if (rule.trigger != RetentionTrigger::kCreated && question.last_encounter) {
    days.last = std::max(days.last, *question.last_encounter);
  }
  CUSTODIA_ASSIGN_OR_RETURN(const absl::CivilDay until,
                            EvaluateRetention(rule.expression, days));
  if (rule.after_death_years == 0 || !question.death_date) return until;
  return std::min(until,
                  AddYears(*question.death_date, rule.after_death_years));
}

// Returns how far the rule is trusted in this case: no further than the age of
// majority, where that made a difference.
Confidence ConfidenceIn(const Retention& rule, const Jurisdiction& state,
                        const RetentionQuestion& question) {
  const Confidence confidence = rule.source.confidence;
  if (state.majority && (AgeAnywhere(question) == Age::kUnclear ||
                         absl::StrContains(rule.expression, "majority"))) {
    return std::min(confidence, state.majority->source.confidence);
  }
  return confidence;
}

// What the rules since the day of service say.
struct History {
  std::vector<Keeping> keepings;
  bool gap = false;  // on some days no rule is known
};

absl::StatusOr<History> HistoryOf(const Rules& rules, const Jurisdiction& state,
                                  const RetentionQuestion& question) {
  History history;
  for (const absl::CivilDay turn : Turns(rules, question)) {
    const Retention* const rule = RuleOn(rules, turn);
    if (!rule) {
      history.gap = true;
      continue;
    }
    CUSTODIA_ASSIGN_OR_RETURN(const absl::CivilDay until,
                              KeepUntil(*rule, state, question));
    const absl::CivilDay judged = std::min(until + 1, question.as_of);
    history.keepings.push_back({.rule = rule,
                                .until = until,
                                .decides = RuleOn(rules, judged) == rule});
  }
  return history;
}

// Returns the keeping that decides first, or without one the shortest: a record
// may have gone by it.
const Keeping& First(const std::vector<Keeping>& keepings) {
  return *std::min_element(
      keepings.begin(), keepings.end(), [](const Keeping& a, const Keeping& b) {
        return std::pair(!a.decides, a.until) < std::pair(!b.decides, b.until);
      });
}

}  // namespace

RetentionAnswer RetentionByAge(const Ruleset& rules,
                               const RetentionQuestion& question) {
  const Jurisdiction* const state = rules.Find(question.state);
  if (!state) return {};
  const absl::StatusOr<History> history =
      HistoryOf(ForAge(Candidates(*state, question), AgeIn(*state, question)),
                *state, question);
  // Where a birth date or the age of majority is missing, nothing is known.
  if (!history.ok() || history->keepings.empty()) return {};
  const Keeping& first = First(history->keepings);
  RetentionAnswer answer{
      .verdict = RetentionVerdict::kMayExist,
      .keep_until = first.until,
      .rule = first.rule->id,
      .citation = first.rule->source.citation,
      .confidence = ConfidenceIn(*first.rule, *state, question)};
  if (question.as_of <= first.until && first.decides && !history->gap &&
      answer.confidence >= Confidence::kMedium) {
    answer.verdict = RetentionVerdict::kMustStillExist;
  }
  return answer;
}

}  // namespace custodia::request::policy
