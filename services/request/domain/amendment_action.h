#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_AMENDMENT_ACTION_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_AMENDMENT_ACTION_H_

#include <optional>

#include "services/request/domain/moment.h"
#include "services/request/domain/next_action.h"

namespace custodia::request {

// A correction at a moment.
struct AmendmentCase {
  const Order& order;
  const Amendment& amendment;
  Moment& moment;
};

// Returns what a correction wants done, for NextActions() alone: send, wait,
// remind, disagree, complain. Nothing once it has ended.
std::optional<NextAction> ForAmendment(const AmendmentCase& facts);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_AMENDMENT_ACTION_H_
