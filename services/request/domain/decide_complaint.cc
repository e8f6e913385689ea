#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/law_today.h"
#include "services/request/policy/due_dates.h"

namespace custodia::request {
namespace {

void CheckCodes(const Complaint& complaint, const Attempt& attempt,
                error::FieldViolations& violations) {
  for (size_t i = 0; i < complaint.defect_codes.size(); ++i) {
    const bool known =
        std::any_of(attempt.defects.begin(), attempt.defects.end(),
                    [&](const policy::Defect& defect) {
                      return defect.code == complaint.defect_codes[i];
                    });
    if (!known) {
      violations.Add(absl::StrCat("complaint.defect_codes[", i, "]"),
                     "the code of one of the attempt's defects");
    }
  }
}

// Returns whether the complaint can only be of silence, and that before a
// reminder: no complaint rests on an assumed date before one. Of a refusal, or
// of defects that it names, it is at any time.
bool ComesTooEarly(const Complaint& complaint, const Attempt& attempt) {
  return complaint.body != ComplaintBody::kCustodian && !attempt.denial &&
         complaint.defect_codes.empty() &&
         IsToBeReminded(attempt, *complaint.filed_date.FirstDay());
}

absl::Status CheckFields(const Complaint& complaint, const Attempt& attempt,
                         const PartialDate& today) {
  error::FieldViolations violations;
  if (complaint.body == ComplaintBody::kUnspecified) {
    violations.Add("complaint.body", "given");
  }
  const PartialDate& filed = complaint.filed_date;
  if (!filed.complete()) {
    violations.Add("complaint.filed_date", "a complete date");
  } else if (filed > today) {
    violations.Add("complaint.filed_date", "a day that is not in the future");
  } else if (filed < attempt.sent_date) {
    violations.Add("complaint.filed_date",
                   "a day not before the letter was sent");
  } else if (ComesTooEarly(complaint, attempt)) {
    violations.Add("complaint.filed_date",
                   "a day more than 14 days after the last day to act, within "
                   "which to remind the custodian: receipt is only assumed");
  }
  const PartialDate& known = complaint.known_date;
  if (known.known() && !known.complete()) {
    violations.Add("complaint.known_date", "a complete date");
  } else if (known.known() && (known > today || known > filed)) {
    violations.Add("complaint.known_date", "a day not after filed_date");
  }
  CheckCodes(complaint, attempt, violations);
  return violations.ToStatus();
}

// Returns the complaint with what follows from its dates. Only OCR's time is
// limited, and OCR may waive that: 45 CFR 160.306(b)(3). Where the day of
// knowing is not given it is that of the attempt's breach; a complaint about
// something earlier rests on no such day.
Complaint WorkedOut(Complaint complaint, const Attempt& attempt) {
  const absl::CivilDay filed = *complaint.filed_date.FirstDay();
  if (!complaint.known_date.known()) {
    const std::optional<absl::CivilDay> known = BreachKnown(attempt);
    if (known && *known <= filed) {
      complaint.known_date = PartialDate::Of(*known);
    }
  }
  const std::optional<absl::CivilDay> known = complaint.known_date.FirstDay();
  complaint.late = complaint.body == ComplaintBody::kOcr && known &&
                   filed > policy::OcrComplaintBy(*known);
  return complaint;
}

}  // namespace

absl::StatusOr<std::vector<Event>> DecideComplaint(const Retrieval& retrieval,
                                                   const FileComplaint& command,
                                                   const Context& context) {
  const Attempt* attempt = FindAttempt(retrieval, command.attempt);
  if (attempt == nullptr) return NoSuchAttempt(retrieval, command.attempt);
  if (!attempt->sent()) {
    return error::IllegalTransition(NameOf(Command(command)),
                                    NameOf(attempt->state));
  }
  CUSTODIA_RETURN_IF_ERROR(
      CheckFields(command.complaint, *attempt, PartialDate::Of(context.today)));
  return std::vector<Event>{
      ComplaintFiled{.attempt = command.attempt,
                     .complaint = WorkedOut(command.complaint, *attempt)}};
}

}  // namespace custodia::request
