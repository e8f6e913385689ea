#include "services/request/policy/authority_third_party.h"

#include <string>
#include <vector>

#include "services/request/policy/authority_papers.h"

namespace custodia::request::policy {
namespace {

constexpr absl::string_view kAuthorizationNeeded =
    "The patient's authorization with all that 45 CFR 164.508(c) asks for is "
    "needed.";

void Add(absl::string_view field, absl::string_view explanation,
         AuthorityAnswer& answer) {
  answer.missing.push_back({std::string(field), std::string(explanation)});
}

// Adds what a directive must say. 45 CFR 164.524(c)(3)(ii).
void CheckDirectiveText(const AuthorityQuestion& question, size_t index,
                        AuthorityAnswer& answer) {
  const AuthorityPaper& paper = question.papers[index];
  const AuthorizationFacts& facts = paper.authorization;
  if (!facts.has_recipient) {
    Add(PaperField(index, "authorization.recipient"),
        "The directive does not name the recipient.", answer);
  }
  if (!facts.has_send_to) {
    Add(PaperField(index, "authorization.send_to"),
        "The directive does not say where to send the copy.", answer);
  }
  if (!facts.signed_on || question.as_of < *facts.signed_on) {
    Add(PaperField(index, "authorization.signed_on"),
        "The directive is not signed by the day of disclosure.", answer);
  }
  if (facts.revoked_on && *facts.revoked_on <= question.as_of) {
    Add(PaperField(index, "authorization.revoked_on"),
        "The directive is revoked.", answer);
  }
  if (LastDay(paper) && *LastDay(paper) < question.as_of) {
    Add(PaperField(index, "expires_on"), "The directive has expired.", answer);
  }
}

Basis DirectiveBasis() {
  return {.rule = "R-TPD-02",
          .citation =
              "45 CFR 164.524(c)(3)(ii); Ciox Health v. Azar, 435 F. "
              "Supp. 3d 30",
          .confidence = Confidence::kMedium,
          .explanation =
              "A directive reaches electronic copies from an "
              "electronic health record only; the fee follows state "
              "law."};
}

// Psychotherapy notes are outside of the right of access that a directive
// exercises.
bool InReachOfDirectives(const AuthorityQuestion& question) {
  return question.electronic_copy && question.held_in_ehr &&
         !question.wants_psychotherapy_notes;
}

// Others get substance use records by a full consent only, so a directive for
// them must also be one (R-DRS-09).
bool CheckDirective(const Ruleset& rules, const AuthorityQuestion& question,
                    size_t index, AuthorityAnswer& answer) {
  const size_t before = answer.missing.size();
  CheckDirectiveText(question, index, answer);
  if (answer.missing.size() > before) return false;
  return !question.wants_substance_use_records ||
         CheckAuthorization(rules, question, index, answer);
}

AuthorityAnswer CheckDirectives(const Ruleset& rules,
                                const AuthorityQuestion& question) {
  AuthorityAnswer answer{.decision = Decision::kRefused,
                         .route = Route::kThirdPartyDirective,
                         .basis = {DirectiveBasis()}};
  if (!InReachOfDirectives(question)) {
    answer.route = Route::kAuthorization;
    Add(kPapersField, kAuthorizationNeeded, answer);
    return answer;
  }
  for (size_t i = 0; i < question.papers.size(); ++i) {
    if (question.papers[i].kind == Paper::kThirdPartyDirective &&
        CheckDirective(rules, question, i, answer)) {
      answer.decision = Decision::kAllowed;
      answer.missing.clear();
      break;
    }
  }
  return answer;
}

// Returns whether an authorization for psychotherapy notes, or one for all
// else, is valid; adds what is missing where none is.
bool CheckAuthorizationFor(const Ruleset& rules,
                           const AuthorityQuestion& question, bool notes,
                           AuthorityAnswer& answer) {
  AuthorityAnswer found;
  bool valid = false;
  for (size_t i = 0; i < question.papers.size() && !valid; ++i) {
    const AuthorityPaper& paper = question.papers[i];
    valid = paper.kind == Paper::kAuthorization &&
            paper.authorization.psychotherapy_notes_only == notes &&
            CheckAuthorization(rules, question, i, found);
  }
  answer.basis.insert(answer.basis.end(), found.basis.begin(),
                      found.basis.end());
  if (valid) return true;
  if (found.missing.empty()) {
    Add(kPapersField,
        notes ? "Psychotherapy notes need an authorization of their own (45 "
                "CFR 164.508(a)(2), (b)(3)(ii))."
              : kAuthorizationNeeded,
        found);
  }
  answer.missing.insert(answer.missing.end(), found.missing.begin(),
                        found.missing.end());
  return false;
}

}  // namespace

AuthorityAnswer CheckAuthorizations(const Ruleset& rules,
                                    const AuthorityQuestion& question) {
  AuthorityAnswer answer{
      .decision = Decision::kAllowed,
      .route = Route::kAuthorization,
      .basis = {{.rule = "R-AUT-09",
                 .citation = "45 CFR 164.508(a)(1)",
                 .confidence = Confidence::kHigh,
                 .explanation = "An authorization permits a disclosure and "
                                "compels none; it has no federal clock or "
                                "fee."}}};
  const bool others = question.wants_other_records ||
                      question.wants_substance_use_records ||
                      !question.wants_psychotherapy_notes;
  if (others && !CheckAuthorizationFor(rules, question, false, answer)) {
    answer.decision = Decision::kRefused;
  }
  if (question.wants_psychotherapy_notes) {
    // What substance use records need is asked of the other authorization.
    AuthorityQuestion notes = question;
    notes.wants_substance_use_records = false;
    if (!CheckAuthorizationFor(rules, notes, true, answer)) {
      answer.decision = Decision::kRefused;
    }
  }
  return answer;
}

AuthorityAnswer CheckThirdParty(const Ruleset& rules,
                                const AuthorityQuestion& question) {
  if (HasPaper(question, {Paper::kThirdPartyDirective})) {
    AuthorityAnswer directive = CheckDirectives(rules, question);
    if (directive.decision == Decision::kAllowed ||
        !HasPaper(question, {Paper::kAuthorization})) {
      return directive;
    }
  }
  return CheckAuthorizations(rules, question);
}

}  // namespace custodia::request::policy
