#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_STRETCHES_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_STRETCHES_H_

#include <vector>

#include "common/dates.h"

namespace custodia::directory {

// Cuts `whole` so that each piece lies wholly inside or wholly outside of every
// range of `ranges`. Returns the pieces in order of time; together they are
// `whole`.
std::vector<DayRange> CutAt(const DayRange& whole,
                            const std::vector<DayRange>& ranges);

// Returns whether `part`, one of the pieces, lies inside `whole`.
bool Covers(const DayRange& whole, const DayRange& part);

// Returns `asked` with its open ends drawn in to where something is known:
// `known` are the days of which something is. An end stays open where a known
// range is open there, where nothing is known, or where asked and known days
// do not meet.
DayRange Narrowed(const DayRange& asked, const std::vector<DayRange>& known);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_STRETCHES_H_
