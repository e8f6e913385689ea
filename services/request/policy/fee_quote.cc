#include "services/request/policy/fee_quote.h"

#include <algorithm>
#include <map>
#include <string>

#include "services/request/policy/fee_costs.h"

namespace custodia::request::policy {
namespace {

bool StateKnown(const StateFee& state) {
  return state.status == CapStatus::kKnown || state.status == CapStatus::kNoCap;
}

KindRule StateRule(FeeKind kind, const StateFee& state, Payer payer) {
  if (!StateKnown(state)) return {true, ""};
  return {ScheduleAllows(*state.schedule, kind, payer),
          state.schedule->source.citation};
}

KindRule RuleOf(FeeKind kind, const FeeQuestion& question,
                const StateFee& state) {
  if (!HipaaLimits(question)) {
    // Care is no copy, in whatever state.
    if (kind == FeeKind::kUnpaidCare) return HipaaRule(kind, question);
    return StateRule(kind, state, question.payer);
  }
  KindRule rule = HipaaRule(kind, question);
  if (!rule.allowed) return rule;
  // A state's lines and HIPAA's are named differently, but postage and nothing
  // are the same in both.
  if (state.free() || (kind == FeeKind::kPostage && StateKnown(state))) {
    KindRule states = StateRule(kind, state, question.payer);
    if (!states.allowed) return states;
  }
  return rule;
}

// What may be charged of `quoted`, the allowed lines of one part.
Cents WithinBounds(FeeKind part, Cents quoted, const FeeQuestion& question,
                   const HipaaFee& hipaa, const StateFee& state) {
  if (hipaa.known) {
    quoted = std::min(quoted, Total(LinesOf(hipaa.items, part, question)));
  }
  if (state.status == CapStatus::kKnown && !state.only_capped) {
    quoted = std::min(
        quoted,
        Total(WithinCaps(LinesOf(state.items, part, question), state.caps)));
  }
  return quoted;
}

}  // namespace

JudgedQuote JudgeQuote(const FeeQuestion& question, const HipaaFee& hipaa,
                       const StateFee& state, std::optional<Cents> limit) {
  JudgedQuote judged;
  std::map<FeeKind, Cents> allowed;
  bool refused = false;
  for (FeeItem item : question.quoted_items) {
    const KindRule rule = RuleOf(item.kind, question, state);
    item.allowed = rule.allowed;
    item.citation = rule.citation;
    refused = refused || !rule.allowed;
    if (rule.allowed) allowed[PartOf(item.kind, question)] += item.amount;
    judged.items.push_back(std::move(item));
  }
  const bool known = HipaaLimits(question) || StateKnown(state) || refused;
  if (judged.items.empty() || !known) return judged;
  Cents chargeable = 0;
  for (const auto& [part, quoted] : allowed) {
    chargeable += WithinBounds(part, quoted, question, hipaa, state);
  }
  if (limit) chargeable = std::min(chargeable, *limit);
  judged.excess = Total(judged.items) - chargeable;
  return judged;
}

}  // namespace custodia::request::policy
