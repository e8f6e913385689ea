#include "services/request/policy/fees.h"

#include <algorithm>
#include <utility>

#include "services/request/policy/fee_costs.h"
#include "services/request/policy/fee_hipaa.h"
#include "services/request/policy/fee_quote.h"
#include "services/request/policy/fee_schedule.h"

namespace custodia::request::policy {
namespace {

Basis BasisOf(const StateFee& state) {
  if (state.schedule == nullptr) {
    return {.rule = "R-FEE-12",
            .explanation =
                "No schedule of the state is known for the day of the request "
                "and this copy."};
  }
  const FeeSchedule& schedule = *state.schedule;
  Basis basis{.rule = schedule.id,
              .citation = schedule.source.citation,
              .confidence = schedule.source.confidence};
  if (state.status == CapStatus::kNotApplicable) {
    basis.explanation = "The state's schedule is for other payers.";
  } else if (state.status == CapStatus::kUnknown) {
    basis.explanation =
        "The state sets a price of its own for this copy, which is not known.";
  } else if (state.status == CapStatus::kNoCap) {
    basis.explanation = "The state sets no cap.";
  } else if (schedule.free) {
    basis.explanation = "The state lets nothing be charged.";
  } else {
    basis.explanation = "The state's schedule on the day of the request.";
  }
  return basis;
}

// The lower of both, part by part, then in total (R-FEE-07).
std::vector<FeeItem> LowerOf(const HipaaFee& hipaa, const StateFee& state,
                             const FeeQuestion& question, Cents state_cap) {
  std::vector<FeeItem> lower;
  for (const FeeKind part :
       {FeeKind::kPages, FeeKind::kPostage, FeeKind::kSummary}) {
    const auto federal = LinesOf(hipaa.items, part, question);
    const auto states =
        WithinCaps(LinesOf(state.items, part, question), state.caps);
    const auto& lines = Total(states) < Total(federal) ? states : federal;
    lower.insert(lower.end(), lines.begin(), lines.end());
  }
  Trim(lower, state_cap);
  return lower;
}

class Estimate {
 public:
  Estimate(const Ruleset& rules, const FeeQuestion& question)
      : question_(question), state_(PriceBySchedule(rules, question)) {}

  FeeAnswer Answer() {
    AnswerState();
    if (HipaaLimits(question_)) {
      AnswerHipaa();
      AnswerIndividual();
    } else {
      answer_.payable = answer_.state_cap;
      answer_.items = state_lines_;
    }
    AnswerQuote();
    return std::move(answer_);
  }

 private:
  void AnswerState() {
    answer_.state_cap_status = state_.status;
    answer_.not_modelled = state_.not_modelled;
    answer_.basis.push_back(BasisOf(state_));
    if (state_.status != CapStatus::kKnown) return;
    state_lines_ = WithinCaps(state_.items, state_.caps);
    answer_.state_cap = Total(state_lines_);
  }

  void AnswerHipaa() {
    hipaa_ = PriceByHipaa(question_);
    if (hipaa_.known) answer_.hipaa_allowable = Total(hipaa_.items);
    // The law that binds comes first.
    const bool state_binds =
        answer_.state_cap &&
        (!hipaa_.known || *answer_.state_cap < *answer_.hipaa_allowable);
    answer_.basis.insert(
        state_binds ? answer_.basis.end() : answer_.basis.begin(),
        hipaa_.basis.begin(), hipaa_.basis.end());
  }

  void AnswerIndividual() {
    if (state_.free()) {
      answer_.payable = 0;
    } else if (!hipaa_.known) {
      answer_.items = state_lines_;
    } else if (state_.status == CapStatus::kKnown) {
      answer_.items = LowerOf(hipaa_, state_, question_, *answer_.state_cap);
      answer_.payable = Total(answer_.items);
    } else {
      answer_.items = hipaa_.items;
      // A state's cap that is not known may be lower.
      const bool known = state_.status != CapStatus::kUnknown;
      if (known || question_.state.empty()) {
        answer_.payable = answer_.hipaa_allowable;
      }
    }
  }

  void AnswerQuote() {
    if (question_.quoted_items.empty()) return;
    // HIPAA's total is that of its parts, a state's may be less.
    JudgedQuote judged =
        JudgeQuote(question_, hipaa_, state_,
                   answer_.payable ? answer_.payable : answer_.state_cap);
    answer_.items = std::move(judged.items);
    answer_.excess = judged.excess;
  }

  const FeeQuestion& question_;
  const StateFee state_;
  HipaaFee hipaa_;
  std::vector<FeeItem> state_lines_;  // within the caps
  FeeAnswer answer_;
};

}  // namespace

FeeAnswer EstimateFee(const Ruleset& rules, const FeeQuestion& question) {
  return Estimate(rules, question).Answer();
}

}  // namespace custodia::request::policy
