#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_SAMPLE_EVENTS_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_SAMPLE_EVENTS_H_

#include <vector>

#include "services/request/domain/events.h"
#include "services/request/domain/findings.h"

namespace custodia::request::testing {

// Returns one event of each kind, and of each kind of reply, with a value in
// every field that it has; RetrievalCreated comes first. Not a life that
// Decide() would make.
std::vector<Event> EveryEvent();

// Returns a finding with a value in every field.
CustodyFinding FullFinding();

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_SAMPLE_EVENTS_H_
