#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_ADD_LAW_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_ADD_LAW_H_

#include "custodia/request/v1/retrieval.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Returns `retrieval` with what the law says of it today: for each attempt to a
// holder that received it, by when it must act and whose law says so. It is
// worked out whenever a retrieval is read, never stored: a pure function of the
// day of receipt and the rules, whose version it bears. Where the directory
// does not know whether the holder is a covered entity no clock is named.
v1::Retrieval AddLaw(v1::Retrieval retrieval, const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_ADD_LAW_H_
