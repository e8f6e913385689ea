#ifndef CUSTODIA_SERVICES_REQUEST_WORKERS_QUESTIONS_H_
#define CUSTODIA_SERVICES_REQUEST_WORKERS_QUESTIONS_H_

#include "absl/status/status.h"
#include "services/request/clients/directory_client.h"
#include "services/request/domain/retrieval.h"

// What the directory is asked about a retrieval.
namespace custodia::request {

// Returns the question whose answer makes the parts of a retrieval.
LocationQuestion QuestionAboutWhole(const Order& order);

// Returns the question about the organization that `part` awaits; where it
// awaits none, the whole question anew for the days of the part. Who was asked
// in the part is not to be offered again.
LocationQuestion QuestionAboutPart(const Retrieval& retrieval,
                                   const Part& part);

// Returns whether the error `status` is about the question itself: asking again
// would be answered the same. Anything else is a fault of the deployment, and
// nothing may be concluded from it about custody.
bool IsFinal(const absl::Status& status);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_WORKERS_QUESTIONS_H_
