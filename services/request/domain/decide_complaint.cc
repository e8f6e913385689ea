#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/request/domain/check_day.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/law_today.h"
#include "services/request/policy/due_dates.h"

namespace custodia::request {
namespace {

// What a complaint is about.
struct Matter {
  const std::vector<policy::Defect>& defects;
  PartialDate sent_date;
  std::optional<absl::CivilDay> breach_known;
  bool refused = false;
  // As IsToBeReminded() says.
  std::function<bool(absl::CivilDay)> to_be_reminded;
};

void CheckCodes(const Complaint& complaint, const Matter& matter,
                error::FieldViolations& violations) {
  for (size_t i = 0; i < complaint.defect_codes.size(); ++i) {
    const bool known =
        std::any_of(matter.defects.begin(), matter.defects.end(),
                    [&](const policy::Defect& defect) {
                      return defect.code == complaint.defect_codes[i];
                    });
    if (!known) {
      violations.Add(absl::StrCat("complaint.defect_codes[", i, "]"),
                     "the code of a defect of what it is about");
    }
  }
}

// Returns whether the complaint can only be of silence, and that before a
// reminder: no complaint rests on an assumed date before one. Of a refusal, or
// of defects that it names, it is at any time.
bool ComesTooEarly(const Complaint& complaint, const Matter& matter) {
  return complaint.body != ComplaintBody::kCustodian && !matter.refused &&
         complaint.defect_codes.empty() &&
         matter.to_be_reminded(*complaint.filed_date.FirstDay());
}

absl::Status CheckFields(const Complaint& complaint, const Matter& matter,
                         const PartialDate& today) {
  error::FieldViolations violations;
  if (complaint.body == ComplaintBody::kUnspecified) {
    violations.Add("complaint.body", "given");
  }
  const PartialDate& filed = complaint.filed_date;
  if (filed.complete() && filed <= today && filed >= matter.sent_date &&
      ComesTooEarly(complaint, matter)) {
    violations.Add("complaint.filed_date",
                   "a day more than 14 days after the last day to act, within "
                   "which to remind the custodian: receipt is only assumed");
  }
  CheckDay("complaint.filed_date", filed, matter.sent_date,
           "a day not before the letter was sent", today, violations);
  const PartialDate& known = complaint.known_date;
  if (known.known() && !known.complete()) {
    violations.Add("complaint.known_date", "a complete date");
  } else if (known.known() && (known > today || known > filed)) {
    violations.Add("complaint.known_date", "a day not after filed_date");
  }
  CheckCodes(complaint, matter, violations);
  return violations.ToStatus();
}

// Returns the complaint with what follows from its dates. Only OCR's time is
// limited, and OCR may waive that: 45 CFR 160.306(b)(3). Where the day of
// knowing is not given it is that of the breach; a complaint about something
// earlier rests on no such day.
Complaint WorkedOut(Complaint complaint, const Matter& matter) {
  const absl::CivilDay filed = *complaint.filed_date.FirstDay();
  if (!complaint.known_date.known() && matter.breach_known &&
      *matter.breach_known <= filed) {
    complaint.known_date = PartialDate::Of(*matter.breach_known);
  }
  const std::optional<absl::CivilDay> known = complaint.known_date.FirstDay();
  complaint.late = complaint.body == ComplaintBody::kOcr && known &&
                   filed > policy::OcrComplaintBy(*known);
  return complaint;
}

absl::StatusOr<std::vector<Event>> Decide(const FileComplaint& command,
                                          const Matter& matter,
                                          const Context& context) {
  CUSTODIA_RETURN_IF_ERROR(
      CheckFields(command.complaint, matter, PartialDate::Of(context.today)));
  return std::vector<Event>{
      ComplaintFiled{.attempt = command.attempt,
                     .complaint = WorkedOut(command.complaint, matter),
                     .amendment = command.amendment}};
}

absl::StatusOr<std::vector<Event>> DecideAboutAmendment(
    const Retrieval& retrieval, const FileComplaint& command,
    const Context& context) {
  const Amendment* amendment = FindAmendment(retrieval, command.amendment);
  if (amendment == nullptr) {
    return NoSuchAmendment(retrieval, command.amendment);
  }
  const AmendmentState state = StateOf(*amendment);
  if (state == AmendmentState::kReadyToSend) {
    return error::IllegalTransition(NameOf(Command(command)), NameOf(state));
  }
  return Decide(
      command,
      {.defects = amendment->defects,
       .sent_date = amendment->sent_date,
       .breach_known = BreachKnown(*amendment),
       .refused = amendment->denial.has_value(),
       .to_be_reminded =
           [&](absl::CivilDay day) { return IsToBeReminded(*amendment, day); }},
      context);
}

}  // namespace

absl::StatusOr<std::vector<Event>> DecideComplaint(const Retrieval& retrieval,
                                                   const FileComplaint& command,
                                                   const Context& context) {
  if (!command.amendment.empty()) {
    return DecideAboutAmendment(retrieval, command, context);
  }
  const Attempt* attempt = FindAttempt(retrieval, command.attempt);
  if (attempt == nullptr) return NoSuchAttempt(retrieval, command.attempt);
  if (!attempt->sent()) {
    return error::IllegalTransition(NameOf(Command(command)),
                                    NameOf(attempt->state));
  }
  return Decide(
      command,
      {.defects = attempt->defects,
       .sent_date = attempt->sent_date,
       .breach_known = BreachKnown(*attempt),
       .refused = attempt->denial.has_value(),
       .to_be_reminded =
           [&](absl::CivilDay day) { return IsToBeReminded(*attempt, day); }},
      context);
}

}  // namespace custodia::request
