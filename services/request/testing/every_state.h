#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_EVERY_STATE_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_EVERY_STATE_H_

#include <vector>

#include "services/request/testing/life.h"

namespace custodia::request::testing {

// Returns lives that stand in every state of a retrieval, and whose attempts
// stand in every state of an attempt to a holder and to a referrer, with and
// without a letter that left, and whose amendments in every state of one.
// Commands alone led there; one that was refused fails the test that runs.
std::vector<Life> LivesInEveryState();

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_EVERY_STATE_H_
