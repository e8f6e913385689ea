#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_CLIMB_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_CLIMB_H_

#include "services/request/domain/retrieval.h"

// Whose ladder is climbed again once the directory knows somebody new.
namespace custodia::request {

// Returns whether `part` has nobody to ask, or waits for a referrer only to
// hear whom to ask. Not where the patient decides whether it goes on: where one
// that has the records refused them, or a letter has not been sent yet.
bool MayClimb(const Retrieval& retrieval, const Part& part);

// Returns whether any part may.
bool MayClimb(const Retrieval& retrieval);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_CLIMB_H_
