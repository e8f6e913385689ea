#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_SAMPLE_ORDER_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_SAMPLE_ORDER_H_

#include "custodia/request/v1/retrieval.pb.h"
#include "services/request/domain/order.h"

namespace custodia::request::testing {

// Returns an order that lacks nothing and breaks no rule from the year 2024 on:
// an invented adult asks for her own chart of 2001 to 2009.
Order SampleOrder();

// Returns the same as a caller sends it, with a nine-digit `ssn`.
v1::Retrieval SampleRetrieval();

// Returns an order with a value in every field, that of a child's parent.
// No two texts in it are equal.
Order FullOrder();

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_SAMPLE_ORDER_H_
