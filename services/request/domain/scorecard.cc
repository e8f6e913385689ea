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

std::optional<Conduct> ConductIn(const Attempt& attempt) {
  if (attempt.lead.role != Role::kHolder || !attempt.sent()) {
    return std::nullopt;
  }
  Conduct conduct{
      .replied = attempt.answered(),
      .misrouted = attempt.state == AttemptState::kNotCustodian,
      .overdue_from = attempt.state == AttemptState::kPartiallyFulfilled
                          ? std::nullopt
                          : OverdueFrom(attempt),
      .defects = attempt.defects};
  for (policy::Defect& defect : conduct.defects) defect.explanation.clear();
  const auto received = attempt.received_date.FirstDay();
  const auto replied = attempt.answer_date.FirstDay();
  if (conduct.replied && received && replied) {
    // A receipt that was only assumed may lie after the reply.
    conduct.days_to_reply = std::max(0, static_cast<int>(*replied - *received));
    conduct.late = attempt.clock.due && *replied > *attempt.clock.due;
  }
  return conduct;
}

void ScorecardTally::Add(Conduct conduct) {
  ++card_.requests;
  if (conduct.replied) ++card_.replies;
  if (conduct.days_to_reply) days_.push_back(*conduct.days_to_reply);
  if (conduct.late) ++card_.late;
  if (conduct.misrouted) ++card_.misrouted;
  if (conduct.overdue_from && *conduct.overdue_from <= now_) ++card_.unanswered;
  if (conduct.defects.empty()) return;
  ++card_.defective;
  AddDefects(std::move(conduct.defects));
}

void ScorecardTally::AddDefects(std::vector<policy::Defect> defects) {
  for (policy::Defect& defect : defects) {
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
