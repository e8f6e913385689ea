#include "services/request/domain/scorecard.h"

#include <algorithm>
#include <cstddef>

#include "services/request/domain/law_today.h"

namespace custodia::request {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);

// `days` is sorted and not empty.
absl::Duration Median(const std::vector<int>& days) {
  const size_t upper = days.size() / 2;
  const size_t lower = (days.size() - 1) / 2;
  return (days[lower] + days[upper]) * kDay / 2;
}

absl::Duration P90(const std::vector<int>& days) {
  const size_t rank = (days.size() * 9 + 9) / 10;  // from 1
  return days[rank - 1] * kDay;
}

}  // namespace

void ScorecardTally::Add(const Retrieval& retrieval) {
  for (const Attempt& attempt : retrieval.attempts) {
    if (attempt.lead.organization == card_.organization &&
        attempt.lead.role == Role::kHolder && attempt.sent()) {
      Count(attempt);
    }
  }
}

void ScorecardTally::Count(const Attempt& attempt) {
  ++card_.requests;
  if (attempt.answered()) CountReply(attempt);
  if (attempt.state == AttemptState::kNotCustodian) ++card_.misrouted;
  if (attempt.state != AttemptState::kPartiallyFulfilled &&
      IsOverdue(attempt, now_)) {
    ++card_.unanswered;
  }
  if (!attempt.defects.empty()) CountDefects(attempt);
}

void ScorecardTally::CountReply(const Attempt& attempt) {
  ++card_.replies;
  const auto received = attempt.received_date.FirstDay();
  const auto replied = attempt.answer_date.FirstDay();
  if (!received || !replied) return;
  // A receipt that was only assumed may lie after the reply.
  days_.push_back(std::max(0, static_cast<int>(*replied - *received)));
  if (attempt.clock.due && *replied > *attempt.clock.due) ++card_.late;
}

void ScorecardTally::CountDefects(const Attempt& attempt) {
  ++card_.defective;
  for (policy::Defect defect : attempt.defects) {
    defect.explanation.clear();
    const auto place = std::lower_bound(
        card_.defects.begin(), card_.defects.end(), defect.code,
        [](const policy::Defect& known, const std::string& code) {
          return known.code < code;
        });
    if (place == card_.defects.end() || place->code != defect.code) {
      card_.defects.insert(place, std::move(defect));
    }
  }
}

Scorecard ScorecardTally::Finish() && {
  if (!days_.empty()) {
    std::sort(days_.begin(), days_.end());
    card_.median_reply_time = Median(days_);
    card_.p90_reply_time = P90(days_);
  }
  return std::move(card_);
}

}  // namespace custodia::request
