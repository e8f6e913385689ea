#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_RETENTION_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_RETENTION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/request/policy/rules.h"

namespace custodia::request::policy {

// Something that is, or was, open about the records.
struct Hold {
  HoldKind kind = HoldKind::kUnspecified;
  absl::CivilDay since;
  std::optional<absl::CivilDay> ended;  // first day without it; absent: open
};

struct RetentionQuestion {
  std::string state;  // of the holder
  HolderType holder_type = HolderType::kUnspecified;
  absl::CivilDay service_date;
  std::optional<absl::CivilDay> birth_date;
  absl::CivilDay as_of;
  std::optional<absl::CivilDay> last_encounter;  // absent: the service date
  std::optional<absl::CivilDay> death_date;
  std::string category;  // a RecordsSought category's name, or ""
  std::vector<Hold> holds;
};

enum class RetentionVerdict {
  kUnspecified = 0,
  kMustStillExist,
  kMayExist,
  kUnknown,
};

struct RetentionAnswer {
  RetentionVerdict verdict = RetentionVerdict::kUnknown;
  std::optional<absl::CivilDay> keep_until;  // last day
  std::string rule;
  std::string citation;
  Confidence confidence = Confidence::kUnknown;
  // What forbids destroying the records, if they exist: the rules of each hold
  // that is open, in the order of the question's holds.
  std::vector<Basis> holds;

  bool operator==(const RetentionAnswer&) const = default;
};

// Returns whether the records should still exist (R-RET-01 to R-RET-07). Beyond
// the days that their age gives them they must where a hold is open that began
// while they had to exist, by a rule of medium or high confidence; `keep_until`
// stays what their age gives.
RetentionAnswer AssessRetention(const Ruleset& rules,
                                const RetentionQuestion& question);

// Returns the same by the records' age alone, whatever holds there are.
// Minors are judged at the date of service and by rules for minors alone; a
// patient without birth date by the rule for all, where the holder has no other
// for minors. A category with rules of its own leaves the general ones.
// kMustStillExist comes only from a rule of high or medium confidence, and only
// where it is clear which rule was in force when the record could first have
// been destroyed; no rule is kUnknown, never six years.
RetentionAnswer RetentionByAge(const Ruleset& rules,
                               const RetentionQuestion& question);

// The days an expression of R-RET-03 is about.
struct RetentionDays {
  absl::CivilDay last;     // trigger: last encounter or discharge
  absl::CivilDay created;  // date of service
  std::optional<absl::CivilDay> birth;
  std::optional<int> majority_age;
};

// Returns the last day of keeping that `expression` gives. Space between its
// parts does not count.
// INVALID_ARGUMENT, RETENTION_EXPRESSION_INVALID, with the position, where it
// does not follow the grammar; FAILED_PRECONDITION, BIRTH_DATE_MISSING or
// MAJORITY_UNKNOWN, where it needs one that is not there.
absl::StatusOr<absl::CivilDay> EvaluateRetention(absl::string_view expression,
                                                 const RetentionDays& days);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_RETENTION_H_
