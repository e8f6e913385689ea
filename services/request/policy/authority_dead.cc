#include "services/request/policy/authority_dead.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "services/request/policy/authority_papers.h"
#include "services/request/policy/authority_third_party.h"
#include "services/request/policy/calendar.h"

namespace custodia::request::policy {
namespace {

constexpr int kProtectedYears = 50;  // 45 CFR 164.502(f)

constexpr absl::string_view kLettersNeeded =
    "Letters testamentary or of administration are needed.";

Basis EstateBasis() {
  return {.rule = "R-WHO-07",
          .citation = "45 CFR 164.502(g)(4)",
          .confidence = Confidence::kHigh,
          .explanation =
              "An executor, administrator or another whom the law "
              "names stands for the dead."};
}

AuthorityAnswer ByAccess(Decision decision) {
  return {
      .decision = decision, .route = Route::kAccess, .basis = {EstateBasis()}};
}

// Whatever authority there was in life ended with it.
AuthorityAnswer LettersNeeded(const AuthorityQuestion& question) {
  AuthorityAnswer answer = ByAccess(Decision::kAllowed);
  if (!RequirePaper(question, {Paper::kLettersTestamentary}, kLettersNeeded,
                    answer)) {
    answer.decision = Decision::kRefused;
  }
  return answer;
}

Survivor SurvivorOf(Relation relation) {
  switch (relation) {
    case Relation::kSpouse:
      return Survivor::kSpouse;
    case Relation::kChild:
      return Survivor::kChild;
    case Relation::kParent:
      return Survivor::kParent;
    default:
      return Survivor::kUnspecified;
  }
}

absl::string_view NameOf(Survivor survivor) {
  switch (survivor) {
    case Survivor::kExecutor:
      return "executor";
    case Survivor::kSpouse:
      return "spouse";
    case Survivor::kChild:
      return "child";
    case Survivor::kParent:
      return "parent";
    case Survivor::kAny:
    case Survivor::kUnspecified:
      return "survivor";
  }
  return "";
}

using Order = std::vector<Survivor>;

// Says whom the law puts before this one: whether they are there is not known.
std::string ExplainOrder(Order::const_iterator begin,
                         Order::const_iterator end) {
  if (begin == end) return "State law names this survivor first.";
  return absl::StrCat("State law names this survivor where there is no ",
                      absl::StrJoin(begin, end, " or ",
                                    [](std::string* out, Survivor survivor) {
                                      absl::StrAppend(out, NameOf(survivor));
                                    }),
                      ".");
}

const SurvivorRule* FindRule(const Ruleset& rules,
                             const AuthorityQuestion& question) {
  const Jurisdiction* state = rules.Find(question.state);
  return state != nullptr && state->survivors &&
                 state->survivors->source.InForce(question.as_of)
             ? &*state->survivors
             : nullptr;
}

AuthorityAnswer CheckSurvivor(const Ruleset& rules,
                              const AuthorityQuestion& question) {
  const SurvivorRule* rule = FindRule(rules, question);
  if (rule == nullptr) {
    AuthorityAnswer answer = LettersNeeded(question);
    answer.decision = Decision::kUnknown;
    return answer;
  }
  const Order& order = rule->order;
  const auto named =
      std::find_if(order.begin(), order.end(), [&](Survivor survivor) {
        return survivor == Survivor::kAny ||
               survivor == SurvivorOf(question.relation);
      });
  AuthorityAnswer answer = named == order.end() ? LettersNeeded(question)
                                                : ByAccess(Decision::kAllowed);
  answer.basis.push_back(
      {.rule = absl::StrCat(question.state, ".SURVIVORS"),
       .citation = rule->source.citation,
       .confidence = rule->source.confidence,
       .explanation = named == order.end()
                          ? "State law does not name this survivor."
                          : ExplainOrder(order.begin(), named)});
  return answer;
}

}  // namespace

bool IsDead(const AuthorityQuestion& question) {
  return (question.death_date && *question.death_date <= question.as_of) ||
         HasPaper(question, {Paper::kDeathCertificate});
}

bool ProtectionEnded(const AuthorityQuestion& question) {
  return question.death_date &&
         AddYears(*question.death_date, kProtectedYears) < question.as_of;
}

AuthorityAnswer ByCustodianPolicy(const AuthorityQuestion& question) {
  return {.decision = Decision::kUnknown,
          .route = Route::kCustodianPolicy,
          .basis = {{.rule = "R-WHO-08",
                     .citation = "45 CFR 164.502(f)",
                     .date = AddYears(*question.death_date, kProtectedYears),
                     .confidence = Confidence::kHigh,
                     .explanation = "HIPAA protects the records, and gives a "
                                    "right to them, until 50 years after the "
                                    "death; then the custodian decides."}}};
}

AuthorityAnswer CheckExecutor(const AuthorityQuestion& question) {
  AuthorityAnswer answer = LettersNeeded(question);
  if (!IsDead(question)) {
    answer.decision = Decision::kRefused;
    answer.missing.push_back(
        {"patient.death_date",
         "An executor stands for the dead alone: the day of death, or a death "
         "certificate, is needed."});
  }
  return answer;
}

AuthorityAnswer CheckOfDead(const Ruleset& rules,
                            const AuthorityQuestion& question) {
  AuthorityAnswer answer = CheckExecutor(question);
  if (answer.decision == Decision::kAllowed) return answer;
  if (SurvivorOf(question.relation) != Survivor::kUnspecified) {
    answer = CheckSurvivor(rules, question);
    if (answer.decision == Decision::kAllowed) return answer;
  }
  return question.relation == Relation::kThirdParty ||
                 HasPaper(question,
                          {Paper::kAuthorization, Paper::kThirdPartyDirective})
             ? CheckThirdParty(rules, question)
             : answer;
}

}  // namespace custodia::request::policy
