#include "services/request/policy/authority.h"

#include <utility>
#include <vector>

#include "services/request/policy/authority_dead.h"
#include "services/request/policy/authority_election.h"
#include "services/request/policy/authority_minor.h"
#include "services/request/policy/authority_papers.h"
#include "services/request/policy/authority_third_party.h"

namespace custodia::request::policy {
namespace {

AuthorityAnswer ByAccess(Decision decision, Basis basis) {
  return {.decision = decision,
          .route = Route::kAccess,
          .basis = {std::move(basis)}};
}

AuthorityAnswer CheckSelf() {
  return ByAccess(Decision::kAllowed,
                  {.rule = "R-WHO-01",
                   .citation = "45 CFR 164.524(a)(1)",
                   .confidence = Confidence::kHigh,
                   .explanation = "The patient has a right of access."});
}

AuthorityAnswer CheckGuardian(const AuthorityQuestion& question) {
  AuthorityAnswer answer =
      ByAccess(Decision::kAllowed,
               {.rule = "R-WHO-02",
                .citation = "45 CFR 164.502(g)(2), (3)",
                .confidence = Confidence::kHigh,
                .explanation = "A guardian represents the patient as far as "
                               "the order of the court reaches."});
  if (!RequirePaper(question, {Paper::kGuardianshipOrder},
                    "The court's order of guardianship is needed.", answer)) {
    answer.decision = Decision::kRefused;
  }
  return answer;
}

// Names papers that give no authority over health records, so that nobody
// waits on their strength.
void NameFinancialPapers(const AuthorityQuestion& question,
                         AuthorityAnswer& answer) {
  for (size_t i = 0; i < question.papers.size(); ++i) {
    if (question.papers[i].kind == Paper::kFinancialPowerOfAttorney) {
      answer.missing.push_back(
          {PaperField(i, "kind"),
           "A power of attorney for money matters gives no authority over "
           "health records; one for health care, or an order of a court, is "
           "needed."});
    }
  }
}

AuthorityAnswer CheckRepresentative(const AuthorityQuestion& question) {
  AuthorityAnswer answer =
      ByAccess(Decision::kAllowed,
               {.rule = "R-WHO-02",
                .citation = "45 CFR 164.502(g)(2)",
                .confidence = Confidence::kHigh,
                .explanation = "Who may decide on the patient's care is "
                               "treated as the patient, as far as that "
                               "reaches."});
  if (!RequirePaper(question,
                    {Paper::kHealthCarePowerOfAttorney, Paper::kCourtOrder,
                     Paper::kGuardianshipOrder},
                    "A health care power of attorney, or an order of a court, "
                    "is needed.",
                    answer)) {
    answer.decision = Decision::kRefused;
    NameFinancialPapers(question, answer);
  }
  return answer;
}

// Being of the family gives no authority over an adult's records: the papers
// do, whatever the requester calls himself.
AuthorityAnswer CheckFamily(const Ruleset& rules,
                            const AuthorityQuestion& question) {
  AuthorityAnswer answer = CheckRepresentative(question);
  return answer.decision == Decision::kAllowed ||
                 !HasPaper(question,
                           {Paper::kAuthorization, Paper::kThirdPartyDirective})
             ? answer
             : CheckThirdParty(rules, question);
}

void AddBasis(const std::vector<Basis>& basis, AuthorityAnswer& answer) {
  answer.basis.insert(answer.basis.end(), basis.begin(), basis.end());
}

AuthorityAnswer CheckParentOfMinor() {
  return ByAccess(Decision::kAllowed,
                  {.rule = "R-WHO-03",
                   .citation = "45 CFR 164.502(g)(3)(i)",
                   .confidence = Confidence::kHigh,
                   .explanation = "A parent, or who acts as one, represents an "
                                  "unemancipated minor."});
}

Basis MajorityEndsIt() {
  return {.rule = "R-WHO-05",
          .citation = "45 CFR 164.502(g)(2), (3)",
          .confidence = Confidence::kLow,
          .explanation =
              "A parent no longer represents who is of age or "
              "emancipated, records of childhood included."};
}

AuthorityAnswer CheckParent(const Ruleset& rules,
                            const AuthorityQuestion& question) {
  const Age age = AgeOf(rules, question);
  if (age == Age::kMinor) {
    AuthorityAnswer answer = CheckParentOfMinor();
    AddBasis(MajorityBasis(rules, question), answer);
    return answer;
  }
  AuthorityAnswer answer = CheckFamily(rules, question);
  if (age == Age::kUnclear && answer.decision != Decision::kAllowed) {
    answer = ByAccess(Decision::kUnknown, MajorityEndsIt());
    if (!question.birth_date) {
      answer.missing.push_back(
          {"patient.birth_date",
           "Whether the patient is a minor depends on the birth date."});
    }
    return answer;
  }
  answer.basis.push_back(MajorityEndsIt());
  AddBasis(MajorityBasis(rules, question), answer);
  return answer;
}

AuthorityAnswer CheckUnspecified() {
  return {.decision = Decision::kRefused,
          .missing = {{"requester.relationship",
                       "It must be said who asks, to the patient."}}};
}

AuthorityAnswer CheckOfLiving(const Ruleset& rules,
                              const AuthorityQuestion& question) {
  switch (question.relation) {
    case Relation::kSelf:
      return CheckSelf();
    case Relation::kParent:
    case Relation::kInLocoParentis:
      return CheckParent(rules, question);
    case Relation::kGuardian:
      return CheckGuardian(question);
    case Relation::kPersonalRepresentative:
    case Relation::kSpouse:
    case Relation::kChild:
      return CheckFamily(rules, question);
    case Relation::kExecutor:
      return CheckExecutor(question);
    case Relation::kThirdParty:
      return CheckThirdParty(rules, question);
    case Relation::kUnspecified:
      return CheckUnspecified();
  }
  return CheckUnspecified();
}

// Returns whether the requester acts in the patient's stead, and not by the
// patient's own permission.
bool StandsForLiving(const AuthorityQuestion& question,
                     const AuthorityAnswer& answer) {
  return question.relation != Relation::kSelf &&
         answer.decision == Decision::kAllowed &&
         answer.route == Route::kAccess && !IsDead(question);
}

// A minor's substance use records go to a parent only with the minor's consent
// (R-DRS-09).
void RequirePart2Consent(const Ruleset& rules,
                         const AuthorityQuestion& question,
                         AuthorityAnswer& answer) {
  answer.basis.push_back(
      {.rule = "R-DRS-09",
       .citation = "42 CFR 2.14, 2.31",
       .confidence = Confidence::kLow,
       .explanation = "A minor's substance use records go to a parent only "
                      "with the minor's consent."});
  AuthorityQuestion records = question;
  records.wants_psychotherapy_notes = false;
  const AuthorityAnswer consent = CheckAuthorizations(rules, records);
  if (consent.decision == Decision::kAllowed) return;
  answer.decision = Decision::kRefused;
  answer.missing.insert(answer.missing.end(), consent.missing.begin(),
                        consent.missing.end());
}

void NameNotesApart(const AuthorityQuestion& question,
                    AuthorityAnswer& answer) {
  if (!question.wants_psychotherapy_notes || answer.route != Route::kAccess) {
    return;
  }
  answer.basis.push_back(
      {.rule = "R-DEN-01",
       .citation = "45 CFR 164.524(a)(1)(i)",
       .confidence = Confidence::kHigh,
       .explanation = "Psychotherapy notes that are kept apart are outside of "
                      "the right of access: they may be refused."});
}

AuthorityAnswer Judge(const Ruleset& rules, const AuthorityQuestion& question) {
  if (ProtectionEnded(question)) return ByCustodianPolicy(question);
  if (question.relation == Relation::kUnspecified) return CheckUnspecified();
  return IsDead(question) ? CheckOfDead(rules, question)
                          : CheckOfLiving(rules, question);
}

}  // namespace

AuthorityAnswer CheckAuthority(const Ruleset& rules,
                               const AuthorityQuestion& question) {
  AuthorityAnswer answer = Judge(rules, question);
  NameNotesApart(question, answer);
  const Age age = AgeOf(rules, question);
  if (StandsForLiving(question, answer) && age == Age::kMinor &&
      question.wants_substance_use_records) {
    RequirePart2Consent(rules, question, answer);
  }
  if (StandsForLiving(question, answer) && age != Age::kAdult) {
    JudgeItems(rules, question, answer);
  } else {
    answer.item_decisions.assign(question.sensitive_items.size(),
                                 answer.decision);
  }
  ApplyElection(question, answer);
  return answer;
}

}  // namespace custodia::request::policy
