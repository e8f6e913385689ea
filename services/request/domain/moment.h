#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_MOMENT_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_MOMENT_H_

#include <algorithm>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/request/domain/law_today.h"

namespace custodia::request {

// A point in time at which something is decided. Who asks it what has been
// reached learns beside it until when every answer, and so the decision, holds.
class Moment {
 public:
  explicit Moment(absl::Time now) : now_(now) {}

  // Returns whether `time` has come.
  bool Reached(absl::Time time) {
    if (time <= now_) return true;
    until_ = std::min(until_, time);
    return false;
  }

  // Returns whether `day` has begun in a zone (IANA; "" or unknown: UTC).
  bool HasBegun(absl::CivilDay day, absl::string_view time_zone) {
    return Reached(StartOf(day, time_zone));
  }

  // Returns the soonest time at which what was asked is answered otherwise.
  absl::Time until() const { return until_; }

 private:
  const absl::Time now_;
  absl::Time until_ = absl::InfiniteFuture();
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_MOMENT_H_
