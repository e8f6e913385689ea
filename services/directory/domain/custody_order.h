#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_ORDER_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_ORDER_H_

#include <vector>

#include "services/directory/domain/succession.h"

namespace custodia::directory {

// Returns whether the event moved the records and not the organization: a
// custody transfer or an appointment.
bool MovesRecordsAlone(SuccessionKind kind);

// Sorts events of one organization so that each takes, of what those before it
// left, all that it names: transfers and appointments before sales, mergers and
// renames, but behind them where they are only reported and one of those is
// published or official; within these by date; where the dates are the same or
// one is not known, the better evidence first, then the more recent, then by
// id. Drops closures: they move nothing.
std::vector<SuccessionEvent> InOrderOfClaim(
    std::vector<SuccessionEvent> events);

// Returns whether two events that claim the same records contradict each other,
// the first of them being the earlier in the order of claim. Sales on different
// days do not: each takes what is there.
bool Overrules(const SuccessionEvent& winner, const SuccessionEvent& loser);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_ORDER_H_
