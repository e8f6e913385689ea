#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_RETENTION_QUESTIONS_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_RETENTION_QUESTIONS_H_

#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/request/policy/retention.h"

// Rules of a state that is none, and whose records are asked about.
namespace custodia::request::policy {

inline Retention Rule(
    const char* id, const char* expression,
    RetentionTrigger trigger = RetentionTrigger::kLastEncounter) {
  return {
      .id = id,
      .expression = expression,
      .trigger = trigger,
      .source = {.citation = "State code", .confidence = Confidence::kHigh}};
}

inline Retention MinorRule(
    const char* id, const char* expression,
    RetentionTrigger trigger = RetentionTrigger::kLastEncounter) {
  Retention rule = Rule(id, expression, trigger);
  rule.minor = true;
  return rule;
}

// A state, "ST", with these rules and a known age of majority.
inline Ruleset State(std::vector<Retention> retentions, int majority = 18,
                     Confidence confidence = Confidence::kHigh) {
  Ruleset rules;
  rules.states["ST"] = {
      .code = "ST",
      .majority =
          Majority{.age = majority, .source = {.confidence = confidence}},
      .retentions = std::move(retentions)};
  return rules;
}

// An adult's records, seen in 2015, today.
inline RetentionQuestion Adult() {
  return {.state = "ST",
          .holder_type = HolderType::kPhysician,
          .service_date = absl::CivilDay(2015, 3, 1),
          .birth_date = absl::CivilDay(1960, 5, 5),
          .as_of = absl::CivilDay(2020, 1, 1)};
}

inline RetentionQuestion Child() {
  RetentionQuestion question = Adult();
  question.birth_date = absl::CivilDay(2010, 6, 15);
  return question;
}

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_RETENTION_QUESTIONS_H_
