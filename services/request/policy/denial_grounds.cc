#include "services/request/policy/denial_grounds.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace custodia::request::policy {
namespace {

// What the law says of a ground, whatever the facts.
struct GroundRule {
  Ground ground;
  absl::string_view rule;
  absl::string_view citation;  // section of 45 CFR
  bool reviewable;
  bool reaches_part_only;
  Confidence confidence;
  absl::string_view explanation;
};

constexpr GroundRule kRules[] = {
    {Ground::kPsychotherapyNotes, "R-DEN-01", "164.524(a)(1)(i), 164.501",
     false, true, Confidence::kHigh,
     "Session notes that a mental health professional keeps apart may be "
     "refused; diagnosis, plan, medication, test results and progress may "
     "not."},
    {Ground::kLitigation, "R-DEN-02", "164.524(a)(1)(ii)", false, true,
     Confidence::kHigh,
     "What was compiled for an action may be refused; the clinical records "
     "beneath it may not."},
    {Ground::kInmate, "R-DEN-03", "164.524(a)(2)(ii)", false, false,
     Confidence::kHigh,
     "A copy that would endanger an inmate or others may be refused; "
     "inspection may not."},
    {Ground::kResearch, "R-DEN-04", "164.524(a)(2)(iii)", false, false,
     Confidence::kHigh,
     "Access may wait for research with treatment to end, where the patient "
     "agreed to it and was told that access returns."},
    {Ground::kPrivacyAct, "R-DEN-05", "164.524(a)(2)(iv)", false, false,
     Confidence::kHigh, "What the Privacy Act lets refuse may be refused."},
    {Ground::kConfidentialSource, "R-DEN-06", "164.524(a)(2)(v)", false, true,
     Confidence::kHigh,
     "What would reveal a source that is no provider, and to whom "
     "confidentiality was promised, may be refused."},
    {Ground::kNotInDesignatedRecordSet, "R-DRS-03", "164.501, 164.524(a)(1)",
     false, false, Confidence::kLow,
     "What is no part of the designated record set, as quality assessment and "
     "peer review, need not be given."},
    {Ground::kNotMaintained, "R-DEN-07", "164.524(a)(1), (d)(3)", false, false,
     Confidence::kHigh,
     "What is not kept cannot be given; who knows where it is must say so."},
    {Ground::kNotAuthorized, "R-DEN-07", "164.524(a)(1), 164.502(g)", false,
     false, Confidence::kHigh,
     "Access is the right of the patient and of representatives; whether the "
     "requester is one is for their papers to show."},
    {Ground::kEndangerment, "R-DEN-08", "164.524(a)(3)(i)", true, false,
     Confidence::kHigh,
     "Access that a licensed professional finds reasonably likely to endanger "
     "life or physical safety may be refused."},
    {Ground::kRefersToOtherPerson, "R-DEN-09", "164.524(a)(3)(ii)", true, true,
     Confidence::kHigh,
     "What refers to another person, no provider, may be refused where a "
     "licensed professional finds substantial harm to that person reasonably "
     "likely."},
    {Ground::kRepresentativeHarm, "R-DEN-10", "164.524(a)(3)(iii)", true, false,
     Confidence::kHigh,
     "A representative may be refused where a licensed professional finds "
     "substantial harm reasonably likely; the patient may not."},
    {Ground::kEmotionalUpset, "R-DEN-08", "164.524(a)(3)(i), 160.203(b)", false,
     false, Confidence::kHigh,
     "Upset, even severe, is no ground, whatever wider grounds state law has."},
    {Ground::kUnpaidBill, "R-DEN-11", "164.524(a)", false, false,
     Confidence::kHigh, "An unpaid bill is no ground."},
    {Ground::kOriginElsewhere, "R-DRS-02", "164.501, 164.524(a)(1)", false,
     false, Confidence::kHigh,
     "All records held are in scope, whoever made them."},
    {Ground::kBurden, "R-DEN-11", "164.524(a)", false, false, Confidence::kHigh,
     "Volume, the purpose of the request and a pending dispute are no "
     "grounds."},
    {Ground::kOther, "R-DEN-11", "164.524(a)", false, false, Confidence::kHigh,
     "The law lists the grounds; this is none of them."},
};

// A ground that is not listed is as any other: kOther, the last.
const GroundRule& RuleOf(Ground ground) {
  return *std::find_if(
      std::begin(kRules), std::end(kRules) - 1,
      [&](const GroundRule& rule) { return rule.ground == ground; });
}

GroundFacts FactsOf(Ground ground, const DenialQuestion& question) {
  if (!question.notice) return {};
  const auto& all = question.notice->ground_facts;
  const auto it = std::find_if(
      all.begin(), all.end(),
      [&](const GroundFacts& facts) { return facts.ground == ground; });
  return it == all.end() ? GroundFacts() : *it;
}

bool IsPatient(Relation requester) {
  return requester == Relation::kSelf || requester == Relation::kUnspecified;
}

bool IsRepresentative(Relation requester) {
  return !IsPatient(requester) && requester != Relation::kThirdParty;
}

// Why a ground falls.
struct Fall {
  absl::string_view code;
  absl::string_view explanation;
};

constexpr Fall kUndetermined = {
    "PROFESSIONAL_DETERMINATION_MISSING",
    "No licensed health care professional is said to have determined it."};

std::optional<Fall> FallOfUnreviewable(const GroundFacts& facts,
                                       const DenialQuestion& question) {
  switch (facts.ground) {
    case Ground::kPsychotherapyNotes:
      if (facts.kept_separately) return std::nullopt;
      return Fall{"NOTES_NOT_KEPT_APART",
                  "Notes that are not kept apart from the chart are part of "
                  "it."};
    case Ground::kInmate:
      if (!question.wants_copy) {
        return Fall{"INMATE_INSPECTION_REFUSED",
                    "Inspection was asked for, and this ground reaches copies "
                    "alone."};
      }
      if (facts.copy_jeopardizes) return std::nullopt;
      return Fall{"INMATE_COPY_HARMLESS",
                  "Nothing says that a copy would endanger health, safety, "
                  "security, custody or rehabilitation."};
    case Ground::kResearch:
      if (facts.agreed_at_consent && facts.told_access_returns) {
        return std::nullopt;
      }
      return Fall{"RESEARCH_CONDITIONS_UNMET",
                  "The patient must have agreed to wait and been told that "
                  "access returns at the end of the research."};
    case Ground::kConfidentialSource:
      if (!facts.source_is_provider) return std::nullopt;
      return Fall{"SOURCE_IS_PROVIDER",
                  "The source is a health care provider."};
    case Ground::kNotAuthorized:
      if (!IsPatient(question.requester)) return std::nullopt;
      return Fall{"PATIENT_IS_AUTHORIZED", "The patient asks in person."};
    case Ground::kLitigation:
    case Ground::kPrivacyAct:
    case Ground::kNotInDesignatedRecordSet:
    case Ground::kNotMaintained:
      return std::nullopt;
    default:
      return Fall{"NO_GROUND", RuleOf(facts.ground).explanation};
  }
}

std::optional<Fall> FallOfReviewable(const GroundFacts& facts,
                                     const DenialQuestion& question) {
  if (facts.ground == Ground::kEndangerment && !facts.physical) {
    return Fall{"DANGER_NOT_PHYSICAL",
                "Only danger to life or physical safety counts; harm to "
                "feelings does not, whatever wider grounds state law has."};
  }
  if (facts.ground == Ground::kRepresentativeHarm &&
      !IsRepresentative(question.requester)) {
    return Fall{"REQUESTER_NOT_REPRESENTATIVE",
                "This ground holds against representatives alone."};
  }
  if (!facts.professional_determination) return kUndetermined;
  return std::nullopt;
}

std::string Cite(absl::string_view sections) {
  return absl::StrCat("45 CFR ", sections);
}

}  // namespace

JudgedGround JudgeGround(Ground ground, const DenialQuestion& question) {
  const GroundRule& rule = RuleOf(ground);
  GroundFacts facts = FactsOf(ground, question);
  facts.ground = ground;
  const std::optional<Fall> fall = rule.reviewable
                                       ? FallOfReviewable(facts, question)
                                       : FallOfUnreviewable(facts, question);
  JudgedGround judged{
      .finding = {.ground = ground,
                  .stands = !fall,
                  .reviewable = rule.reviewable,
                  .inspection_still_due = ground == Ground::kInmate,
                  .basis = {.rule = std::string(rule.rule),
                            .citation = Cite(rule.citation),
                            .confidence = rule.confidence,
                            .explanation = std::string(rule.explanation)}},
      .reaches_part_only = rule.reaches_part_only};
  if (fall) {
    judged.defect = Defect{
        .code = std::string(fall->code),
        .citation = Cite(rule.citation),
        .explanation = std::string(fall->explanation),
        .remedy = rule.reviewable
                      ? "Ask for access again, or for a review by a licensed "
                        "professional who took no part."
                      : "Ask for access again and complain to the custodian "
                        "or to HHS."};
  }
  return judged;
}

}  // namespace custodia::request::policy
