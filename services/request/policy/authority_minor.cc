#include "services/request/policy/authority_minor.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/request/policy/calendar.h"

namespace custodia::request::policy {
namespace {

// No state has an age of majority outside these, so nobody younger is an adult
// anywhere, and nobody older a minor.
constexpr int kLowestMajority = 18;
constexpr int kHighestMajority = 21;

const Majority* FindMajority(const Ruleset& rules,
                             const AuthorityQuestion& question) {
  const Jurisdiction* state = rules.Find(question.state);
  return state != nullptr && state->majority &&
                 state->majority->source.InForce(question.as_of)
             ? &*state->majority
             : nullptr;
}

// Returns the rule for any service: items do not tell of which class they are.
const MinorConsentRule* FindRule(const Ruleset& rules,
                                 const AuthorityQuestion& question) {
  const Jurisdiction* state = rules.Find(question.state);
  if (state == nullptr) return nullptr;
  const auto it = std::find_if(
      state->minor_consent.begin(), state->minor_consent.end(),
      [&](const MinorConsentRule& rule) {
        return rule.service.empty() && rule.source.InForce(question.as_of);
      });
  return it == state->minor_consent.end() ? nullptr : &*it;
}

// Returns whether the parent does not represent the minor for this care.
bool IsExcepted(const SensitiveItem& item) {
  return item.parent_assented_to_confidentiality ||
         (item.minor_consented && !item.minor_named_parent);
}

Decision DecisionBy(ParentAccess access) {
  switch (access) {
    case ParentAccess::kPermitted:
      return Decision::kAllowed;
    case ParentAccess::kProhibited:
      return Decision::kRefused;
    case ParentAccess::kSilent:
      return Decision::kProfessionalJudgment;
    case ParentAccess::kUnknown:
      return Decision::kUnknown;
  }
  return Decision::kUnknown;
}

Basis ExceptionBasis() {
  return {.rule = "R-WHO-03",
          .citation = "45 CFR 164.502(g)(3)(i)",
          .confidence = Confidence::kHigh,
          .explanation =
              "A parent does not represent a minor for care to "
              "which the minor consented alone or of which the "
              "parent agreed to keep out."};
}

Basis StateBasis(const Ruleset& rules, const AuthorityQuestion& question) {
  const MinorConsentRule* rule = FindRule(rules, question);
  if (rule == nullptr) {
    return {.rule = "R-WHO-04",
            .citation = "45 CFR 164.502(g)(3)(ii)",
            .explanation =
                "No rule of the state on a parent's access to such "
                "care is known."};
  }
  return {.rule = absl::StrCat(question.state, ".MINOR_CONSENT"),
          .citation = rule->source.citation,
          .confidence = rule->source.confidence,
          .explanation =
              "State law decides on a parent's access to such care; "
              "where it is silent, a licensed health care "
              "professional does."};
}

}  // namespace

Age AgeOf(const Ruleset& rules, const AuthorityQuestion& question) {
  if (question.emancipated) return Age::kAdult;
  if (!question.birth_date) return Age::kUnclear;
  const auto reached = [&](int age) {
    return AddYears(*question.birth_date, age) <= question.as_of;
  };
  if (!reached(kLowestMajority)) return Age::kMinor;
  if (reached(kHighestMajority)) return Age::kAdult;
  const Majority* majority = FindMajority(rules, question);
  if (majority == nullptr) return Age::kUnclear;
  return reached(majority->age) ? Age::kAdult : Age::kMinor;
}

std::vector<Basis> MajorityBasis(const Ruleset& rules,
                                 const AuthorityQuestion& question) {
  const Majority* majority = FindMajority(rules, question);
  if (majority == nullptr || !question.birth_date) return {};
  return {{.rule = absl::StrCat(question.state, ".MAJORITY"),
           .citation = majority->source.citation,
           .date = AddYears(*question.birth_date, majority->age),
           .confidence = majority->source.confidence,
           .explanation = absl::StrCat("Of age at ", majority->age, ".")}};
}

void JudgeItems(const Ruleset& rules, const AuthorityQuestion& question,
                AuthorityAnswer& answer) {
  const MinorConsentRule* rule = FindRule(rules, question);
  Decision of_state = DecisionBy(rule == nullptr ? ParentAccess::kUnknown
                                                 : rule->parent_access);
  if (of_state != answer.decision && AgeOf(rules, question) == Age::kUnclear) {
    of_state = Decision::kUnknown;  // no item of an adult's is excepted
  }
  bool excepted = false;
  for (const SensitiveItem& item : question.sensitive_items) {
    const bool one = IsExcepted(item);
    excepted = excepted || one;
    answer.item_decisions.push_back(one ? of_state : answer.decision);
  }
  if (excepted) {
    answer.basis.push_back(ExceptionBasis());
    answer.basis.push_back(StateBasis(rules, question));
  }
}

}  // namespace custodia::request::policy
