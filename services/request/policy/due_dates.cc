#include "services/request/policy/due_dates.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/request/policy/calendar.h"
#include "services/request/policy/condition.h"
#include "services/request/policy/extension.h"

namespace custodia::request::policy {
namespace {

constexpr int kComplaintDays = 180;  // 45 CFR 160.306(b)(3)

CaseFacts FactsOf(const DueQuestion& question, Access access) {
  return {.holder_type = question.holder_type,
          .payer = question.payer,
          .purpose = question.purpose,
          .access = access,
          .records_outside_state = question.records_outside_state,
          .covered_entity = question.covered_entity,
          .inpatient = question.inpatient};
}

void AddRegimes(const Jurisdiction& jurisdiction, bool federal,
                const DueQuestion& question, Access access,
                std::vector<Regime>& regimes) {
  CaseFacts facts = FactsOf(question, access);
  // 45 CFR 164.524(c)(3)(ii): what a directive exercises is the patient's
  // right.
  if (federal && question.by_directive) facts.payer = Payer::kIndividual;
  for (const Period& period : jurisdiction.periods) {
    if (period.clock == question.clock &&
        period.source.InForce(question.received) &&
        Matches(period.when, facts)) {
      regimes.push_back(RegimeOf(period, federal, question));
    }
  }
}

// Returns every law for this access with its date, the binding one first.
std::vector<Regime> Judge(const Ruleset& rules, const DueQuestion& question,
                          Access access) {
  std::vector<Regime> regimes;
  // HIPAA knows only covered entities, whatever the data says of its periods.
  if (question.covered_entity) {
    AddRegimes(rules.federal, true, question, access, regimes);
  }
  if (const Jurisdiction* state = rules.Find(question.state)) {
    AddRegimes(*state, false, question, access, regimes);
  }
  ApplyExtension(question, access, regimes);
  // Of equal dates, one that is less certain shows first.
  std::stable_sort(
      regimes.begin(), regimes.end(), [](const Regime& a, const Regime& b) {
        return std::pair(a.date, !a.yielded) < std::pair(b.date, !b.yielded);
      });
  return regimes;
}

absl::CivilDay Earliest(const std::vector<Regime>& regimes,
                        absl::CivilDay Regime::*day) {
  return (*std::min_element(regimes.begin(), regimes.end(),
                            [&](const Regime& a, const Regime& b) {
                              return a.*day < b.*day;
                            })).*
         day;
}

absl::string_view UnitName(Unit unit) {
  switch (unit) {
    case Unit::kBusinessDays:
      return "working days";
    case Unit::kHours:
      return "hours";
    case Unit::kCalendarDays:
    case Unit::kUnspecified:
      return "calendar days";
  }
  return "";
}

std::string Explain(const Regime& regime) {
  const std::string base =
      absl::StrCat("Within ", regime.period->limit, " ",
                   UnitName(regime.period->unit), " of receipt");
  if (regime.yielded) {
    return absl::StrCat(base,
                        "; no rule on more time is known, so the federal "
                        "extension is taken to hold.");
  }
  if (regime.date > regime.base) {
    return absl::StrCat(base, ", extended to the promised day.");
  }
  if (!regime.problem.empty()) {
    return absl::StrCat(base, "; the extension claimed does not move it.");
  }
  return absl::StrCat(base, ".");
}

Basis BasisOf(const Regime& regime) {
  const Confidence confidence = regime.period->source.confidence;
  return {.rule = regime.period->id,
          .citation = regime.period->source.citation,
          .date = regime.date,
          .confidence = regime.yielded ? std::min(confidence, Confidence::kLow)
                                       : confidence,
          .explanation = Explain(regime)};
}

void AddBasis(const std::vector<Regime>& regimes, DueAnswer& answer) {
  for (const Regime& regime : regimes) {
    Basis basis = BasisOf(regime);
    // A law that says the same of copies and inspection is named once.
    if (std::find(answer.basis.begin(), answer.basis.end(), basis) ==
        answer.basis.end()) {
      answer.basis.push_back(std::move(basis));
    }
  }
}

// Takes over what the claim did to one date: once it moved any, it counts.
void AddExtension(const std::vector<Regime>& regimes, DueAnswer& answer) {
  if (regimes.front().date > Earliest(regimes, &Regime::base)) {
    answer.extension_accepted = true;
    answer.extension_problem.clear();
  } else if (!answer.extension_accepted && answer.extension_problem.empty()) {
    answer.extension_problem = regimes.front().problem;
  }
}

// Fills what follows from `due`.
void AddDue(const std::vector<Regime>& regimes, const DueQuestion& question,
            DueAnswer& answer) {
  if (regimes.empty()) return;
  answer.due = regimes.front().date;
  answer.latest_possible = Earliest(regimes, &Regime::furthest);
  answer.overdue = question.as_of > *answer.due;
  // OCR hears of breaches of HIPAA alone.
  if (std::any_of(regimes.begin(), regimes.end(),
                  [](const Regime& regime) { return regime.federal; })) {
    answer.ocr_complaint_by = OcrComplaintBy(*answer.due + 1);
  }
  AddExtension(regimes, answer);
  AddBasis(regimes, answer);
}

}  // namespace

absl::CivilDay OcrComplaintBy(absl::CivilDay known) {
  return known + kComplaintDays;
}

DueAnswer ComputeDueDates(const Ruleset& rules, const DueQuestion& question) {
  DueAnswer answer;
  if (question.clock != Clock::kAccess) {
    AddDue(Judge(rules, question, Access::kUnspecified), question, answer);
    return answer;
  }
  if (question.access == Access::kInspection) {
    AddDue(Judge(rules, question, Access::kInspection), question, answer);
    answer.inspection_due = answer.due;
    return answer;
  }
  AddDue(Judge(rules, question, Access::kCopy), question, answer);
  if (question.access != Access::kInspectionAndCopy) return answer;
  const std::vector<Regime> inspection =
      Judge(rules, question, Access::kInspection);
  if (inspection.empty()) return answer;
  answer.inspection_due = inspection.front().date;
  AddExtension(inspection, answer);
  AddBasis(inspection, answer);
  return answer;
}

}  // namespace custodia::request::policy
