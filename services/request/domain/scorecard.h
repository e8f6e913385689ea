#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_SCORECARD_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_SCORECARD_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/request/domain/attempt.h"
#include "services/request/policy/rules.h"

namespace custodia::request {

// How one organization has answered as a holder, over all retrievals. Tells
// nothing of any patient.
struct Scorecard {
  std::string organization;
  int requests = 0;  // attempts that were sent to it
  int replies = 0;   // of these, answered for good
  // From receipt to the first such answer, where both days are known; absent:
  // no such.
  std::optional<absl::Duration> median_reply_time;
  std::optional<absl::Duration> p90_reply_time;  // by nearest rank
  int late = 0;                                  // answered after the last day
  int misrouted = 0;                             // it was not the custodian
  int defective = 0;                             // it broke the law
  int unanswered = 0;  // overdue, and nothing was decided
  // One of each code, by code; without explanations, which speak of a case.
  std::vector<policy::Defect> defects;

  bool operator==(const Scorecard&) const = default;
};

// What one attempt says of the organization that was asked, without anything of
// the case.
struct Conduct {
  bool replied = false;  // for good
  // From receipt to that reply, where both days are known.
  std::optional<int> days_to_reply;
  bool late = false;
  bool misrouted = false;
  // From when on it is overdue, unless it is answered.
  std::optional<absl::Time> overdue_from;
  std::vector<policy::Defect> defects;  // without explanations

  bool operator==(const Conduct&) const = default;
};

// Nothing where it was no holder that was asked, or the letter never left.
std::optional<Conduct> ConductIn(const Attempt& attempt);

// Makes the scorecard of an organization. Not thread-safe.
class ScorecardTally {
 public:
  // `organization` as in Lead; what is overdue is so at `now`.
  ScorecardTally(std::string organization, absl::Time now)
      : now_(now), card_{.organization = std::move(organization)} {}

  // Counts one attempt. In any order, each once.
  void Add(Conduct conduct);

  // Returns the scorecard of what was added.
  Scorecard Finish() &&;

 private:
  void AddDefects(std::vector<policy::Defect> defects);

  const absl::Time now_;
  Scorecard card_;
  std::vector<int> days_;  // of each reply
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_SCORECARD_H_
