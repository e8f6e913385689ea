#include "services/request/policy/denial.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/request/policy/denial_grounds.h"
#include "services/request/policy/due_dates.h"

namespace custodia::request::policy {
namespace {

constexpr absl::string_view kAskForNotice =
    "Ask for a notice that has all that 45 CFR 164.524(d)(2) asks for.";

void AddDefect(absl::string_view code, absl::string_view citation,
               absl::string_view explanation, absl::string_view remedy,
               DenialAnswer& answer) {
  answer.defects.push_back({.code = std::string(code),
                            .citation = std::string(citation),
                            .explanation = std::string(explanation),
                            .remedy = std::string(remedy)});
}

// What every notice must have.
struct Content {
  bool DenialNotice::*has;
  absl::string_view code;
  absl::string_view citation;
  absl::string_view explanation;
};

constexpr Content kContents[] = {
    {&DenialNotice::written, "DENIAL_NOT_WRITTEN", "45 CFR 164.524(d)(2)",
     "The denial is not in writing."},
    {&DenialNotice::plain_language, "DENIAL_NOT_PLAIN", "45 CFR 164.524(d)(2)",
     "The denial is not in plain language."},
    {&DenialNotice::states_basis, "DENIAL_WITHOUT_BASIS",
     "45 CFR 164.524(d)(2)(i)", "The denial does not state its basis."},
    {&DenialNotice::states_complaint_to_custodian,
     "DENIAL_WITHOUT_COMPLAINT_TO_CUSTODIAN", "45 CFR 164.524(d)(2)(iii)",
     "The denial does not say how to complain to the custodian."},
    {&DenialNotice::states_complaint_to_hhs, "DENIAL_WITHOUT_COMPLAINT_TO_HHS",
     "45 CFR 164.524(d)(2)(iii)",
     "The denial does not say how to complain to HHS."},
    {&DenialNotice::states_contact, "DENIAL_WITHOUT_CONTACT",
     "45 CFR 164.524(d)(2)(iii)",
     "The denial gives no name or title, and telephone, of a contact."},
};

void CheckContents(const DenialNotice& notice, DenialAnswer& answer) {
  for (const Content& content : kContents) {
    if (!(notice.*content.has)) {
      AddDefect(content.code, content.citation, content.explanation,
                kAskForNotice, answer);
    }
  }
}

// A review is offered exactly where there is one to have.
void CheckReviewRight(const DenialNotice& notice, DenialAnswer& answer) {
  if (answer.reviewable && !notice.states_review_right) {
    AddDefect("DENIAL_WITHOUT_REVIEW_RIGHT", "45 CFR 164.524(d)(2)(ii)",
              "The denial can be reviewed and does not say so.",
              "Ask for a review by a licensed professional who took no part.",
              answer);
  } else if (!answer.reviewable && notice.states_review_right) {
    AddDefect("DENIAL_OFFERS_NO_REVIEW", "45 CFR 164.524(d)(2)(ii)",
              "The denial offers a review, though its grounds are none that "
              "are reviewed.",
              "Complain to the custodian or to HHS, not for a review.", answer);
  }
}

void CheckWhereHeld(const DenialNotice& notice, const DenialQuestion& question,
                    DenialAnswer& answer) {
  const auto asserted =
      std::find(question.grounds.begin(), question.grounds.end(),
                Ground::kNotMaintained) != question.grounds.end();
  const bool known = std::any_of(
      notice.ground_facts.begin(), notice.ground_facts.end(),
      [](const GroundFacts& facts) {
        return facts.ground == Ground::kNotMaintained && facts.knows_where_held;
      });
  if (asserted && known && !notice.states_where_held) {
    AddDefect("DENIAL_WITHOUT_WHERE_HELD", "45 CFR 164.524(d)(3)",
              "The custodian knows who has the records and does not say so.",
              "Ask where to direct the request.", answer);
  }
}

// Returns the last day for a denial. Where it is not given, no sooner than the
// latest that any extension allows, so that no one is called late who is not.
std::optional<absl::CivilDay> LastDayToDeny(const Ruleset& rules,
                                            const DenialQuestion& question) {
  if (question.due || !question.received) return question.due;
  return ComputeDueDates(rules, {.clock = Clock::kAccess,
                                 .received = *question.received,
                                 .as_of = *question.received})
      .latest_possible;
}

void CheckTime(const Ruleset& rules, const DenialNotice& notice,
               const DenialQuestion& question, DenialAnswer& answer) {
  const std::optional<absl::CivilDay> last = LastDayToDeny(rules, question);
  if (last && notice.date && *last < *notice.date) {
    AddDefect("DENIAL_LATE", "45 CFR 164.524(b)(2), (d)(2)",
              "The denial came after the last day to act.",
              "Complain to HHS of the delay; it does not make the grounds "
              "any better.",
              answer);
  }
}

// Returns whether grounds stand and none of them reaches a whole chart.
// Without any, their own defects say that nothing may be withheld.
bool ReachPartOnly(const std::vector<JudgedGround>& grounds) {
  bool part = false;
  for (const JudgedGround& ground : grounds) {
    if (!ground.finding.stands) continue;
    if (!ground.reaches_part_only) return false;
    part = true;
  }
  return part;
}

void JudgeGrounds(const DenialQuestion& question, DenialAnswer& answer) {
  std::vector<JudgedGround> grounds;
  for (const Ground ground : question.grounds) {
    const JudgedGround& judged =
        grounds.emplace_back(JudgeGround(ground, question));
    answer.findings.push_back(judged.finding);
    if (judged.defect) answer.defects.push_back(*judged.defect);
  }
  const std::vector<GroundFinding>& findings = answer.findings;
  answer.stands = !findings.empty() &&
                  std::all_of(findings.begin(), findings.end(),
                              [](const auto& one) { return one.stands; });
  answer.reviewable =
      std::any_of(findings.begin(), findings.end(),
                  [](const auto& one) { return one.reviewable; });
  if (question.notice && !question.notice->partial && ReachPartOnly(grounds)) {
    AddDefect("REST_NOT_GIVEN", "45 CFR 164.524(d)(1)",
              "All was withheld, and no ground that stands reaches all.",
              "Ask for everything but what the grounds reach.", answer);
  }
}

void CheckNotice(const Ruleset& rules, const DenialQuestion& question,
                 DenialAnswer& answer) {
  if (!question.notice) return;
  CheckContents(*question.notice, answer);
  CheckReviewRight(*question.notice, answer);
  CheckWhereHeld(*question.notice, question, answer);
  CheckTime(rules, *question.notice, question, answer);
}

// R-DEN-14.
void CheckReviewer(const DenialQuestion& question, DenialAnswer& answer) {
  if (!question.review) return;
  constexpr absl::string_view kCitation = "45 CFR 164.524(a)(4)";
  constexpr absl::string_view kRemedy =
      "Ask for a review by a licensed professional who took no part.";
  if (question.review->took_part) {
    AddDefect("REVIEWER_TOOK_PART", kCitation,
              "The reviewer took part in the denial.", kRemedy, answer);
  }
  if (!question.review->licensed) {
    AddDefect("REVIEWER_NOT_LICENSED", kCitation,
              "The reviewer is no licensed health care professional.", kRemedy,
              answer);
  }
}

std::optional<absl::CivilDay> KnownOn(const DenialQuestion& question) {
  if (question.known || !question.notice) return question.known;
  return question.notice->date;
}

// Returns whether the rule was in force when the patient knew of the denial;
// of a denial on no day in particular, every rule was.
bool InForce(const Source& source, const DenialQuestion& question) {
  const std::optional<absl::CivilDay> known = KnownOn(question);
  return !known || source.InForce(*known);
}

void AddComplaintDate(const DenialQuestion& question, DenialAnswer& answer) {
  const std::optional<absl::CivilDay> known = KnownOn(question);
  if (!known) return;
  answer.ocr_complaint_by = OcrComplaintBy(*known);
  answer.basis.push_back(
      {.rule = "R-DEN-15",
       .citation = "45 CFR 160.306(b)(3)",
       .date = answer.ocr_complaint_by,
       .confidence = Confidence::kHigh,
       .explanation = "A complaint to HHS is due within 180 days of when the "
                      "patient knew; for good cause it may be later."});
}

void AddStateBodies(const Ruleset& rules, const DenialQuestion& question,
                    DenialAnswer& answer) {
  const Jurisdiction* state = rules.Find(question.state);
  if (state == nullptr) return;
  for (const ComplaintBody& body : state->complaint_bodies) {
    if (!InForce(body.source, question)) continue;
    answer.basis.push_back(
        {.rule = absl::StrCat(state->code, ".COMPLAINT"),
         .citation = body.source.citation,
         .confidence = body.source.confidence,
         .explanation = absl::StrCat(
             body.name, body.reviews_denials ? " reviews" : " hears of", ": ",
             body.about, ".")});
  }
}

// Returns whether harm that is not physical was taken for a ground.
bool RestsOnFeelings(const DenialAnswer& answer) {
  return std::any_of(
      answer.findings.begin(), answer.findings.end(),
      [](const GroundFinding& finding) {
        return finding.ground == Ground::kEmotionalUpset ||
               (finding.ground == Ground::kEndangerment && !finding.stands);
      });
}

// Says of a state's wider ground that it does not help (R-DEN-18), where the
// holder may have meant it.
void AddWiderGrounds(const Ruleset& rules, const DenialQuestion& question,
                     DenialAnswer& answer) {
  const Jurisdiction* state = rules.Find(question.state);
  if (state == nullptr || !RestsOnFeelings(answer)) return;
  for (const WiderGround& ground : state->wider_grounds) {
    if (!InForce(ground.source, question)) continue;
    answer.basis.push_back(
        {.rule = absl::StrCat(state->code, ".WIDER_GROUND"),
         .citation =
             absl::StrCat(ground.source.citation, "; 45 CFR 160.203(b)"),
         .confidence = ground.source.confidence,
         .explanation = absl::StrCat(
             "State law would let access be refused for ", ground.harm,
             "; HIPAA gives more access, so a covered entity may not.")});
  }
}

}  // namespace

DenialAnswer CheckDenial(const Ruleset& rules, const DenialQuestion& question) {
  DenialAnswer answer;
  JudgeGrounds(question, answer);
  CheckNotice(rules, question, answer);
  CheckReviewer(question, answer);
  AddComplaintDate(question, answer);
  AddWiderGrounds(rules, question, answer);
  AddStateBodies(rules, question, answer);
  return answer;
}

}  // namespace custodia::request::policy
