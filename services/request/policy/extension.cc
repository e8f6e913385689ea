#include "services/request/policy/extension.h"

#include <algorithm>
#include <optional>

#include "absl/strings/string_view.h"
#include "services/request/policy/calendar.h"

namespace custodia::request::policy {
namespace {

constexpr absl::string_view kNotGranted = "EXTENSION_NOT_GRANTED";
constexpr int kHoursADay = 24;
// A law whose base is shorter than the federal one gives more access, so the
// federal extension does not reach it (R-DAY-10).
constexpr int kFederalDays = 30;

// Returns the day on which `limit` ends.
absl::CivilDay EndOf(int limit, Unit unit, const DueQuestion& question) {
  switch (unit) {
    case Unit::kBusinessDays:
      return AddBusinessDays(question.received, limit, question.holidays);
    case Unit::kHours:
      // The hour of receipt is not known: the last day on which they can end.
      return question.received + (limit + kHoursADay - 1) / kHoursADay;
    case Unit::kCalendarDays:
    case Unit::kUnspecified:
      return question.received + limit;
  }
  return question.received;
}

// Returns whether a law of which no extension is known gives way to the federal
// one.
bool Yields(const Regime& regime, const DueQuestion& question) {
  return regime.period->extension == ExtensionRule::kUnknown &&
         regime.base - question.received >= kFederalDays;
}

// Returns how far this law itself lets an extension reach.
absl::CivilDay OwnLimit(const Regime& regime, const DueQuestion& question) {
  if (regime.period->extension != ExtensionRule::kAllowed) return regime.base;
  return EndOf(regime.period->extended_limit, regime.period->unit, question);
}

// Returns why the law refuses the claim, or "" where it is valid.
std::string Problem(const Regime& regime, const DueQuestion& question) {
  const ExtensionClaim& claim = *question.extension;
  if (regime.period->extension != ExtensionRule::kAllowed) {
    return std::string(kNotGranted);
  }
  if (question.extension_already_used) return "EXTENSION_USED";
  if (claim.notice_date > regime.base) return "EXTENSION_NOTICE_LATE";
  if (!claim.promised_date) return "EXTENSION_WITHOUT_DATE";
  if (*claim.promised_date > regime.furthest) return "EXTENSION_TOO_LONG";
  if (!claim.written_with_reasons) return "EXTENSION_WITHOUT_REASONS";
  return "";
}

Regime* FindFederal(std::vector<Regime>& regimes) {
  const auto it = std::find_if(regimes.begin(), regimes.end(),
                               [](const Regime& r) { return r.federal; });
  return it == regimes.end() ? nullptr : &*it;
}

// The promised day binds, but never takes time from the holder.
void Accept(const ExtensionClaim& claim, Regime& regime) {
  regime.date = std::max(regime.base, *claim.promised_date);
}

// Judges the claim by one law that is not federal. `federal` may be null.
void JudgeState(const DueQuestion& question, const Regime* federal,
                Regime& regime) {
  regime.problem = Problem(regime, question);
  if (regime.problem.empty()) {
    Accept(*question.extension, regime);
    return;
  }
  if (regime.period->extension != ExtensionRule::kUnknown || !federal) return;
  // What no law accepts is refused for that, not for want of a rule.
  if (!federal->problem.empty()) {
    regime.problem = federal->problem;
  } else if (Yields(regime, question)) {
    Accept(*question.extension, regime);
    regime.yielded = regime.date > regime.base;
    regime.problem.clear();
  }
}

void JudgeClaim(const DueQuestion& question, Regime* federal,
                std::vector<Regime>& regimes) {
  if (federal) {
    federal->problem = Problem(*federal, question);
    if (federal->problem.empty()) Accept(*question.extension, *federal);
  }
  for (Regime& regime : regimes) {
    if (!regime.federal) JudgeState(question, federal, regime);
  }
}

}  // namespace

Regime RegimeOf(const Period& period, bool federal,
                const DueQuestion& question) {
  const absl::CivilDay base = EndOf(period.limit, period.unit, question);
  return {.period = &period,
          .federal = federal,
          .base = base,
          .furthest = base,
          .date = base};
}

void ApplyExtension(const DueQuestion& question, Access access,
                    std::vector<Regime>& regimes) {
  for (Regime& regime : regimes) regime.furthest = OwnLimit(regime, question);
  Regime* const federal = FindFederal(regimes);
  for (Regime& regime : regimes) {
    if (federal && Yields(regime, question)) {
      regime.furthest = std::max(regime.base, federal->furthest);
    }
  }
  if (!question.extension) return;
  if (question.extension->inspection_only && access != Access::kInspection) {
    for (Regime& regime : regimes) regime.problem = std::string(kNotGranted);
    return;
  }
  JudgeClaim(question, federal, regimes);
}

}  // namespace custodia::request::policy
