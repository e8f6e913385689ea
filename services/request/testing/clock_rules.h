#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_CLOCK_RULES_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_CLOCK_RULES_H_

#include <utility>
#include <vector>

#include "services/request/policy/due_dates.h"
#include "services/request/policy/rules.h"

// Clocks as the law has them, written down apart from the rule data, so that a
// test of the counting does not move with it.
namespace custodia::request::testing {

inline policy::Period FederalPeriod(const char* id, policy::Clock clock,
                                    int limit, int extended_limit) {
  return {.id = id,
          .clock = clock,
          .when = {.payers = {policy::Payer::kIndividual,
                              policy::Payer::kPersonalRepresentative},
                   .covered_entity = policy::Tri::kYes},
          .limit = limit,
          .extension = policy::ExtensionRule::kAllowed,
          .extended_limit = extended_limit,
          .source = {.citation = "45 CFR 164",
                     .confidence = policy::Confidence::kHigh}};
}

inline policy::Period AccessPeriod(const char* id, int limit,
                                   policy::Unit unit) {
  return {.id = id,
          .clock = policy::Clock::kAccess,
          .limit = limit,
          .unit = unit,
          .source = {.citation = "State code",
                     .confidence = policy::Confidence::kHigh}};
}

// HIPAA: access 30 and 60 days, amendment and accounting 60 and 90.
inline policy::Ruleset FederalClocks() {
  policy::Ruleset rules;
  rules.federal.code = "US";
  rules.federal.periods = {
      FederalPeriod("US.ACCESS", policy::Clock::kAccess, 30, 60),
      FederalPeriod("US.AMENDMENT", policy::Clock::kAmendment, 60, 90),
      FederalPeriod("US.ACCOUNTING", policy::Clock::kAccounting, 60, 90)};
  return rules;
}

// HIPAA and a state, "ST", of these periods.
inline policy::Ruleset ClocksWith(std::vector<policy::Period> periods) {
  policy::Ruleset rules = FederalClocks();
  rules.states["ST"] = {.code = "ST", .periods = std::move(periods)};
  return rules;
}

// A copy for the patient from a holder in ST.
inline policy::DueQuestion Received(absl::CivilDay day) {
  return {.state = "ST", .received = day, .as_of = day};
}

// A claim without fault: written, with reasons.
inline policy::ExtensionClaim Claim(absl::CivilDay notice,
                                    absl::CivilDay promised) {
  return {.notice_date = notice,
          .promised_date = promised,
          .written_with_reasons = true};
}

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_CLOCK_RULES_H_
