#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/request/domain/judge_reply.h"
#include "services/request/domain/law.h"

namespace custodia::request {
namespace {

constexpr char kWithoutReasons[] = "EXTENSION_WITHOUT_REASONS";

// What is wrong with an extension, by the code that policy gives.
struct Fault {
  absl::string_view code;
  absl::string_view explanation;
};

constexpr Fault kFaults[] = {
    {"EXTENSION_USED", "The law allows one extension, and it has been used."},
    {"EXTENSION_NOTICE_LATE",
     "The notice of more time came after the last day to act."},
    {"EXTENSION_TOO_LONG",
     "The promised day is later than any that an extension can reach."},
    {"EXTENSION_NOT_GRANTED",
     "The law that binds here is not known to grant more time."},
    {kWithoutReasons, "The notice of more time gives no reasons."},
    {"EXTENSION_NOT_WRITTEN", "The notice of more time is not in writing."},
};

policy::Defect DefectOf(absl::string_view code, absl::string_view citation) {
  policy::Defect defect{
      .code = std::string(code),
      .citation = std::string(citation),
      .remedy =
          "Hold the custodian to the day that was due before, and "
          "complain once it has passed."};
  for (const Fault& fault : kFaults) {
    if (fault.code == code) defect.explanation = std::string(fault.explanation);
  }
  return defect;
}

bool HasReasons(const ExtensionNotice& notice) {
  return !absl::StripAsciiWhitespace(notice.reason).empty();
}

}  // namespace

Judgement JudgeClaim(const policy::Ruleset& rules, policy::DueQuestion question,
                     const LegalClock& clock, const ExtensionNotice& notice,
                     absl::string_view citation) {
  question.extension = policy::ExtensionClaim{
      .notice_date = *notice.notice_date.FirstDay(),
      .promised_date = notice.promised_date.FirstDay(),
      .written_with_reasons = notice.written && HasReasons(notice),
      .inspection_only = notice.inspection_only};
  question.extension_already_used = clock.extension.has_value();
  const policy::DueAnswer answer = policy::ComputeDueDates(rules, question);
  Judgement judgement;
  if (answer.extension_accepted) {
    judgement.clock = ClockOf(answer, clock.received);
    judgement.clock->extension = notice;
    return judgement;
  }
  // Its form is told of in full beside what is wrong with its dates.
  if (!answer.extension_problem.empty() &&
      answer.extension_problem != kWithoutReasons) {
    judgement.defects.push_back(DefectOf(
        answer.extension_problem,
        answer.extension_problem == "EXTENSION_NOT_GRANTED" ? clock.citation
                                                            : citation));
  }
  if (!HasReasons(notice)) {
    judgement.defects.push_back(DefectOf(kWithoutReasons, citation));
  }
  if (!notice.written) {
    judgement.defects.push_back(DefectOf("EXTENSION_NOT_WRITTEN", citation));
  }
  return judgement;
}

Judgement JudgeExtension(const ReplyCase& facts,
                         const ExtensionNotice& notice) {
  const Attempt& attempt = facts.attempt;
  if (!attempt.clock.due) return {};
  return JudgeClaim(facts.context.rules, DueQuestionOf(facts.order, attempt),
                    attempt.clock, notice, "45 CFR 164.524(b)(2)(ii)");
}

}  // namespace custodia::request
