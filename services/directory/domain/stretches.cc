#include "services/directory/domain/stretches.h"

#include <algorithm>
#include <set>

namespace custodia::directory {

std::vector<DayRange> CutAt(const DayRange& whole,
                            const std::vector<DayRange>& ranges) {
  std::set<absl::CivilDay> starts;  // Days on which a new piece begins.
  for (const DayRange& range : ranges) {
    if (range.first) starts.insert(*range.first);
    if (range.last) starts.insert(*range.last + 1);
  }
  std::vector<DayRange> pieces;
  DayRange rest = whole;
  for (const absl::CivilDay start : starts) {
    if (rest.first && start <= *rest.first) continue;
    if (rest.last && start > *rest.last) break;
    pieces.push_back({rest.first, start - 1});
    rest.first = start;
  }
  pieces.push_back(rest);
  return pieces;
}

bool Covers(const DayRange& whole, const DayRange& part) {
  return Intersect(whole, part) == part;
}

DayRange Narrowed(const DayRange& asked, const std::vector<DayRange>& known) {
  if (known.empty()) return asked;
  DayRange extent = known.front();
  for (const DayRange& range : known) {
    if (!range.first) extent.first = std::nullopt;
    if (!range.last) extent.last = std::nullopt;
    if (extent.first) extent.first = std::min(*extent.first, *range.first);
    if (extent.last) extent.last = std::max(*extent.last, *range.last);
  }
  DayRange narrowed = asked;
  if (!narrowed.first) narrowed.first = extent.first;
  if (!narrowed.last) narrowed.last = extent.last;
  return narrowed.Inverted() ? asked : narrowed;
}

}  // namespace custodia::directory
