#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_DUE_DATES_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_DUE_DATES_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/request/policy/rules.h"

namespace custodia::request::policy {

// More time, as a custodian claimed it. 45 CFR 164.524(b)(2)(ii).
struct ExtensionClaim {
  absl::CivilDay notice_date;
  std::optional<absl::CivilDay> promised_date;
  bool written_with_reasons = false;
  bool inspection_only = false;  // NE extends inspection alone
};

// Which clock, and the facts on which laws tell cases apart. Days are civil
// days in the holder's zone (R-DAY-14).
struct DueQuestion {
  Clock clock = Clock::kAccess;
  std::string state;  // of the holder; "" where not known: federal law alone
  HolderType holder_type = HolderType::kUnspecified;
  absl::CivilDay received;  // day 0
  Access access = Access::kCopy;
  Purpose purpose = Purpose::kUnspecified;
  Payer payer = Payer::kIndividual;
  // A third party asks by the patient's directive: the patient's own access.
  bool by_directive = false;
  bool records_outside_state = false;
  bool covered_entity = true;
  bool inpatient = false;
  std::optional<ExtensionClaim> extension;
  bool extension_already_used = false;
  std::set<absl::CivilDay> holidays;  // beside the federal ones
  absl::CivilDay as_of;
};

struct DueAnswer {
  // Binding: for copies, or for inspection where that is all that was asked.
  std::optional<absl::CivilDay> due;
  // Binding, where inspection was asked.
  std::optional<absl::CivilDay> inspection_due;
  bool extension_accepted = false;  // it moved one of the dates
  // Where it moved none, why not: EXTENSION_USED, EXTENSION_NOTICE_LATE,
  // EXTENSION_WITHOUT_DATE, EXTENSION_TOO_LONG, EXTENSION_WITHOUT_REASONS, or
  // EXTENSION_NOT_GRANTED where the binding law is not known to grant any.
  std::string extension_problem;
  std::optional<absl::CivilDay> latest_possible;  // `due`, validly extended
  bool overdue = false;                           // `due` is before `as_of`
  // The last day to complain to OCR where it is never answered: 180 days from
  // the day after the due date (45 CFR 160.306(b)(3)); absent where HIPAA does
  // not bind.
  std::optional<absl::CivilDay> ocr_complaint_by;
  std::vector<Basis> basis;  // each law that had a say, the binding one first
};

// Returns when the custodian must have acted. Each law is its own regime with
// base and extension, the earliest resulting date binds, and an extension moves
// only the law that grants it. Nothing suspends the clock; no date rolls over a
// weekend (R-DAY-01 to R-DAY-14).
DueAnswer ComputeDueDates(const Ruleset& rules, const DueQuestion& question);

// Returns the last day to complain to OCR of what the patient knew of since
// `known`: 180 days later. 45 CFR 160.306(b)(3).
absl::CivilDay OcrComplaintBy(absl::CivilDay known);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_DUE_DATES_H_
