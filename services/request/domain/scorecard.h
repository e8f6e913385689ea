#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_SCORECARD_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_SCORECARD_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/request/domain/retrieval.h"
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

// Makes a scorecard of retrievals that come one by one. Not thread-safe.
class ScorecardTally {
 public:
  // `organization` as in Lead; what is overdue is so at `now`.
  ScorecardTally(std::string organization, absl::Time now)
      : now_(now), card_{.organization = std::move(organization)} {}

  // Counts the attempts of `retrieval` at the organization. In any order, each
  // retrieval once.
  void Add(const Retrieval& retrieval);

  // Returns the scorecard of what was added.
  Scorecard Finish() &&;

 private:
  void Count(const Attempt& attempt);
  void CountReply(const Attempt& attempt);
  void CountDefects(const Attempt& attempt);

  const absl::Time now_;
  Scorecard card_;
  std::vector<int> days_;  // of each reply
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_SCORECARD_H_
