#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/request/policy/authority_papers.h"
#include "services/request/policy/authority_third_party.h"

namespace custodia::request::policy {
namespace {

// What must be there, or must not.
struct Requirement {
  bool AuthorizationFacts::*fact;
  absl::string_view field;
  absl::string_view citation;  // section of 45 CFR
  absl::string_view fault;
};

constexpr Requirement kRequired[] = {
    {&AuthorizationFacts::has_information, "information", "164.508(c)(1)(i)",
     "It does not describe what may be disclosed"},
    {&AuthorizationFacts::has_discloser, "discloser", "164.508(c)(1)(ii)",
     "It does not say who may disclose"},
    {&AuthorizationFacts::has_recipient, "recipient", "164.508(c)(1)(iii)",
     "It does not say to whom"},
    {&AuthorizationFacts::has_purpose, "purposes", "164.508(c)(1)(iv)",
     "It states no purpose"},
    {&AuthorizationFacts::has_signer, "signer_name", "164.508(c)(1)(vi)",
     "It is not signed"},
    {&AuthorizationFacts::states_right_to_revoke, "states_right_to_revoke",
     "164.508(c)(2)(i)", "It does not state the right to revoke it"},
    {&AuthorizationFacts::states_conditioning, "states_conditioning",
     "164.508(c)(2)(ii)", "It does not state whether care depends on it"},
    {&AuthorizationFacts::states_redisclosure, "states_redisclosure",
     "164.508(c)(2)(iii)",
     "It does not state that the recipient may disclose further"},
    {&AuthorizationFacts::plain_language, "plain_language", "164.508(c)(3)",
     "It is not in plain language"},
};

constexpr Requirement kForbidden[] = {
    {&AuthorizationFacts::unlawfully_combined, "unlawfully_combined",
     "164.508(b)(3)", "It is combined with what it may not be combined with"},
    {&AuthorizationFacts::unlawfully_conditioned, "unlawfully_conditioned",
     "164.508(b)(4)", "Care, payment or enrolment depends on it unlawfully"},
    {&AuthorizationFacts::known_false, "known_false", "164.508(b)(2)(v)",
     "Something material in it is known to be false"},
};

// One authorization being judged; collects its faults.
struct Judged {
  const AuthorityQuestion& question;
  const AuthorityPaper& paper;
  size_t index;
  AuthorityAnswer& answer;

  const AuthorizationFacts& Facts() const { return paper.authorization; }

  void Fault(absl::string_view field, absl::string_view fault,
             absl::string_view citation) {
    answer.missing.push_back(
        {PaperField(index, field), absl::StrCat(fault, " (", citation, ").")});
  }

  void FaultIn(absl::string_view field, absl::string_view fault,
               absl::string_view citation) {
    Fault(absl::StrCat("authorization.", field), fault,
          absl::StrCat("45 CFR ", citation));
  }
};

void CheckTable(Judged& judged) {
  for (const Requirement& required : kRequired) {
    if (!(judged.Facts().*required.fact)) {
      judged.FaultIn(required.field, required.fault, required.citation);
    }
  }
  for (const Requirement& forbidden : kForbidden) {
    if (judged.Facts().*forbidden.fact) {
      judged.FaultIn(forbidden.field, forbidden.fault, forbidden.citation);
    }
  }
}

void CheckSignature(Judged& judged) {
  const AuthorizationFacts& facts = judged.Facts();
  if (!facts.signed_on) {
    judged.FaultIn("signed_on", "It has no date of signature",
                   "164.508(c)(1)(vi)");
  } else if (judged.question.as_of < *facts.signed_on) {
    judged.FaultIn("signed_on", "It is signed after the day of disclosure",
                   "164.508(c)(1)(vi)");
  }
  if (facts.signed_by_representative && !facts.has_signer_authority) {
    judged.FaultIn("signer_authority",
                   "It does not describe the representative's authority",
                   "164.508(c)(1)(vi)");
  }
  if (facts.revoked_on && *facts.revoked_on <= judged.question.as_of) {
    judged.FaultIn("revoked_on", "It is revoked", "164.508(b)(5)");
  }
}

absl::CivilDay AddMonths(absl::CivilDay day, int months) {
  const absl::CivilMonth month = absl::CivilMonth(day) + months;
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  return std::min(absl::CivilDay(month) + (day.day() - 1), last);
}

// Returns the day on which the state's own law lets it lapse; absent where it
// sets none.
std::optional<absl::CivilDay> StateLapse(const Ruleset& rules, bool stated,
                                         Judged& judged) {
  const Jurisdiction* state = rules.Find(judged.question.state);
  if (state == nullptr || !state->authorization_limit) return std::nullopt;
  const AuthorizationLimit& limit = *state->authorization_limit;
  if (!judged.Facts().signed_on || (limit.default_only && stated) ||
      !limit.source.InForce(judged.question.as_of)) {
    return std::nullopt;
  }
  const absl::CivilDay lapse =
      AddMonths(*judged.Facts().signed_on, limit.months);
  judged.answer.basis.push_back(
      {.rule = absl::StrCat(state->code, ".AUTHORIZATION"),
       .citation = limit.source.citation,
       .date = lapse,
       .confidence = limit.source.confidence,
       .explanation = absl::StrCat("State law lets it lapse ", limit.months,
                                   " months after it was signed.")});
  return lapse;
}

// Valid through its last day, and no longer valid on the day of its event.
void CheckExpiry(const Ruleset& rules, Judged& judged) {
  const AuthorizationFacts& facts = judged.Facts();
  const absl::CivilDay as_of = judged.question.as_of;
  const std::optional<absl::CivilDay> last = LastDay(judged.paper);
  const bool stated = last || facts.has_expiry_event;
  const std::optional<absl::CivilDay> lapse = StateLapse(rules, stated, judged);
  if (!stated) {
    judged.FaultIn("expiry_event", "It states neither day nor event of expiry",
                   "164.508(c)(1)(v)");
  }
  if (facts.expiry_event_on && *facts.expiry_event_on <= as_of) {
    judged.FaultIn("expiry_event_on", "It expired with its event",
                   "164.508(b)(2)(i)");
  }
  if (last && *last < as_of) {
    judged.Fault("expires_on", "It has expired", "45 CFR 164.508(b)(2)(i)");
  } else if (lapse && *lapse < as_of) {
    judged.Fault("expires_on", "It has lapsed under state law",
                 judged.answer.basis.back().citation);
  }
}

}  // namespace

bool CheckAuthorization(const Ruleset& rules, const AuthorityQuestion& question,
                        size_t index, AuthorityAnswer& answer) {
  const size_t before = answer.missing.size();
  Judged judged{question, question.papers[index], index, answer};
  CheckTable(judged);
  CheckSignature(judged);
  CheckExpiry(rules, judged);
  if (question.wants_substance_use_records && !judged.Facts().part_2_consent) {
    judged.Fault("authorization.part_2_consent",
                 "It is no consent to disclose substance use records",
                 "42 CFR 2.31");
  }
  return answer.missing.size() == before;
}

}  // namespace custodia::request::policy
