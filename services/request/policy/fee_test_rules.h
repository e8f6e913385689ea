#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_FEE_TEST_RULES_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_FEE_TEST_RULES_H_

#include <string>
#include <utility>
#include <vector>

#include "services/request/policy/fee_costs.h"
#include "services/request/policy/fee_schedule.h"
#include "services/request/policy/fees.h"

// Rules made by hand, so that tests of the computation do not depend on the
// shipped ones.
namespace custodia::request::policy {

inline const std::vector<Payer> kPatients = {Payer::kIndividual,
                                             Payer::kPersonalRepresentative};

// Returns the rules with one state, XX.
inline Ruleset RulesOf(std::vector<FeeSchedule> schedules) {
  Ruleset rules;
  for (FeeSchedule& schedule : schedules) {
    if (schedule.id.empty()) schedule.id = "XX.COPIES";
    schedule.source.citation = schedule.id + " citation";
    schedule.source.confidence = Confidence::kHigh;
  }
  rules.states["XX"] = {.code = "XX", .fee_schedules = std::move(schedules)};
  return rules;
}

inline Tier PerPage(int from, int to, int64_t mills) {
  return {.from_page = from, .to_page = to, .per_page_mills = mills};
}
inline Tier Flat(int from, int to, Cents flat) {
  return {.from_page = from, .to_page = to, .flat = flat};
}
inline Component Fixed(FeeKind kind, Cents amount) {
  return {.kind = kind, .amount = amount};
}
inline Component PerUnit(FeeKind kind, Cents amount) {
  return {.kind = kind, .amount = amount, .per_unit = true};
}
inline Component Actual(FeeKind kind, Cents at_most = 0) {
  return {.kind = kind, .amount = at_most, .actual = true};
}
inline FeeItem Line(FeeKind kind, Cents amount) {
  return {.kind = kind, .amount = amount};
}

// A dollar a page for 25, then half of it; a search and the postage beside.
inline FeeSchedule Alabama() {
  return {
      .tiers = {PerPage(1, 25, 1000), PerPage(26, 0, 500)},
      .components = {Fixed(FeeKind::kSearch, 500), Actual(FeeKind::kPostage)}};
}

// Somebody with an authorization asks a physician of XX for paper.
inline FeeQuestion ThirdParty(int pages) {
  return {.state = "XX",
          .holder_type = HolderType::kPhysician,
          .payer = Payer::kThirdParty,
          .request_date = absl::CivilDay(2026, 3, 2),
          .pages = pages};
}

// The patient asks for paper; what it costs the holder is not told.
inline FeeQuestion Patient(int pages) {
  FeeQuestion question = ThirdParty(pages);
  question.payer = Payer::kIndividual;
  return question;
}

// The patient asks for paper, the labor of which costs so much.
inline FeeQuestion PatientCosting(int pages, Cents labor) {
  FeeQuestion question = Patient(pages);
  question.method = FeeMethod::kActual;
  question.labor_minutes = 60;
  question.labor_hourly_rate = labor;
  return question;
}

// What a third party pays by the one schedule.
inline Cents Price(const FeeSchedule& schedule, const FeeQuestion& question) {
  const Ruleset rules = RulesOf({schedule});
  const StateFee fee = PriceBySchedule(rules, question);
  return Total(WithinCaps(fee.items, fee.caps));
}

inline Cents PriceOfPages(const FeeSchedule& schedule, int pages) {
  return Price(schedule, ThirdParty(pages));
}

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_FEE_TEST_RULES_H_
