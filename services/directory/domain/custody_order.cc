#include "services/directory/domain/custody_order.h"

#include <algorithm>
#include <utility>

namespace custodia::directory {
namespace {

bool SameDay(const SuccessionEvent& a, const SuccessionEvent& b) {
  return a.effective_date.LastDay() == b.effective_date.LastDay();
}

// Whether `a` is to be believed before `b`. A strict total order.
bool Beats(const SuccessionEvent& a, const SuccessionEvent& b) {
  const Weight of_a = WeightOf(a.evidence);
  const Weight of_b = WeightOf(b.evidence);
  return of_a != of_b ? of_a > of_b : a.id < b.id;
}

// Whether only somebody's word, or an inference, speaks for it.
bool IsHearsay(const SuccessionEvent& event) {
  return WeightOf(event.evidence).grade < Grade::kPublished;
}

bool TakesBusiness(const SuccessionEvent& event) {
  return !event.to.empty() && !MovesRecordsAlone(event.kind);
}

std::vector<SuccessionEvent> OfOneClass(std::vector<SuccessionEvent> events) {
  const auto dated_end = std::partition(
      events.begin(), events.end(),
      [](const SuccessionEvent& one) { return one.effective_date.known(); });
  std::vector<SuccessionEvent> undated(dated_end, events.end());
  events.erase(dated_end, events.end());
  std::sort(events.begin(), events.end(),
            [](const SuccessionEvent& a, const SuccessionEvent& b) {
              return SameDay(a, b) ? Beats(a, b)
                                   : a.effective_date.LastDay() <
                                         b.effective_date.LastDay();
            });
  std::sort(undated.begin(), undated.end(), Beats);
  // An undated event competes with every dated one: it goes before the first
  // that it beats.
  for (SuccessionEvent& one : undated) {
    const auto place = std::find_if(
        events.begin(), events.end(),
        [&](const SuccessionEvent& other) { return Beats(one, other); });
    events.insert(place, std::move(one));
  }
  return events;
}

}  // namespace

bool MovesRecordsAlone(SuccessionKind kind) {
  return kind == SuccessionKind::kCustodyTransfer ||
         kind == SuccessionKind::kAppointment;
}

std::vector<SuccessionEvent> InOrderOfClaim(
    std::vector<SuccessionEvent> events) {
  std::vector<SuccessionEvent> transfers;
  std::vector<SuccessionEvent> sales;
  std::vector<SuccessionEvent> hearsay;
  const bool filed =
      std::any_of(events.begin(), events.end(), [](const auto& event) {
        return TakesBusiness(event) && !IsHearsay(event);
      });
  for (SuccessionEvent& event : events) {
    if (event.to.empty()) continue;
    auto& its_class = TakesBusiness(event)        ? sales
                      : filed && IsHearsay(event) ? hearsay
                                                  : transfers;
    its_class.push_back(std::move(event));
  }
  std::vector<SuccessionEvent> ordered;
  for (auto* one_class : {&transfers, &sales, &hearsay}) {
    for (SuccessionEvent& event : OfOneClass(std::move(*one_class))) {
      ordered.push_back(std::move(event));
    }
  }
  return ordered;
}

bool Overrules(const SuccessionEvent& winner, const SuccessionEvent& loser) {
  if (winner.to == loser.to) return false;  // They say the same.
  return MovesRecordsAlone(winner.kind) != MovesRecordsAlone(loser.kind) ||
         SameDay(winner, loser) || !winner.effective_date.known() ||
         !loser.effective_date.known();
}

}  // namespace custodia::directory
